import { createServer } from 'node:http';
import { join } from 'node:path';
import { build, checkNode, installDependencies, ROOT } from './setup.mjs';

/*
 * npm start: installs what is missing, builds, serves Balie on this machine and prints the address.
 * The environment variable PORT asks for a port.
 */

const PORT = 4173;

checkNode();
const wanted = Number(process.env.PORT || PORT);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
	console.error(`PORT: expected a number from 0 to 65535; found ${process.env.PORT}`);
	process.exit(1);
}
if ((await installDependencies()) !== 0 || (await build()) !== 0) process.exit(1);

const { default: sirv } = await import('sirv');
// Looks for each file when it is asked for, so that a new build needs no new start.
const serve = sirv(join(ROOT, 'build'), { etag: true, dev: true });

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
listen(wanted);

/** @param {number} port a free one is taken where this one cannot be had */
function listen(port) {
	const server = createServer((request, response) =>
		serve(request, response, () => {
			response.writeHead(404).end('Not found');
		}),
	);
	server.on('error', (/** @type {NodeJS.ErrnoException} */ { code, message }) => {
		if (port !== 0 && (code === 'EADDRINUSE' || code === 'EACCES')) {
			console.log(`Port ${port} is not free; taking another.`);
			listen(0);
			return;
		}
		console.error(message);
		process.exit(1);
	});
	server.listen(port, 'localhost', () => {
		const address = server.address();
		const taken = typeof address === 'object' && address ? address.port : port;
		console.log(`\nBalie: http://localhost:${taken}/\nStop with Ctrl-C.`);
	});
}
