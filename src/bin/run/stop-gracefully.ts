import type { Server } from 'node:http';
import { Server as SocketServer, type Socket } from 'node:net';
import { say } from './say.mjs';

/** How long an idle connection may still bring a request that was already on its way, in ms. */
const ON_ITS_WAY = 500;

/** When requests that still run are cut off, and when the process ends whatever happens, in ms. */
const CUT_OFF = 12_000;
const LIMIT = 15_000;

/**
 * Stops the server on SIGTERM and SIGINT without a failed request: no new connections, every running request is
 * finished, every connection is closed with its next answer; then the application closes its database, for which
 * it listens to `sveltekit:shutdown`, as under adapter-node's own server.
 */
export function stopGracefully(server: Server): { isStopping(): boolean; tellApplication(): void } {
	let stoppingSince = 0;
	/** Requests that run on each connection. Node counts a connection that never asked anything as busy. */
	const connections = new Map<Socket, number>();

	server.on('connection', (socket: Socket) => {
		connections.set(socket, 0);
		socket.once('close', () => connections.delete(socket));
	});
	server.prependListener('request', (request, response) => {
		const { socket } = request;
		connections.set(socket, (connections.get(socket) ?? 0) + 1);
		if (stoppingSince) response.setHeader('connection', 'close');
		response.once('close', () => {
			if (connections.has(socket)) connections.set(socket, (connections.get(socket) ?? 1) - 1);
		});
	});

	const tellApplication = () => {
		process.emit('sveltekit:shutdown' as 'SIGTERM', 'SIGTERM');
	};
	const stop = () => {
		if (stoppingSince) {
			// npm passes Ctrl-C on, so that one key press may come twice; a second one means it.
			if (performance.now() - stoppingSince > 1_000) process.exit(1);
			return;
		}
		stoppingSince = performance.now();
		say(connections.size ? 'Stopping: finishing running requests…' : 'Stopping…');

		// The http server's own close would cut idle connections at once, and with them requests on their way.
		SocketServer.prototype.close.call(server, () => {
			tellApplication();
			// Nothing is left to wait for but the database: the process ends by itself when that is closed.
			process.exitCode = 0;
		});
		const closeIdle = () => {
			for (const [socket, requests] of connections) if (requests === 0) socket.destroy();
		};
		setTimeout(() => {
			closeIdle();
			setInterval(closeIdle, 100).unref();
		}, ON_ITS_WAY).unref();
		setTimeout(() => server.closeAllConnections(), CUT_OFF).unref();
		setTimeout(() => {
			say(`Stopped after ${LIMIT / 1000} seconds with work unfinished.`);
			process.exit(1);
		}, LIMIT).unref();
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
	return { isStopping: () => stoppingSince > 0, tellApplication };
}
