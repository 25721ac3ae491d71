import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '#lib/server/http/security-headers.ts';
import { log } from '#lib/server/log/log.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/** Static files and errors bring no policy of their own; a page's own, with its nonce, replaces this one. */
const POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'none'";

/** The largest body anybody has a reason to send, in bytes. */
const MOST = 512 * 1024;

/** How long a refused body is still read, so that the sender sees the answer and not a broken connection. */
const PATIENCE_MS = 5_000;

export interface FrontDoor {
	server: Server;
	/** Lets requests in. `redirectTo`: where a browser goes that called this machine by another of its names. */
	open(handler: Handler, options: { origin: string; redirectTo: string | null }): void;
}

/** A server that answers 503 until it is opened, and refuses what no application should have to look at. */
export function createFrontDoor(): FrontDoor {
	let handler: Handler | null = null;
	let headers = SECURITY_HEADERS;
	let own: URL | null = null;

	const server = createServer(
		{
			headersTimeout: 10_000,
			requestTimeout: 30_000,
			keepAliveTimeout: 65_000,
			connectionsCheckingInterval: 5_000
		},
		(request, response) => {
			sayCharset(response);
			response.setHeader('content-security-policy', POLICY);
			// What says nothing of its own is not kept: refusals and redirects are about the person who asked.
			response.setHeader('cache-control', 'no-store');
			for (const [name, value] of headers) response.setHeader(name, value);
			const url = request.url ?? '';
			if (!handler) {
				response.setHeader('retry-after', '2');
				answer(response, 503, 'Firstword is starting. Try again in a few seconds.');
			} else if (!isPath(url)) {
				answer(response, 400, 'This address cannot be read.');
			} else if (Number(request.headers['content-length'] ?? 0) > MOST) {
				refuseBody(request, response);
			} else if (own && isOtherName(request, own)) {
				// Forms and cookies belong to one name: “localhost” would be signed in nowhere.
				response.setHeader('location', `${own.origin}${url}`);
				answer(response, 307, `Firstword is at ${own.origin}.`);
			} else {
				handler(request, response, () => answer(response, 404, 'Not found.'));
			}
		}
	);

	server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
		if (!socket.writable) return;
		const status =
			error.code === 'HPE_HEADER_OVERFLOW'
				? '431 Request Header Fields Too Large'
				: error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
					? '408 Request Timeout'
					: '400 Bad Request';
		const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
		socket.end(`HTTP/1.1 ${status}\r\n${lines}connection: close\r\ncontent-length: 0\r\n\r\n`);
	});

	// adapter-node lets go of its promise: without this, one request's defect would end everybody's.
	process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'a request ended in a defect'));

	return {
		server,
		open(opened, { origin, redirectTo }) {
			if (origin.startsWith('https:')) {
				headers = [...headers, ['strict-transport-security', 'max-age=31536000; includeSubDomains']];
			}
			own = redirectTo ? new URL(redirectTo) : null;
			handler = opened;
		}
	};
}

/** Whether this is a path that can be decoded, and no way around the address we are reached at (`@elsewhere/`). */
function isPath(url: string): boolean {
	if (!url.startsWith('/') || url.includes('%00')) return false;
	try {
		decodeURIComponent(url.split('?', 1)[0] ?? '');
		return true;
	} catch {
		return false;
	}
}

/** Whether a browser on this machine opens a page under another of the machine's names than the one in ORIGIN. */
function isOtherName({ method, headers }: IncomingMessage, own: URL): boolean {
	if (method !== 'GET' || !headers.accept?.includes('text/html') || headers.host === own.host) return false;
	return ['localhost', '127.0.0.1', '[::1]'].some((name) => headers.host === `${name}:${own.port || 80}`);
}

/** Text without its encoding is guessed at: the framework and the static files leave it out. */
function sayCharset(response: ServerResponse) {
	const withCharset = (type: unknown) =>
		typeof type === 'string' && /^text\/[^;]+$/.test(type) ? `${type}; charset=utf-8` : type;
	const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse;
	response.writeHead = (...parts: unknown[]) => {
		const type = response.getHeader('content-type');
		if (type) response.setHeader('content-type', withCharset(type) as string);
		const given = parts.at(-1);
		if (given && typeof given === 'object' && !Array.isArray(given)) {
			for (const [name, value] of Object.entries(given)) {
				if (name.toLowerCase() === 'content-type') Object.assign(given, { [name]: withCharset(value) });
			}
		}
		return writeHead(...parts);
	};
}

function answer(response: ServerResponse, status: number, text: string) {
	response.statusCode = status;
	response.setHeader('content-type', 'text/plain; charset=utf-8');
	response.setHeader('cache-control', 'no-store');
	response.end(`${text}\n`);
}

function refuseBody(request: IncomingMessage, response: ServerResponse) {
	response.setHeader('connection', 'close');
	answer(response, 413, 'This is larger than 512 KB, the most that is taken.');
	request.resume();
	setTimeout(() => request.destroy(), PATIENCE_MS).unref();
}
