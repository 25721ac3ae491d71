import { expect, test } from 'vitest';
import { sameAsBefore } from './same-as-before.ts';

test('what says the same is the same object, and an unchanged list the same list', () => {
	const before = [{ name: 'A' }, { name: 'B' }];
	expect(sameAsBefore(before, [{ name: 'A' }, { name: 'B' }])).toBe(before);
	const changed = sameAsBefore(before, [{ name: 'A' }, { name: 'C' }]);
	expect(changed).toEqual([{ name: 'A' }, { name: 'C' }]);
	expect(changed[0]).toBe(before[0]);
	expect(sameAsBefore(before, [{ name: 'A' }])).toEqual([{ name: 'A' }]);
	expect(sameAsBefore([], [{ name: 'A' }])).toEqual([{ name: 'A' }]);
});
