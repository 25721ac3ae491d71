import { expect, test } from 'vitest';
import { lacksInWords, sectionOf } from './draft-lines.ts';

test.each([
	[0, 0, 'Nothing to fix'],
	[1, 0, '1 thing to fix'],
	[2, 1, '2 things to fix, 1 hint'],
	[0, 3, 'Nothing to fix, 3 hints']
])('%i errors, %i warnings: %s', (toFix, hints, words) => expect(lacksInWords({ toFix, hints })).toBe(words));

test('changes asked for are written on, so they stand among the drafts', () => {
	expect(sectionOf({ stage: 'changes-asked' })).toBe('writing');
	expect(sectionOf({ stage: 'approved' })).toBe('approved');
});
