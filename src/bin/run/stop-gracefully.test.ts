import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A server of its own process: a signal sent to ours would end the tests. Answers after 400 ms. */
const SERVER = `
	import { createServer } from 'node:http';
	import { stopGracefully } from ${JSON.stringify(join(import.meta.dirname, 'stop-gracefully.ts'))};
	const server = createServer((request, response) => setTimeout(() => response.end('done'), 400));
	stopGracefully(server);
	const database = setInterval(() => {}, 1000);
	process.on('sveltekit:shutdown', () => setTimeout(() => { console.log('database closed'); clearInterval(database); }, 50));
	server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

async function start() {
	const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', SERVER], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	const port = await new Promise<number>((resolve) => {
		child.stdout.setEncoding('utf8').on('data', (text) => {
			said += text;
			resolve(Number.parseInt(said, 10));
		});
	});
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	return { child, port, ended, said: () => said };
}

test('a running request is finished, then the database is closed, and the end is a good one', async () => {
	const { child, port, ended, said } = await start();
	const answer = fetch(`http://127.0.0.1:${port}`).then((response) => response.text());
	// A connection that never asks anything must not keep the server.
	const silent = connect(port, '127.0.0.1').on('error', () => {});
	await new Promise((resolve) => setTimeout(resolve, 100));
	child.kill('SIGTERM');
	// npm passes Ctrl-C on, so that one key press comes twice.
	child.kill('SIGTERM');
	expect(await answer).toBe('done');
	expect(await ended).toBe(0);
	expect(said()).toContain('database closed');
	silent.destroy();
});

test('a request on a kept connection is still answered while the server stops, and is its last', async () => {
	const { child, port, ended } = await start();
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const ask = () =>
		new Promise<string | undefined>((resolve, reject) => {
			get({ port, host: '127.0.0.1', agent }, (response) => {
				response.resume().once('end', () => resolve(response.headers.connection));
			}).on('error', reject);
		});
	expect(await ask()).toBe('keep-alive');
	child.kill('SIGTERM');
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(await ask()).toBe('close');
	expect(await ended).toBe(0);
	agent.destroy();
});
