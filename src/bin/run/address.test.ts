import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { checkPort, readAddress } from './address.mjs';

test.each([
	[{}, '127.0.0.1', 3000, 'http://127.0.0.1:3000'],
	[{ PORT: '8080' }, '127.0.0.1', 8080, 'http://127.0.0.1:8080'],
	[{ HOST: '0.0.0.0', PORT: '80' }, '0.0.0.0', 80, 'http://localhost'],
	[{ HOST: '::1' }, '::1', 3000, 'http://[::1]:3000'],
	[{ ORIGIN: 'https://training.example.gov' }, '127.0.0.1', 3000, 'https://training.example.gov'],
	[{ ORIGIN: 'https://training.example.gov/' }, '127.0.0.1', 3000, 'https://training.example.gov']
])('%o is where it listens and how it is reached', (env, host, port, origin) => {
	expect(readAddress(env)).toMatchObject({ host, port, origin });
});

test.each([
	[{ PORT: 'abc' }, 'PORT is “abc”'],
	[{ PORT: '70000' }, 'PORT is “70000”'],
	[{ PORT: '3000.5' }, 'PORT is “3000.5”'],
	[{ ORIGIN: 'training.example.gov' }, 'ORIGIN is “training.example.gov”'],
	[{ ORIGIN: 'ftp://example.gov' }, 'ORIGIN is “ftp://example.gov”'],
	[{ ORIGIN: 'https://example.gov/path' }, 'ORIGIN is “https://example.gov/path”'],
	[{ ORIGIN: 'https://me@example.gov' }, 'ORIGIN is “https://me@example.gov”']
])('%o is refused in one sentence', (env, sentence) => {
	expect(() => readAddress(env)).toThrow(
		expect.objectContaining({ name: 'StartRefused', message: expect.stringContaining(sentence) })
	);
});

test('a taken port is refused, and another one is named', async () => {
	const taken = createServer();
	await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
	const { port } = taken.address() as AddressInfo;
	await expect(checkPort({ host: '127.0.0.1', port })).rejects.toThrow(
		expect.objectContaining({
			name: 'StartRefused',
			message: expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`)
		})
	);
	taken.close();
});
