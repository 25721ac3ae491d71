// The real content, as npm run content sees it.

import { expect, test } from 'vitest';
import { quizOdds } from '#lib/domain/assessment/quiz-check.ts';
import { checkContent } from '#lib/domain/course/check-content.ts';
import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { localPlaces } from '#lib/domain/course/local-places.ts';
import { isUncovered, readMatrix } from '#lib/domain/course/papers/statute-matrix.ts';
import { accentsOf } from '#lib/domain/scenario/checks/check-accents.ts';
import { RANDOM_PASSES_ONE_IN } from '#lib/domain/scenario/checks/check-proof.ts';
import { prove } from '#lib/domain/scenario/proof.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

const texts = readTexts('content');
const { problems, scenarios, exercises, templates, modules, quizzes } = checkContent(texts, 'content');

test('nothing in content/ is wrong, and nothing is doubtful', () => {
	const said = problems.filter(({ severity }) => severity !== 'note');
	expect(said.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
});

test('the whole curriculum is there', () => {
	const numbered = (track: string, last: number) =>
		Array.from({ length: last }, (_, i) => `${track}-${i + 1}`);
	expect(modules.map(({ code }) => code)).toEqual([
		...numbered('EC', 5),
		...numbered('RF', 5),
		...numbered('TR', 5)
	]);
	expect([...scenarios.keys()]).toEqual(numbered('SC', 8));
	expect([...exercises.keys()]).toEqual(numbered('SC', 8));
	expect([...templates.keys()]).toEqual(['death-notification', 'victim-interview', 'welfare-check']);
	expect(
		modules.flatMap(({ code, lessons }) =>
			lessons
				.filter(({ facts }) => facts.some(({ grade }) => !/^[AB]$/.test(grade)))
				.map(({ slug }) => `${code} ${slug}`)
		)
	).toEqual([]);
});

const played = [
	...[...scenarios].map(([code, scenario]) => [code, scenario] as const),
	...[...exercises].map(([code, exercise]) => [`${code} in writing`, exercise] as const),
	...templates
];

test.each(played)(
	'%s is passed by doing best, failed by doing worst, and not by clicking',
	(_code, scenario) => {
		const { model, worst, randomPass, most, exact } = prove(scenario);
		expect(exact && randomPass.exact).toBe(true);
		expect(model).toMatchObject({ passed: true, won: most });
		expect(worst.passed).toBe(false);
		expect(scenario.passPercent).toBeGreaterThanOrEqual(80);
		expect(randomPass.probability).toBeLessThanOrEqual(1 / RANDOM_PASSES_ONE_IN);
	}
);

test.each(played)('%s cannot be told by length', (_code, { scenes }) => {
	const { decided, longest } = accentsOf(scenes);
	expect(decided.length).toBeGreaterThanOrEqual(4);
	expect(longest.length * 3).toBeLessThanOrEqual(decided.length);
});

test.each([...scenarios])('%s has as many points to win in its exercise', (code, scenario) => {
	expect(prove(exercises.get(code)!).most).toBe(prove(scenario).most);
});

test.each([...quizzes])('the quiz of %s is passed by neither guessing nor a pattern', (_code, quiz) => {
	for (const { passes } of Object.values(quizOdds(quiz, PASS_PERCENT)))
		expect(passes).toBeLessThanOrEqual(1 / 100);
});

test('the eight subjects of the Illinois act are all met by objectives, and every gap says who has to fill it', () => {
	const standards = readMatrix(texts['matrix.yaml']!);
	expect(standards.map(({ id, subjects }) => [id, subjects.length])).toEqual([
		['il-705-10-21', 8],
		['ca-1052', 10],
		['tx-course-file', 7]
	]);
	expect(standards[0]!.subjects.filter(({ objectives = [] }) => objectives.length === 0)).toEqual([]);
	expect(standards.flatMap(({ subjects }) => subjects.filter(isUncovered)).length).toBeGreaterThan(0);
});

test('local rules have one index, and every place says what it covers', () => {
	const places = localPlaces(modules, scenarios);
	expect(places.length).toBeGreaterThan(30);
	for (const { id, at } of places)
		for (const { code, covers } of at) expect(covers.length, `${id} in ${code}`).toBeGreaterThan(20);
});
