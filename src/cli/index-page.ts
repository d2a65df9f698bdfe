import { createHash } from 'node:crypto';

/*
 * What the build's last step makes of index.html. The result runs from any folder, names at once all that the
 * first screen needs, and its security policy allows the scripts that stand in it.
 */

/** What the first screen of a case needs, by case and language. */
export type Preloads = Readonly<Record<string, readonly string[]>>;

/** The page with addresses that hold in any folder. Throws when one from the root of the server is left. */
export function withRelativeAddresses(html: string): string {
	const relative = html
		.replace(/(["'(`])\/_app\//g, '$1./_app/')
		.replace(/(href|src)="\/(?!\/)/g, '$1="./');
	if (relative === html) throw new Error('expected addresses that begin with /_app/');
	const left = /(?:href|src)="\/|import\("\/|base: "\//.exec(relative);
	if (left) throw new Error(`an address from the root is left: ${left[0]}`);
	return relative;
}

/**
 * The page that imports the chunk itself instead of the two files that only pass on names out of it: two
 * requests less before anything can start. `read` gives a file of the build.
 */
export function withoutFacades(html: string, read: (file: string) => string): string {
	const imports = [...html.matchAll(/import\("\.\/(_app\/[^"]+)"\)/g)].map(([, file = '']) => file);
	const facades = imports.map((file) => {
		const found = /^export\{([^}]+)\}from"\.\.\/(chunks\/[^"]+)";\s*$/.exec(read(file));
		if (!found) throw new Error(`${file}: expected a file that passes on names out of a chunk`);
		const [, names = '', chunk = ''] = found;
		const members = names.split(',').map((name) => {
			const [from = '', as = from] = name.split(' as ');
			return `${as}: m.${from}`;
		});
		return { chunk, object: `{ ${members.join(', ')} }` };
	});
	const [chunk, ...others] = new Set(facades.map((facade) => facade.chunk));
	if (!chunk || others.length) throw new Error('expected one chunk that all starts from');
	const objects = facades.map(({ object }) => object).join(', ');
	const start = /Promise\.all\(\[\s*import\([^\]]+\]\)/;
	if (!start.test(html)) throw new Error('expected a script that imports what it starts');
	const empty =
		/^\s*<link href="\.\/_app\/immutable\/(?:entry|nodes)\/[^>]+rel="modulepreload">\n/gm;
	return html
		.replace(start, () => `import("./_app/immutable/${chunk}").then((m) => [${objects}])`)
		.replace(empty, '');
}

/** The page with its icon in it, which else is a request before the first screen. */
export function withIcon(html: string, svg: string): string {
	const address = 'href="./icon.svg"';
	if (!html.includes(address)) throw new Error(`expected an icon: ${address}`);
	const data = svg.trim().replace(/\s+/g, ' ').replaceAll('"', "'");
	const safe = data.replace(/[%#<>{}]/g, (one) => encodeURIComponent(one));
	return html.replace(address, () => `href="data:image/svg+xml,${safe}"`);
}

/**
 * The page with a script that asks for the files of the case that the address names, in the language that
 * the page will speak, before the chunk that would ask for them is there. A package leaves it out: it knows
 * its case and its language.
 */
export function withWebPreloads(html: string, preloads: Preloads): string {
	const folder = '_app/immutable/chunks/';
	const short = Object.fromEntries(
		Object.entries(preloads).map(([name, files]) => [
			name,
			files.map((file) => {
				if (!file.startsWith(folder)) throw new Error(`${file}: expected a file in ${folder}`);
				return file.slice(folder.length, -'.js'.length);
			}),
		]),
	);
	const script = `
			{
				const [, id] = /^#\\/play\\/([\\w-]+)/.exec(location.hash) ?? [];
				let chosen;
				try {
					chosen = localStorage.getItem('balie-language');
				} catch {}
				const language = [chosen, navigator.language.slice(0, 2).toLowerCase(), 'nl'].find(
					(one) => ['nl', 'fr', 'en'].includes(one)
				);
				for (const file of ${JSON.stringify(short)}[id + '/' + language] ?? []) {
					const link = document.createElement('link');
					link.rel = 'modulepreload';
					link.href = './${folder}' + file + '.js';
					document.head.append(link);
				}
			}
		`;
	const element = `<!-- website --><script>${script}</script><!-- /website -->`;
	return html.replace('</head>', () => `\t${element}\n\t</head>`);
}

/** The page whose policy allows the scripts that stand in it, and no other. */
export function withHashes(html: string): string {
	const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
		([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
	);
	const policy = /script-src 'self'(?: 'sha256-[A-Za-z0-9+/=]+')*/;
	if (!hashes.length || !policy.test(html))
		throw new Error('expected scripts and a policy for them');
	return html.replace(policy, () => `script-src 'self' ${hashes.join(' ')}`);
}
