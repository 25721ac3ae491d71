import { expect, test } from 'vitest';
import { bareName, slugOf } from './names.ts';
import { nearest } from './nearest.ts';

test.each([
	['practises', ['practices', 'minutes'], 'practices'],
	['saftey', ['safety', 'referral'], 'safety'],
	['Her voise', ['Her voice', 'Her voices'], 'Her voice'],
	['bset', ['best', 'ok', 'poor'], 'best'],
	['door', ['floor', 'moor', 'poor'], null],
	['kitchen', ['garden', 'hall'], null],
	['x', [], null]
])('%s of %j is %s', (written, known, meant) => {
	expect(nearest(written, known)).toBe(meant);
});

test.each([
	['Renee’s voice', 'renees-voice'],
	['  The door! ', 'the-door'],
	['A letter, three months later', 'a-letter-three-months-later'],
	['Señora Álvarez 2', 'señora-álvarez-2'],
	['…', '']
])('%s as a slug', (name, slug) => {
	expect(slugOf(name)).toBe(slug);
});

test('names are the same by letters and digits only', () => {
	expect(bareName('The Door 2')).toBe(bareName('the-door2'));
});
