import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const verify = (env: Record<string, string>, ...args: string[]) =>
	spawnSync('node', ['src/bin/ledger-verify.ts', ...args], {
		encoding: 'utf8',
		env: { ...process.env, DATABASE_URL: '', ...env }
	});

it.each([
	['no embedded database', { FIRSTWORD_DATA: '/nonexistent' }, /^There is no embedded database in .*\n$/],
	[
		'no PostgreSQL there',
		{ DATABASE_URL: 'postgres://127.0.0.1:1/none' },
		/^The database that DATABASE_URL names cannot be used: .*\n$/
	],
	['no address of one', { DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must begin with .*\n$/]
])('ledger:verify with %s says one sentence and ends with 1', (_, env, sentence) => {
	const { status, stderr } = verify(env);
	expect(stderr).toMatch(sentence);
	expect(status).toBe(1);
});

it.each([['--head'], ['--head', 'x'], ['--hed', 'x'], ['x']])(
	'ledger:verify with %j %j says how a head is given',
	(...args) => {
		const { status, stderr } = verify({}, ...args);
		expect(stderr).toMatch(/^A head is given as it was printed: .*\n$/);
		expect(status).toBe(1);
	}
);

it.each([
	[
		['--checkpoints', '/nonexistent'],
		/^\/nonexistent cannot be read: it should be a file or a folder of kept checkpoints\.\n$/
	],
	[['--checkpoints', 'package.json'], /^There is no checkpoint in package\.json\.\n$/],
	[['--keys', 'package.json'], /^There is no published key in package\.json\.\n$/],
	[['--keys', '/nonexistent'], /^There is no published key in \/nonexistent\.\n$/]
])('ledger:verify with %j says that there is nothing in it', (args, sentence) => {
	const { status, stderr } = verify({}, ...args);
	expect(stderr).toMatch(sentence);
	expect(status).toBe(1);
});
