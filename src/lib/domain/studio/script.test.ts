import { describe, expect, test } from 'vitest';
import { kitchen } from '#lib/domain/scenario/kitchen-for-tests.ts';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { scriptOf, type ScriptScene } from './script.ts';

const ERRORS = { 'CE-01': 'A danger to life was left in place.' };
const scriptFrom = (text: string) => scriptOf(parseScenario(text, 'a.md').scenario!, ERRORS);
const named = (scenes: ScriptScene[]) => scenes.map(({ number, name }) => `${number} ${name}`);

/** Scenes of which each line says where it leads: `A -> B, C`; what leads nowhere is an ending. */
const graph = (...lines: string[]) =>
	lines
		.map((line) => {
			const [name, to] = line.split(' -> ');
			if (!to) return `## Ending: ${name}\nresult: pass\n\nDone.\n`;
			return `## ${name}\n\nText.\n\n${to
				.split(', ')
				.map((target) => `* Go -> ${target}\n  - rating: ok\n`)
				.join('')}`;
		})
		.join('\n');

describe('reading order', () => {
	test.each<[string, string[], string[], string[], string[]]>([
		['a line', ['A -> B', 'B -> C', 'C'], ['1 A', '2 B'], ['3 C'], []],
		[
			'nothing is read before what leads to it',
			['A -> D, B', 'D -> E', 'B -> C', 'C -> D', 'E'],
			['1 A', '2 B', '3 C', '4 D'],
			['5 E'],
			[]
		],
		[
			'the first choice is followed first',
			['A -> C, B', 'B -> X', 'C -> Y', 'X', 'Y'],
			['1 A', '2 C', '3 B'],
			['4 Y', '5 X'],
			[]
		],
		['a way back does not turn the order round', ['A -> B', 'B -> A, C', 'C'], ['1 A', '2 B'], ['3 C'], []],
		['what nothing leads to stands at the end', ['A -> C', 'B -> C', 'C'], ['1 A'], ['2 C'], ['3 B']],
		['an arrow into nothing is passed over', ['A -> Nowhere, C', 'C'], ['1 A'], ['2 C'], []]
	])('%s', (_what, lines, scenes, endings, unreached) => {
		const script = scriptFrom(graph(...lines));
		expect(named(script.scenes)).toEqual(scenes);
		expect(named(script.endings)).toEqual(endings);
		expect(named(script.unreached)).toEqual(unreached);
	});

	test('it begins where the header says', () => {
		const script = scriptFrom(`---\nstart: B\n---\n\n${graph('A -> B', 'B -> C', 'C')}`);
		expect(named(script.scenes)).toEqual(['1 B']);
		expect(named(script.unreached)).toEqual(['3 A']);
	});

	test('a chain of five thousand scenes', () => {
		const lines = Array.from({ length: 5000 }, (_, at) => `S${at} -> S${at + 1}`);
		const { scenes, endings } = scriptFrom(graph(...lines, 'S5000'));
		expect(scenes.map(({ name }) => name)).toEqual(lines.map((_, at) => `S${at}`));
		expect(named(endings)).toEqual(['5001 S5000']);
	});
});

test('every branch says where it goes, what it is worth and what it asks for', () => {
	const [door, voice, report] = scriptFrom(kitchen).scenes;
	expect(door!.choices.map(({ to, rating, skills, flags }) => ({ to, rating, skills, flags }))).toEqual([
		{
			to: { number: 2, name: 'Her voice' },
			rating: 'Best',
			skills: ['safety', 'communication'],
			flags: ['From here on “apart” is remembered']
		},
		{ to: { number: 2, name: 'Her voice' }, rating: 'Poor', skills: ['safety'], flags: [] }
	]);
	expect(voice!.choices[1]).toMatchObject({
		to: { number: 5, name: 'Debrief' },
		rating: 'Critical error CE-01',
		critical: 'A danger to life was left in place.'
	});
	expect(voice!.choices[2]).toMatchObject({
		rating: 'Acceptable',
		flags: ['Only shown if “apart” is remembered'],
		critical: null
	});
	expect(voice!.from).toEqual([{ number: 1, name: 'The door' }]);
	expect(report!.question!.answers.map(({ right }) => right)).toEqual([false, true]);
	expect(report!.next).toEqual({ number: 4, name: 'Safe tonight' });
	expect(report!.choices).toEqual([]);
});

test('endings say how they end', () => {
	expect(scriptFrom(kitchen).endings.map(({ name, ending, next }) => [name, ending, next])).toEqual([
		['Safe tonight', 'pass', null],
		['Debrief', 'review', null]
	]);
});

test('nothing of the text is left out: every html of the scenario is in the script', () => {
	const { scenario } = parseScenario(kitchen, 'a.md');
	const script = JSON.stringify(scriptOf(scenario!, ERRORS));
	const parts = scenario!.scenes.flatMap((scene) => [
		...scene.blocks.flatMap((block) => ('html' in block ? block.html : [])),
		...(scene.kind === 'scene'
			? scene.choices.flatMap(({ html, consequenceHtml, coachHtml }) => [html, consequenceHtml, coachHtml])
			: []),
		...(scene.kind === 'question' ? scene.answers.flatMap(({ html, coachHtml }) => [html, coachHtml]) : [])
	]);
	expect(parts.length).toBeGreaterThan(20);
	expect(parts.filter((part) => !script.includes(JSON.stringify(part).slice(1, -1)))).toEqual([]);
});

test('a critical error that is not in the list has no sentence, and an arrow into nothing keeps its name', () => {
	const { scenes } = scriptFrom(
		'## A\n\nText.\n\n* Go -> Nowhere\n  - rating: critical CE-99\n* Stay -> A\n  - rating: unscored\n  - only if: not seen\n'
	);
	expect(scenes[0]!.choices[0]).toMatchObject({
		rating: 'Critical error CE-99',
		critical: null,
		to: { number: null, name: 'nowhere' }
	});
	expect(scenes[0]!.choices[1]).toMatchObject({
		rating: 'Not scored',
		flags: ['Only shown if “seen” is not remembered'],
		to: { number: 1, name: 'A' }
	});
});

test('of two scenes of one name the first is meant', () => {
	const script = scriptFrom(graph('A -> B', 'B -> C', 'B -> D', 'C', 'D'));
	expect(named(script.scenes)).toEqual(['1 A', '2 B']);
	expect(named(script.unreached)).toEqual(['4 B', '5 D']);
	expect(script.scenes[0]!.choices[0]!.to).toEqual({ number: 2, name: 'B' });
});
