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

// What it needs is there only now.
const { localServer } = await import('./local-server.mjs');

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
listen(wanted);

/** @param {number} port a free one is taken where this one cannot be had */
function listen(port) {
	const server = localServer(join(ROOT, 'build'));
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
