import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFrontDoor } from './front-door.ts';

const door = createFrontDoor();
let port = 0;
let origin = '';

beforeAll(async () => {
	await new Promise<void>((resolve) => door.server.listen(0, '127.0.0.1', resolve));
	({ port } = door.server.address() as AddressInfo);
	origin = `http://127.0.0.1:${port}`;
	const starting = await fetch(origin);
	expect(starting.status).toBe(503);
	expect(starting.headers.get('retry-after')).toBe('2');
	door.open(
		(request, response, next) => {
			if (request.url === '/absent') return next();
			request.resume().once('end', () => response.writeHead(200, { 'Content-Type': 'text/css' }).end('ok'));
		},
		{ origin, redirectTo: origin }
	);
});
afterAll(() => {
	door.server.close();
});

/** What the server answers to these very bytes: its status line. */
const answerTo = (bytes: string) =>
	new Promise<string>((resolve) => {
		let said = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
		socket.on('data', (data) => (said += data)).on('close', () => resolve(said.split('\r\n')[0] ?? ''));
	});

test.each(['/', '/absent', '/%'])('%s carries the security headers', async (path) => {
	const { headers } = await fetch(origin + path);
	expect(headers.get('x-content-type-options')).toBe('nosniff');
	expect(headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(headers.get('permissions-policy')).toContain('camera=()');
	expect(headers.get('referrer-policy')).toBeTruthy();
	expect(headers.get('strict-transport-security')).toBeNull();
});

test('text says its encoding', async () => {
	expect((await fetch(origin)).headers.get('content-type')).toBe('text/css; charset=utf-8');
});

test.each(['/%', '/%c0%af', '/a%00b', '/?q=%00', '@elsewhere.example/', '*'])(
	'%s is no address: 400',
	async (path) => {
		const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
		expect(await answerTo(request)).toBe('HTTP/1.1 400 Bad Request');
	}
);

test('what is no HTTP is 400, and headers without end are 431', async () => {
	expect(await answerTo('good evening\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
	expect(await answerTo(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
		/^HTTP\/1\.1 431/
	);
});

test('a body over 512 KB is 413, one of 512 KB is taken', async () => {
	const post = (bytes: number) => fetch(origin, { method: 'POST', body: 'x'.repeat(bytes) });
	expect((await post(512 * 1024 + 1)).status).toBe(413);
	expect((await post(512 * 1024)).status).toBe(200);
});

test('a browser that calls this machine by another of its names is sent to the one that forms belong to', async () => {
	const other = await fetch(`http://localhost:${port}/a?b=c`, {
		headers: { accept: 'text/html' },
		redirect: 'manual'
	});
	expect(other.status).toBe(307);
	expect(other.headers.get('location')).toBe(`${origin}/a?b=c`);
});
