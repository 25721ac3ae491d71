import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');

/** The first start makes the database and fills a demo department. */
const PATIENCE_MS = 180_000;

/**
 * Starts the built server on a free port, with an embedded database and a demo department in a folder of its own, and
 * tells the tests where: E2E_URL, and E2E_DATA, the folder with `demo-sign-ins.txt`. Stops it and removes the folder
 * afterwards. Does nothing when E2E_URL names a server already.
 */
export default async function startServer() {
	if (process.env['E2E_URL']) return;
	const data = mkdtempSync(join(tmpdir(), 'firstword-e2e-'));
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const { DATABASE_URL: _, ORIGIN: __, ...env } = process.env;
	const server = spawn(process.execPath, ['src/bin/serve.ts'], {
		cwd: root,
		env: {
			...env,
			HOST: '127.0.0.1',
			PORT: String(port),
			FIRSTWORD_DATA: data,
			DEMO: '1',
			LOG_LEVEL: 'warn'
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	server.stdout.setEncoding('utf8').on('data', (text: string) => {
		said += text;
		// What the server logs as an error belongs beside the journey that met it.
		for (const line of text.split('\n')) if (/"level":[56]0/.test(line)) process.stderr.write(`${line}\n`);
	});
	server.stderr.setEncoding('utf8').on('data', (text) => {
		said += text;
		process.stderr.write(text);
	});

	const stop = async () => {
		await end(server);
		rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	};
	// Whoever ends this process without its teardown ends the server too.
	process.once('exit', () => server.kill('SIGKILL'));
	try {
		await untilReady(server, url, () => said);
	} catch (error) {
		await stop();
		throw error;
	}
	process.env['E2E_URL'] = url;
	process.env['E2E_DATA'] = data;
	return stop;
}

async function untilReady(server: ChildProcess, url: string, said: () => string) {
	for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; await pause(200)) {
		if (server.exitCode !== null) throw new Error(`The server ended at its start:\n${said()}`);
		const response = await fetch(`${url}/readyz`).catch(() => null);
		if (response?.ok) return;
	}
	throw new Error(`The server was not ready after ${PATIENCE_MS / 1000} seconds:\n${said()}`);
}

async function end(server: ChildProcess) {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const ended = new Promise((resolve) => server.once('exit', resolve));
	server.kill('SIGTERM');
	await ended;
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}
