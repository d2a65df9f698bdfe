import { describe, expect, it } from 'vitest';
import {
	withHashes,
	withIcon,
	withoutFacades,
	withRelativeAddresses,
	withWebPreloads,
} from './index-page.ts';

const FACADES: Record<string, string> = {
	'_app/immutable/entry/start.A.js': 'export{a as load_css,b as start}from"../chunks/X.js";\n',
	'_app/immutable/entry/app.B.js': 'export{c as nodes,d}from"../chunks/X.js";\n',
};
const page = () => `<html><head>
	<meta content="script-src 'self' 'sha256-old='; style-src 'self'">
	<link rel="icon" href="./icon.svg">
	<link href="./_app/immutable/entry/start.A.js" rel="modulepreload">
	<link href="./_app/immutable/chunks/X.js" rel="modulepreload">
</head><body><script>
Promise.all([
	import("./_app/immutable/entry/start.A.js"),
	import("./_app/immutable/entry/app.B.js")
]).then(([kit, app]) => kit.start(app));
</script></body></html>`;

describe('index.html', () => {
	it('has addresses that hold in any folder', () => {
		const html = '<link href="/_app/a.js"><script>import("/_app/b.js")</script>';
		const relative = '<link href="./_app/a.js"><script>import("./_app/b.js")</script>';
		expect(withRelativeAddresses(html)).toBe(relative);
		expect(() => withRelativeAddresses(relative)).toThrow('/_app/');
		expect(() => withRelativeAddresses(`${html}<script>import("/b.js")</script>`)).toThrow('root');
	});

	it('imports the chunk and not what passes on names out of it', () => {
		const html = withoutFacades(page(), (file) => FACADES[file] ?? '');
		expect(html).toContain(
			'import("./_app/immutable/chunks/X.js").then((m) => [{ load_css: m.a, start: m.b }, { nodes: m.c, d: m.d }]).then(',
		);
		expect(html).not.toContain('/entry/');
		expect(html.match(/modulepreload/g)).toHaveLength(1);
		expect(() => withoutFacades(page(), () => 'let a = 1;')).toThrow('start.A.js');
	});

	it('carries its icon', () => {
		const html = withIcon(page(), '<svg fill="#fff">\n</svg>');
		expect(html).toContain(`href="data:image/svg+xml,%3Csvg fill='%23fff'%3E %3C/svg%3E"`);
		expect(() => withIcon(html, '')).toThrow('icon');
	});

	it('asks for the files of the case that the address names', () => {
		const html = withWebPreloads(page(), { 'a/nl': ['_app/immutable/chunks/Q.js'] });
		const [, script = ''] = /<script>(\s*\{[\s\S]*?)<\/script>/.exec(html) ?? [];
		const asked = (hash: string, chosen: string | null, language: string) => {
			const links: { href?: string }[] = [];
			const document = {
				createElement: () => ({}),
				head: { append: (link: { href?: string }) => links.push(link) },
			};
			const storage = { getItem: () => chosen };
			new Function('location', 'localStorage', 'navigator', 'document', script)(
				{ hash },
				storage,
				{ language },
				document,
			);
			return links.map(({ href }) => href);
		};
		const file = './_app/immutable/chunks/Q.js';
		expect(asked('#/play/a?variant=b', null, 'nl-BE')).toEqual([file]);
		expect(asked('#/play/a', 'nl', 'fr')).toEqual([file]);
		expect(asked('#/play/a', 'fr', 'nl')).toEqual([]);
		expect(asked('#/play/a', null, 'de')).toEqual([file]);
		expect(asked('#/play/other', null, 'nl')).toEqual([]);
		expect(asked('#/', null, 'nl')).toEqual([]);
	});

	it('allows the scripts that stand in it', () => {
		const html = withHashes(withWebPreloads(page(), {}));
		expect(html.match(/'sha256-[^']+'/g)).toHaveLength(2);
		expect(html).not.toContain('sha256-old=');
	});
});
