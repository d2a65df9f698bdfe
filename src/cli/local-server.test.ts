import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localServer } from './local-server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'balie-server-'));
const site = join(folder, 'site');
const server = localServer(site);

beforeAll(async () => {
	mkdirSync(site);
	writeFileSync(join(site, 'index.html'), '0123456789');
	writeFileSync(join(folder, 'secret.txt'), 'not for you');
	symlinkSync(join(folder, 'secret.txt'), join(site, 'link.txt'));
	symlinkSync(folder, join(site, 'out'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
	await new Promise((resolve) => server.close(resolve));
	rmSync(folder, { recursive: true, force: true });
});

/** What the server answers; `path` goes over the line as it is. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
	const { port } = server.address() as AddressInfo;
	return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>(
		(resolve, reject) => {
			const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
				let body = '';
				response.on('data', (part: Buffer) => (body += part.toString()));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
				);
			});
			asked.on('error', reject);
			asked.end();
		},
	);
}

describe('the local server', () => {
	it('serves the page with the usual headers', async () => {
		const { status, body, headers } = await ask('/');
		expect([status, body]).toEqual([200, '0123456789']);
		expect(headers['content-type']).toMatch(/^text\/html/);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers.etag).toBeTruthy();
	});

	it.each([
		['bytes=2-4', 206, '234'],
		['bytes=8-', 206, '89'],
		['bytes=-3', 206, '789'],
		['bytes=7-99', 206, '789'],
		['bytes=99-', 416, undefined],
		['bytes=5-2', 416, undefined],
		['bytes=-0', 416, undefined],
		['bytes=a-b', 416, undefined],
		['lines=1-2', 416, undefined],
		['bytes=0-1,4-5', 416, undefined],
	])('answers the range %s with %i and goes on', async (range, status, body) => {
		const answer = await ask('/index.html', { range });
		expect(answer.status).toBe(status);
		if (body !== undefined) expect(answer.body).toBe(body);
		expect((await ask('/')).status).toBe(200);
	});

	it.each([
		'/link.txt',
		'/out/secret.txt',
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/%E0%A4%A',
		'/none',
	])('finds nothing at %s', async (path) => {
		const { status, body } = await ask(path);
		expect(status).toBe(404);
		expect(body).not.toContain('not for you');
	});

	it.each([
		['localhost:4173', 200],
		['LOCALHOST', 200],
		['[::1]:80', 200],
		['balie.example', 421],
		['localhost.example:4173', 421],
	])('answers the host %s with %i', async (host, status) => {
		expect((await ask('/', { host })).status).toBe(status);
	});

	it('takes no other method', async () => {
		expect((await ask('/', {}, 'POST')).status).toBe(405);
		expect((await ask('/', {}, 'HEAD')).body).toBe('');
	});
});
