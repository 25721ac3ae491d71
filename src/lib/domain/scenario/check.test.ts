import { expect, test } from 'vitest';
import { checkScenario, readQuiz, readScenario } from './check.ts';
import { kitchen } from './kitchen-for-tests.ts';
import { parseScenario } from './parse.ts';
import { randomFrom } from './proof/random.ts';

const known = { criticalErrors: ['CE-01'] };
const rulesOf = (text: string) => readScenario(text, 'kitchen.md', known).problems.map(({ rule }) => rule);

test('the example is read whole, and too small to be published', () => {
	const errors = readScenario(kitchen, 'kitchen.md', known).problems.filter(
		({ severity }) => severity === 'error'
	);
	expect(errors.map(({ rule, line }) => [rule, line])).toEqual([
		['referral-skipped', 1],
		['random-clicker-passes', 6]
	]);
	expect(errors[1]!.message).toContain('1 time in 6');
});

test('all problems are said at once, in the order of the text', () => {
	const text = kitchen
		.replace('minutes: 22', 'minutes: soon')
		.replace('rating: poor', 'rating: por')
		.replace('-> Debrief', '-> Debreif')
		.replace('- [x]', '- [ ]')
		.replace('result: review', '');
	const said = rulesOf(text);
	for (const rule of [
		'header-value-wrong',
		'rating-unknown',
		'arrow-to-nowhere',
		'no-right-answer',
		'ending-without-result'
	]) {
		expect(said).toContain(rule);
	}
	const lines = readScenario(text, 'kitchen.md', known).problems.map(({ line }) => line);
	expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('a fault does not echo: an arrow to nowhere says nothing of loops, ways or proof', () => {
	const { scenario } = parseScenario(kitchen.replaceAll('-> Her voice', '-> Her noise'), 'kitchen.md');
	const said = checkScenario(scenario!, kitchen, 'kitchen.md', known).filter(
		({ severity }) => severity === 'error'
	);
	expect(new Set(said.map(({ rule }) => rule))).toEqual(new Set(['arrow-to-nowhere']));
});

test.each(Array.from({ length: 40 }, (_, seed) => seed))('mutilation %i is told and never thrown', (seed) => {
	const text = mutilated(kitchen, randomFrom(seed));
	for (const problem of [...readScenario(text, 'a.md', known).problems, ...readQuiz(text, 'a.md').problems]) {
		expect(problem.line).toBeGreaterThan(0);
		expect(problem.line).toBeLessThanOrEqual(text.split('\n').length);
		if (problem.fix) expect(problem.fix.from).toBeLessThanOrEqual(problem.fix.to);
	}
});

/** Takes lines out, doubles them, swaps them and strews signs. */
function mutilated(text: string, random: () => number): string {
	const lines = text.split('\n');
	const below = (n: number) => Math.floor(random() * n);
	const signs = [
		'## ',
		'-> ',
		'> ',
		'* ',
		'- [x] ',
		':::',
		'---',
		'  ',
		'<b>',
		'[a](',
		'`',
		'|',
		'\t',
		': ',
		'→'
	];
	for (let i = 0; i < 8; i++) {
		const [one, other] = [below(lines.length), below(lines.length)];
		const what = below(4);
		if (what === 0) lines.splice(one, 1);
		else if (what === 1) lines.splice(one, 0, lines[other] ?? '');
		else if (what === 2) [lines[one], lines[other]] = [lines[other]!, lines[one]!];
		else lines[one] = `${signs[below(signs.length)]!}${lines[one] ?? ''}`;
	}
	return lines.join('\n');
}
