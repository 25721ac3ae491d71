import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const verify = (env: Record<string, string>) =>
	spawnSync('node', ['src/bin/ledger-verify.ts'], {
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
