import { expect, it } from 'vitest';
import { isAway } from './is-away.ts';

const error = (message: string, code?: string) =>
	Object.assign(new Error(message), code === undefined ? {} : { code });

it.each([
	[error('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'), true],
	[error('terminating connection due to administrator command', '57P01'), true],
	[error('canceling statement due to statement timeout', '57014'), true],
	[error('sorry, too many clients already', '53300'), true],
	[error('Query read timeout'), true],
	[error('Connection terminated unexpectedly'), true],
	[error('timeout exceeded when trying to connect'), true],
	[error('Connection terminated due to connection timeout'), true],
	[error('no such file: font.ttf', 'ENOENT'), false],
	[error('duplicate key value', '23505'), false],
	[error('The Connection field is missing'), false],
	[{ code: 'ECONNREFUSED' }, false],
	[null, false]
])('%s: %s', (thrown, away) => {
	expect(isAway(thrown)).toBe(away);
});
