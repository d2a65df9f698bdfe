import { createServer } from 'node:http';
import { join } from 'node:path';
import { build, checkNode, installDependencies, ROOT } from './setup.mjs';

/*
 * npm start: installs what is missing, builds, serves Balie on this machine and prints the address.
 */

checkNode();
await installDependencies();
if ((await build()) !== 0) process.exit(1);

const { default: sirv } = await import('sirv');
const serve = sirv(join(ROOT, 'build'), { etag: true });
const wanted = Number(process.env.PORT ?? 4173);

listen(wanted);

/** @param {number} port a free one is taken where this one is in use */
function listen(port) {
	const server = createServer((request, response) =>
		serve(request, response, () => response.writeHead(404).end('Not found')),
	);
	server.on('error', (error) => {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE' && port !== 0) {
			listen(0);
			return;
		}
		console.error(error.message);
		process.exit(1);
	});
	server.listen(port, 'localhost', () => {
		const address = server.address();
		const taken = typeof address === 'object' && address ? address.port : port;
		console.log(`\nBalie: http://localhost:${taken}/\nStop with Ctrl-C.`);
	});
}
