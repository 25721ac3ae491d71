/**
 * The server: adapter-node's handler behind what a framework cannot do for static files, errors and sockets.
 * It takes its port before anything else, so a second start can spoil nothing, and says “starting” until the
 * application is ready.
 */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cannotListen, originOf, readAddress } from './run/address.mjs';
import { root } from './run/own-node.mjs';
import { complain, say } from './run/say.mjs';
import { stopGracefully } from './run/stop-gracefully.ts';
import { createFrontDoor } from './run/front-door.ts';

process.chdir(root);
try {
	const address = readAddress(process.env);
	const door = createFrontDoor();
	await new Promise<void>((resolve, reject) => {
		door.server.once('error', (error) => reject(cannotListen(error, address)));
		door.server.listen(address.port, address.host, resolve);
	});
	const stop = stopGracefully(door.server);

	// PORT=0 asks for any free port: only now is it known how people reach us.
	const { port } = door.server.address() as AddressInfo;
	const origin = address.originIsGiven ? address.origin : originOf(address.host, port);
	process.env['ORIGIN'] = origin;
	process.env['NODE_ENV'] ??= 'production';
	process.env['BODY_SIZE_LIMIT'] ??= '512K';

	const { handler } = await import(pathToFileURL(join(root, 'build', 'handler.js')).href);
	if (stop.isStopping()) {
		// The signal came while the database was being prepared: only now is there somebody to tell.
		stop.tellApplication();
	} else {
		door.open(handler, { origin, redirectTo: address.originIsGiven ? null : origin });
		say(`\nFirstword is ready at ${origin}`);
		for (const line of globalThis.firstword?.greeting ?? []) say(line);
		say('Ctrl-C stops it.');
	}
} catch (error) {
	complain(error);
	process.exit(1);
}
