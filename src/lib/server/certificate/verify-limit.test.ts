import { expect, it } from 'vitest';
import { withinVerifyLimit } from './verify-limit.ts';

const ask = (address: string, kind: 'unknown' | 'valid') =>
	withinVerifyLimit(address, async () => ({ kind }));
const askAtOnce = async (address: string, kind: 'unknown' | 'valid', times: number) =>
	(await Promise.all(Array.from({ length: times }, () => ask(address, kind)))).map((answer) => answer.kind);

it('refuses an address after 60 unknown codes, also when they come at once, and no other address', async () => {
	const answers = await askAtOnce('192.0.2.1', 'unknown', 75);
	expect(answers.filter((kind) => kind === 'unknown')).toHaveLength(60);
	expect(answers.filter((kind) => kind === 'too-many')).toHaveLength(15);
	expect(await ask('192.0.2.1', 'valid')).toMatchObject({
		kind: 'too-many',
		seconds: expect.closeTo(900, -1)
	});
	expect(await ask('192.0.2.2', 'unknown')).toEqual({ kind: 'unknown' });
});

it('does not count codes that are known', async () => {
	for (let round = 0; round < 5; round++) await askAtOnce('192.0.2.3', 'valid', 40);
	expect(await ask('192.0.2.3', 'valid')).toEqual({ kind: 'valid' });
});
