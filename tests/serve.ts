import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, isAbsolute, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.xml': 'text/xml',
	'.xsd': 'text/xml',
	'.txt': 'text/plain; charset=utf-8',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.zip': 'application/zip',
	'.woff2': 'font/woff2',
};
const ALREADY_PACKED = new Set(['.woff2', '.png', '.jpg', '.webp', '.zip']);

/** A response as it went over the line: path and bytes of the body. */
export type Sent = { path: string; bytes: number };

export type Server = {
	/** Address of the root, with a slash at the end. */
	url: string;
	sent: Sent[];
	close(): Promise<void>;
};

/**
 * Serves folders, or files made on the spot, on a free port of this machine, with gzip as a platform
 * would. Keys of `places` are path prefixes such as `/a/deep/path/`; a value is a folder or a body.
 */
export async function serve(
	places: Record<string, string | { body: string; type: string }>,
): Promise<Server> {
	const sent: Sent[] = [];
	/** What lies at a path. Rejects where there is nothing. */
	const find = async (path: string) => {
		for (const [prefix, place] of Object.entries(places)) {
			if (typeof place !== 'string') {
				if (path === prefix) return { body: Buffer.from(place.body), type: place.type };
				continue;
			}
			if (!path.startsWith(prefix)) continue;
			const inside = normalize(path.slice(prefix.length) || 'index.html');
			if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
			const type = TYPES[extname(inside)] ?? 'application/octet-stream';
			return { body: await readFile(join(place, inside)), type };
		}
		return undefined;
	};
	const server = createServer((request, response) => {
		const path = pathOf(request.url);
		find(path)
			.catch(() => undefined)
			.then((found) => {
				if (!found) {
					response.writeHead(404).end();
					return;
				}
				const gzip =
					/gzip/.test(String(request.headers['accept-encoding'])) &&
					!ALREADY_PACKED.has(extname(path));
				const body = gzip ? gzipSync(found.body, { level: 6 }) : found.body;
				sent.push({ path, bytes: body.length });
				response.writeHead(200, {
					'content-type': found.type,
					...(gzip ? { 'content-encoding': 'gzip' } : {}),
				});
				response.end(body);
			});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		sent,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** The path that a request asks for; empty, where nothing lies, when it is malformed. */
function pathOf(url = '/'): string {
	try {
		return decodeURIComponent(new URL(url, 'http://x').pathname);
	} catch {
		return '';
	}
}
