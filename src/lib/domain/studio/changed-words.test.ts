import { expect, test } from 'vitest';
import { replacedWords } from './changed-words.ts';

const changed = (parts: readonly { text: string; isChanged: boolean }[]) =>
	parts.filter(({ isChanged }) => isChanged).map(({ text }) => text.trim());

test('a sentence that came in front is marked, and nothing of what stood there is', () => {
	const sides = replacedWords('He opens the door.', 'Rain falls.\nHe opens the door.')!;
	expect(changed(sides.before)).toEqual([]);
	expect(changed(sides.after)).toEqual(['Rain falls.']);
	expect(sides.after.map(({ text }) => text).join('')).toBe('Rain falls.\nHe opens the door.');
});

test('a word for another is marked on both sides', () => {
	const sides = replacedWords('He opens the door slowly.', 'He opens the window slowly.')!;
	expect(changed(sides.before)).toEqual(['door']);
	expect(changed(sides.after)).toEqual(['window']);
});

test.each([
	['', 'All of it is new.'],
	['All of it is gone.', ''],
	['best', 'poor'],
	['She waits at the counter.', 'Nobody came on Tuesday, or later.']
])('%j and %j are two texts, not one that was changed', (before, after) => {
	expect(replacedWords(before, after)).toBeNull();
});
