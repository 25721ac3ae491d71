import { expect, test } from 'vitest';
import { questionResults, secondsKnown, type AnsweredQuiz } from './question-results.ts';

/** Officers who all met the same questions; for each officer which of them were right, as letters. */
const answered = (...right: string[]): AnsweredQuiz[] =>
	right.map((letters, at) => ({
		id: `attempt-${at}`,
		results: ['a', 'b', 'c'].map((key) => ({ key, right: letters.includes(key) }))
	}));

const times = (count: number, letters: string) => Array.from({ length: count }, () => letters);

test('fewer than five who met it: nothing is told', () => {
	const [a] = questionResults(['a'], answered(...times(4, 'a')));
	expect(a).toMatchObject({ officers: 0, right: null, discrimination: null });
});

test('nobody and everybody are told alike but for which is commoner', () => {
	const all = questionResults(['a', 'b'], answered(...times(20, 'a')));
	const most = questionResults(['a', 'b'], answered(...times(16, 'a'), ...times(4, 'b')));
	expect(all).toEqual(most);
	expect(all.map(({ right }) => right)).toEqual([
		{ least: 16, most: 20, about: 90 },
		{ least: 0, most: 4, about: 10 }
	]);
});

test('officers count in whole fives, question by question', () => {
	const attempts = answered(...times(12, 'a'));
	attempts.push({ id: 'one more', results: [{ key: 'b', right: true }] });
	expect(questionResults(['a', 'b', 'd'], attempts).map(({ officers }) => officers)).toEqual([10, 10, 0]);
	attempts.push(
		...times(2, 'b').map((_, at) => ({ id: `more-${at}`, results: [{ key: 'b', right: true }] }))
	);
	expect(questionResults(['a', 'b'], attempts).map(({ officers }) => officers)).toEqual([10, 15]);
});

test('it tells apart where who was right did better on the others, and only with five on each side', () => {
	const clear = answered(...times(15, 'abc'), ...times(15, ''));
	expect(questionResults(['a', 'b'], clear)[0]).toMatchObject({ discrimination: 'tells-apart' });
	const wrongWay = answered(...times(15, 'a'), ...times(15, 'bc'));
	expect(questionResults(['a', 'b'], wrongWay)[0]!.discrimination).toBe('wrong-way');
	const few = answered(...times(36, 'abc'), ...times(4, ''));
	expect(questionResults(['a', 'b'], few)[0]!.discrimination).toBeNull();
	const short = answered(...times(14, 'abc'), ...times(14, ''));
	expect(questionResults(['a', 'b'], short)[0]!.discrimination).toBeNull();
});

test.each([
	[answered(...times(20, 'abc')), 0],
	[answered(...times(8, 'abc'), ...times(12, '')), 36],
	[answered(...times(12, 'abc'), ...times(8, '')), 15]
])('second attempts are told of only as far as wrong answers are told already', (attempts, wrong) => {
	const first = questionResults(['a', 'b', 'c'], attempts);
	// Of eight drawn two must be wrong to fail.
	expect(secondsKnown(first, 8)).toBe(Math.floor(Math.min(wrong, 30) / 2));
});
