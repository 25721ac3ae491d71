import { createServer } from 'node:net';
import { StartRefused } from './say.mjs';

/**
 * Where the server listens and how people reach it.
 * @typedef {{ host: string, port: number, origin: string, originIsGiven: boolean }} Address
 */

/**
 * Reads HOST, PORT and ORIGIN. Without ORIGIN people reach the server where it listens, over plain http.
 * @param {Record<string, string | undefined>} env
 * @returns {Address}
 * @throws {StartRefused} when one of them cannot be meant
 */
export function readAddress(env) {
	const host = env.HOST || '127.0.0.1';
	const port = Number(env.PORT || 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new StartRefused(`PORT is “${env.PORT}”: it must be a whole number from 0 to 65535.`);
	}
	return {
		host,
		port,
		origin: env.ORIGIN ? readOrigin(env.ORIGIN) : originOf(host, port),
		originIsGiven: Boolean(env.ORIGIN)
	};
}

/**
 * The address for a browser on this machine. A server that listens everywhere is reached as localhost too.
 * @param {string} host @param {number} port
 */
export function originOf(host, port) {
	const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return new URL(`http://${name}:${port}`).origin;
}

/** @param {string} text */
function readOrigin(text) {
	try {
		const url = new URL(text);
		if (/^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username)
			return url.origin;
	} catch {
		// said below
	}
	throw new StartRefused(
		`ORIGIN is “${text}”: it must be an address such as https://training.example.gov, without a path.`
	);
}

/**
 * Refuses early when somebody else listens there already.
 * @param {{ host: string, port: number }} address
 */
export function checkPort({ host, port }) {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (error) => reject(cannotListen(error, { host, port })));
		probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
	});
}

/**
 * Why the server cannot listen there, as one sentence.
 * @param {NodeJS.ErrnoException} error
 * @param {{ host: string, port: number }} address
 */
export function cannotListen(error, { host, port }) {
	const sentence =
		error.code === 'EADDRINUSE'
			? `Port ${port} on ${host} is taken: stop the program that listens there, or choose another with PORT=${port === 65535 ? 3000 : port + 1}.`
			: error.code === 'EACCES'
				? `Port ${port} needs more rights than this account has: choose one above 1023 with PORT=3000.`
				: error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
					? `HOST is “${host}”, which is no address of this machine.`
					: null;
	return sentence ? new StartRefused(sentence) : error;
}
