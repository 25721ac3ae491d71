import { expect, test } from 'vitest';
import { kitchen } from './kitchen-for-tests.ts';
import { parseScenario } from './parse.ts';
import type { Step } from './play.ts';
import { percentOf, reaches, scoreRun } from './score.ts';

const scenario = parseScenario(kitchen, 'kitchen.md').scenario!;
const choose = (choice: number): Step => ({ kind: 'choice', choice });
const answer = (...answers: number[]): Step => ({ kind: 'answer', answers });

test.each<[string, Step[], object]>([
	['all best', [choose(0), choose(0), answer(1)], { passed: true, won: 6, percent: 100, ending: 'pass' }],
	['one ok', [choose(0), choose(2), answer(1)], { passed: true, won: 5, percent: 83, ending: 'pass' }],
	['one wrong', [choose(0), choose(0), answer(0)], { passed: false, won: 4, percent: 66, ending: 'pass' }],
	['not at an ending', [choose(0), choose(0)], { passed: false, won: 4, ending: null }],
	['critical', [choose(0), choose(1)], { passed: false, won: 2, criticalErrors: ['CE-01'], ending: 'review' }]
])('%s', (_what, steps, expected) => {
	expect(scoreRun(scenario, steps)).toMatchObject({ most: 6, ...expected });
});

test('a department’s higher mark decides', () => {
	expect(scoreRun(scenario, [choose(0), choose(2), answer(1)], 90).passed).toBe(false);
});

test('skills are scored over their own points', () => {
	const { bySkill } = scoreRun(scenario, [choose(0), choose(0), answer(1)]);
	expect(bySkill.safety).toEqual({ won: 4, most: 4 });
	expect(bySkill.recognition).toEqual({ won: 2, most: 2 });
	expect(bySkill.referral).toEqual({ won: 0, most: 0 });
});

test('a critical error fails a run that comes to a pass with every point', () => {
	const text = kitchen.replace('- rating: ok', '- rating: critical CE-03');
	const other = parseScenario(text, 'kitchen.md').scenario!;
	expect(scoreRun(other, [choose(0), choose(2), answer(1)], 1)).toMatchObject({
		passed: false,
		ending: 'pass',
		criticalErrors: ['CE-03']
	});
});

test('a scene scores at its first visit, a critical error at any', () => {
	const text = `---\ntitle: Round\nminutes: 1\ncontent note: Nothing hard.\n---\n\n## Hub\n\n* Wait -> Hub\n  - rating: poor\n* Ask -> Hub\n  - rating: best\n* Shout -> Hub\n  - rating: critical CE-11\n* Go -> Out\n  - rating: ok\n\n## Ending: Out\nresult: pass\n`;
	const round = parseScenario(text, 'round.md').scenario!;
	expect(scoreRun(round, [choose(0), choose(1), choose(3)])).toMatchObject({
		won: 0,
		most: 2,
		passed: false
	});
	expect(scoreRun(round, [choose(1), choose(1), choose(3)])).toMatchObject({ won: 2, most: 2, passed: true });
	expect(scoreRun(round, [choose(1), choose(2), choose(2), choose(3)])).toMatchObject({
		passed: false,
		criticalErrors: ['CE-11']
	});
});

test.each([
	[8, 10, 80, true],
	[79, 100, 80, false],
	[4, 5, 80, true],
	[11, 14, 80, false],
	[12, 14, 80, true],
	[2, 3, 67, false],
	[0, 0, 80, true]
])('%i of %i at %i%% passes: %s', (won, most, mark, passes) => {
	expect(reaches(won, most, mark)).toBe(passes);
});

test.each([
	[7, 9, 77],
	[799, 1000, 79],
	[6, 6, 100],
	[0, 0, 100]
])('%i of %i reads as %i%%', (won, most, percent) => {
	expect(percentOf(won, most)).toBe(percent);
});
