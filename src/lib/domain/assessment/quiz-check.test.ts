import { expect, test } from 'vitest';
import type { QuestionScene, Quiz } from '#lib/domain/scenario/scenario.ts';
import { passChance, quizOdds } from './quiz-check.ts';

test.each([
	['one coin', [0.5], 1, 80, 0.5],
	['two coins, both needed', [0.5, 0.5], 2, 80, 0.25],
	['two coins, one is enough', [0.5, 0.5], 2, 50, 0.75],
	['one drawn of a sure and a hopeless question', [1, 0], 1, 80, 0.5],
	['two drawn of two sure and two hopeless ones', [1, 1, 0, 0], 2, 80, 1 / 6],
	['four in five of quarters', [0.25, 0.25, 0.25, 0.25, 0.25], 5, 80, 16 / 1024],
	['a draw larger than the pool takes the pool', [0.5], 4, 80, 0.5]
])('%s', (_what, chances, draw, passPercent, expected) => {
	expect(passChance(chances, draw, passPercent)).toBeCloseTo(expected, 12);
});

test('a quiz whose right answer is always the longest is passed by length', () => {
	const odds = quizOdds(quizOf('no', 'this is the right one', 'not'), 80);
	expect(odds).toMatchObject({
		longest: { passes: 1, right: 1 },
		shortest: { passes: 0, right: 0 },
		first: { passes: 0, right: 0 },
		last: { passes: 0, right: 0 },
		butLongest: { passes: 0, right: 0 },
		butShortest: { passes: 0.5 ** 4, right: 0.5 }
	});
	expect(odds.guessing.passes).toBeCloseTo((1 / 3) ** 4, 12);
	expect(odds.guessing.right).toBeCloseTo(1 / 3, 12);
});

test('one whose right answer is always the shortest and the last is passed by either', () => {
	expect(quizOdds(quizOf('a longer one', 'no'), 80)).toMatchObject({
		longest: { passes: 0 },
		shortest: { passes: 1 },
		last: { passes: 1 }
	});
});

/** A pool of six equal questions with the second answer right, of which four are drawn. */
function quizOf(...texts: string[]): Quiz {
	const answers = texts.map((text, i) => ({
		text,
		html: text,
		right: i === 1,
		coachHtml: '',
		words: 1,
		line: 1
	}));
	const question = (i: number): QuestionScene => ({
		...{ kind: 'question', key: `q${i}`, name: `q${i}`, line: 1, blocks: [], words: 3 },
		...{ skills: ['safety'], objectives: [], readAgain: null, multiple: false, answers, next: null }
	});
	const questions = Array.from({ length: 6 }, (_, i) => question(i));
	return { title: 'Six', minutes: 3, contentNote: 'Nothing hard.', draw: 4, language: 'en', questions };
}
