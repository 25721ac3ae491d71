import { describe, expect, test } from 'vitest';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import type { KnownStep } from '#lib/domain/scenario/play.ts';
import { scoreRun } from '#lib/domain/scenario/score.ts';
import { stepOf, stepsFromAddress, stepsInAddress, tryDraft, type Trial } from './trial.ts';

const read = (text: string) => parseScenario(text, 'a.md').scenario;
const scenario = read(kitchen)!;
const choose = (choice: number): KnownStep => ({ kind: 'choice', choice });
const begin = { from: null, flags: [], steps: [] };

function trial(input: Partial<Parameters<typeof tryDraft>[1]>, of = scenario): Trial {
	const tried = tryDraft(of, { ...begin, ...input }, 'seed');
	if (tried.kind === 'broken') throw new Error(tried.words);
	return tried;
}

test('from the start it is the run of an officer, score and all', () => {
	const steps = [choose(0), choose(0), { kind: 'answer' as const, answers: [1] }];
	const tried = trial({ steps });
	expect(tried.score).toEqual(scoreRun(scenario, steps));
	expect(tried.score.passed).toBe(true);
	expect(tried.flags).toEqual(['apart']);
	expect(tried.trail.map(({ scene }) => scene.name)).toEqual(['The door', 'Her voice', 'Report']);
	expect(tried.scene.name).toBe('Safe tonight');
	expect(tried.isExact).toBe(true);
});

test('from the middle, hidden choices show by the flags that were given, and points count from there', () => {
	const without = trial({ from: 'her-voice' });
	const carrying = trial({ from: 'her-voice', flags: ['apart'] });
	expect(without.offer.shown).toEqual([0, 1]);
	expect(carrying.offer.shown).toEqual([0, 1, 2]);
	expect(carrying.trail).toEqual([]);
	expect(carrying.flags).toEqual(['apart']);
	expect(carrying.score.most).toBeLessThan(trial({}).score.most);
	expect(trial({ from: 'her-voice', flags: ['apart'], steps: [choose(2)] }).score.won).toBe(1);
});

describe('a broken draft is told in a sentence', () => {
	test.each<[string, string, Partial<Parameters<typeof tryDraft>[1]>, RegExp]>([
		['no scene', '---\ntitle: A\n---\n', {}, /no scene in this draft/],
		['no such start', kitchen, { from: 'kitchen' }, /no scene “kitchen”/],
		['a step that is gone', kitchen, { steps: [choose(7)] }, /changed since/],
		['a step of another kind', kitchen, { steps: [{ kind: 'continue' }] }, /changed since/]
	])('%s', (_what, text, input, words) => {
		expect(tryDraft(read(text), { ...begin, ...input }, 'seed')).toEqual({
			kind: 'broken',
			words: expect.stringMatching(words)
		});
	});

	test.each<[string, string, KnownStep[], RegExp]>([
		[
			'an arrow to nowhere',
			'## A\n\nText.\n\n* Go -> Nowhere\n* Stay -> A\n',
			[choose(0)],
			/“A” leads to a scene that does not exist/
		],
		[
			'a dead end',
			'## A\n\nText.\n\n-> B\n\n## B\n\nText.\n',
			[{ kind: 'continue' }, { kind: 'continue' }],
			/“B” leads/
		],
		['a question without answers', '## Question: Q\n\nWhat?\n\n-> Q\n', [], /no answers yet/],
		[
			'all choices hidden',
			'## A\n\nText.\n\n* Go -> A\n  - only if: x\n* On -> A\n  - only if: x\n',
			[],
			/is hidden/
		]
	])('%s', (_what, text, steps, words) => {
		expect(trial({ steps }, read(text)!).stuck).toMatch(words);
	});
});

test('of two scenes of one name the first is played', () => {
	const twice = read('## A\n\nFirst.\n\n-> A\n\n## A\n\nSecond.\n\n-> A\n')!;
	expect(trial({}, twice).scene.line).toBe(1);
});

test('a loop is walked as long as somebody walks it', () => {
	const loop = read(
		'## A\n\nText.\n\n* Again -> A\n  - rating: best\n* Out -> B\n\n## Ending: B\nresult: pass\n'
	)!;
	expect(trial({ steps: Array.from({ length: 50 }, () => choose(0)) }, loop).score.won).toBe(2);
});

describe('steps in an address', () => {
	const steps: KnownStep[] = [choose(3), { kind: 'answer', answers: [0, 2] }, { kind: 'continue' }];

	test('there and back', () => {
		expect(stepsInAddress(steps)).toBe('c3.a0-2.n');
		expect(stepsFromAddress('c3.a0-2.n')).toEqual(steps);
		expect(stepsFromAddress('')).toEqual([]);
	});

	test.each(['c', 'x1', 'c1..n', 'c1e3', 'a', 'a1-', '<script>', 'c1 n', Array(600).fill('n').join('.')])(
		'%j is none of ours',
		(address) => expect(stepsFromAddress(address)).toBeNull()
	);

	test('positions become places of the text', () => {
		const question = trial({ from: 'report' });
		const right = question.offer.shown.indexOf(1);
		expect(stepOf(question, [right])).toEqual({ kind: 'answer', answers: [1] });
		expect(stepOf(question, [])).toBeNull();
		expect(stepOf(question, [9])).toBeNull();
		expect(stepOf(trial({}), [1])).toEqual(choose(1));
	});
});
