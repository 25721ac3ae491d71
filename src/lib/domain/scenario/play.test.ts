import { expect, test } from 'vitest';
import { kitchen } from './kitchen-for-tests.ts';
import { parseScenario } from './parse.ts';
import { IllegalStep, play, type Step } from './play.ts';

const scenario = parseScenario(kitchen, 'kitchen.md').scenario!;
const choose = (choice: number): Step => ({ kind: 'choice', choice });
const answer = (...answers: number[]): Step => ({ kind: 'answer', answers });

test.each<[string, Step[], string, number[], string[], boolean]>([
	['nothing yet', [], 'the-door', [0, 1], [], false],
	['apart', [choose(0)], 'her-voice', [0, 1, 2], ['apart'], false],
	['together', [choose(1)], 'her-voice', [0, 1], [], false],
	['at the question', [choose(1), choose(0)], 'report', [], [], false],
	['answered', [choose(1), choose(0), answer(0)], 'safe-tonight', [], [], true],
	['critical', [choose(0), choose(1)], 'debrief', [], ['apart'], true]
])('%s', (_what, steps, key, shown, flags, finished) => {
	const position = play(scenario, steps);
	expect(position.scene.key).toBe(key);
	expect(position.choices.map(({ index }) => index)).toEqual(shown);
	expect(position).toMatchObject({ flags, finished });
	expect(position.trail.map(({ step }) => step)).toEqual(steps);
});

test.each<[string, Step[]]>([
	['a choice that is hidden', [choose(1), choose(2)]],
	['a choice that is not there', [choose(7)]],
	['half a choice', [choose(0.5)]],
	['a choice at a question', [choose(0), choose(0), choose(0)]],
	['an answer at a scene', [answer(0)]],
	['a continue where there are choices', [{ kind: 'continue' }]],
	['a continue at a question', [choose(0), choose(0), { kind: 'continue' }]],
	['no answer', [choose(0), choose(0), answer()]],
	['two answers where one is asked', [choose(0), choose(0), answer(0, 1)]],
	['an answer that is not there', [choose(0), choose(0), answer(2)]],
	['a step after the ending', [choose(0), choose(1), choose(0)]],
	['a step of no kind', [{ kind: 'jump' } as unknown as Step]]
])('%s is refused', (_what, steps) => {
	expect(() => play(scenario, steps)).toThrow(IllegalStep);
});

test('several answers are taken where several may be ticked, each once', () => {
	const several = parseScenario(kitchen.replace('- [ ] Victim', '- [x] Victim'), 'kitchen.md').scenario!;
	const before = [choose(0), choose(0)];
	expect(play(several, [...before, answer(1, 0)]).scene.key).toBe('safe-tonight');
	expect(play(several, [...before, answer(1)]).scene.key).toBe('safe-tonight');
	expect(() => play(several, [...before, answer(1, 1)])).toThrow(IllegalStep);
});
