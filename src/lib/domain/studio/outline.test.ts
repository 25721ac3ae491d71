import { expect, test } from 'vitest';
import { examine } from '#lib/domain/scenario/examine.ts';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { outline, problemsInWords } from './outline.ts';

const outlineOf = (text: string) => {
	const { scenario, problems } = examine(text, 'a.md', { criticalErrors: ['CE-01'] });
	return outline(scenario!, problems);
};

test('every scene with its ways, in the order of the text', () => {
	const [door, voice, report, , debrief] = outlineOf(kitchen);
	expect(door).toMatchObject({ name: 'The door', kind: 'scene', isStart: true, id: 'the-door' });
	expect(voice!.ways.map(({ toName, rating, when }) => [toName, rating, when])).toEqual([
		['Report', 'best', null],
		['Debrief', 'critical CE-01', null],
		['Report', 'ok', 'only if apart']
	]);
	expect(report!.ways).toEqual([
		{ text: null, to: 'safe-tonight', toName: 'Safe tonight', rating: null, when: null }
	]);
	expect(debrief).toMatchObject({ kind: 'ending', result: 'review', ways: [] });
});

test('a problem stands with the scene in whose lines it is; an arrow to nowhere has no name', () => {
	const scenes = outlineOf(kitchen.replace('-> Her voice', '-> Her vioce'));
	expect(scenes[0]!.problems[0]).toMatchObject({
		severity: 'error',
		message: expect.stringContaining('vioce')
	});
	expect(scenes[0]!.ways[0]).toMatchObject({ to: 'her-vioce', toName: null });
	expect(scenes[2]!.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('two scenes of one name have ids of their own', () => {
	const ids = outlineOf('## A\n\nText.\n\n-> A\n\n## A\n\nText.\n\n-> A\n').map(({ id, isStart }) => [
		id,
		isStart
	]);
	expect(ids).toEqual([
		['a', true],
		['a:7', false]
	]);
});

test.each([
	[['error', 'error', 'warning', 'note'], '2 to fix, 1 hint'],
	[['warning', 'warning'], '2 hints'],
	[['error'], '1 to fix'],
	[['note'], 'Nothing to fix']
] as const)('%j: %s', (severities, words) =>
	expect(problemsInWords(severities.map((severity) => ({ severity })))).toBe(words)
);
