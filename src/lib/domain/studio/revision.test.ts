import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { goesOn, type Revision } from './revision.ts';

const begunAt = Temporal.Instant.from('2026-11-23T08:00:00Z');
const newest: Revision = { cause: 'typed', savedBy: 'me', begunAt, isPinned: false };

it.each<[string, Partial<Revision>, string, number, boolean]>([
	['right away', {}, 'me', 0, true],
	['a moment before ten minutes', {}, 'me', 599, true],
	['at ten minutes', {}, 'me', 600, false],
	['with a clock that went back', {}, 'me', -1, false],
	['somebody else', {}, 'you', 5, false],
	['after it was sent to review', { isPinned: true }, 'me', 5, false],
	['on a template', { cause: 'template' }, 'me', 5, false],
	['on a copy', { cause: 'copy' }, 'me', 5, false],
	['on an import', { cause: 'import' }, 'me', 5, false],
	['on what was restored', { cause: 'restored' }, 'me', 5, false]
])('%s', (_, more, savedBy, seconds, expected) => {
	expect(goesOn({ ...newest, ...more }, savedBy, begunAt.add({ seconds }))).toBe(expected);
});
