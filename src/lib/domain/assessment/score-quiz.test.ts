import { expect, it } from 'vitest';
import type { Quiz } from '#lib/domain/scenario/scenario.ts';
import { scoreQuiz } from './score-quiz.ts';

const question = (key: string, right: boolean[], skills: string[]) => ({
	key,
	skills,
	answers: right.map((right) => ({ right }))
});
const quiz = {
	questions: [
		question('a', [true, false, false], ['recognition']),
		question('b', [true, true, false], ['recognition', 'safety']),
		question('c', [false, true], ['referral']),
		question('d', [false, true], ['referral']),
		question('e', [false, true], ['referral'])
	]
} as unknown as Quiz;
const drawn = ['a', 'b', 'c', 'd', 'e'].map((question) => ({ question, order: [] }));

it.each([
	[[[0], [0, 1], [1], [1], [1]], 80, 10, 100, true],
	[[[0], [0, 1], [1], [1], [0]], 80, 8, 80, true],
	[[[0], [0, 1], [1], [1], [0]], 81, 8, 80, false],
	[[[0], [0], [1], [1], [0]], 80, 6, 60, false],
	[[[0], [0, 1, 2], [1], [1], [0]], 80, 6, 60, false],
	[[null, null, null, null, null], 80, 0, 0, false],
	[[], 80, 0, 0, false]
] as [(number[] | null)[], number, number, number, boolean][])(
	'%j at %i%% wins %i',
	(answers, mark, won, percent, passed) => {
		expect(scoreQuiz(quiz, drawn, answers, mark)).toMatchObject({ won, most: 10, percent, passed });
	}
);

it('counts a question for each skill it tests', () => {
	const { bySkill, results } = scoreQuiz(quiz, drawn, [[0], [2], [1], null, [1]], 80);
	expect(bySkill).toMatchObject({
		recognition: { won: 2, most: 4 },
		safety: { won: 0, most: 2 },
		referral: { won: 4, most: 6 }
	});
	expect(bySkill.documentation).toEqual({ won: 0, most: 0 });
	expect(results.map(({ right }) => right)).toEqual([true, false, true, false, true]);
});
