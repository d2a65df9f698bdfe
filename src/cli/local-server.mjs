import { realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, sep } from 'node:path';
import sirv from 'sirv';

/** Names of this machine: a page of another site may not reach Balie through a name of its own (DNS rebinding). */
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** @type {Record<string, string>} */
const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * A server of the files in a folder, for this machine only. It follows no link out of the folder, looks for each
 * file when it is asked for (a new build needs no new start), and answers what it cannot serve with a status.
 * @param {string} folder
 */
export function localServer(folder) {
	const serve = sirv(folder, {
		etag: true,
		dev: true,
		setHeaders: (response) => {
			for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
		},
	});
	return createServer((request, response) => {
		/** @type {(status: number, text: string, headers?: Record<string, string>) => void} */
		const refuse = (status, text, headers = {}) => {
			response.writeHead(status, {
				'Content-Type': 'text/plain; charset=utf-8',
				...HEADERS,
				...headers,
			});
			response.end(request.method === 'HEAD' ? undefined : text);
		};
		if (!OWN_NAMES.has(hostName(request.headers.host))) {
			refuse(421, 'Balie answers on localhost only.');
			return;
		}
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			refuse(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
			return;
		}
		const size = sizeOf(folder, request.url);
		if (size === undefined) {
			refuse(404, 'Not found');
			return;
		}
		if (request.headers.range !== undefined) {
			const part = partOf(request.headers.range, size);
			if (!part) {
				refuse(416, 'Range not satisfiable', { 'Content-Range': `bytes */${size}` });
				return;
			}
			// In full, since sirv knows no part that is counted from the end.
			request.headers.range = `bytes=${part.first}-${part.last}`;
		}
		serve(request, response, () => refuse(404, 'Not found'));
	});
}

/**
 * The name in a Host header, without the port.
 * @param {string | undefined} host
 */
function hostName(host = '') {
	return host.replace(/:\d+$/, '').toLowerCase();
}

/**
 * The size in bytes of what a request asks for, a folder's being that of its index.html; undefined where there is
 * nothing, or what is there lies outside the folder behind a link.
 * @param {string} folder
 * @param {string} [url]
 */
function sizeOf(folder, url = '/') {
	try {
		const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
		const root = realpathSync(folder);
		let file = realpathSync(join(root, path));
		if (statSync(file).isDirectory()) file = realpathSync(join(file, 'index.html'));
		return file.startsWith(root + sep) ? statSync(file).size : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The bytes that a Range header asks for (RFC 9110, 14.1.2): from and up to, both included; undefined where it asks
 * for several parts or for none that the file has.
 * @param {string} range
 * @param {number} size
 */
function partOf(range, size) {
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
	if (from === '' && to === '') return undefined;
	const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	return first <= last ? { first, last } : undefined;
}
