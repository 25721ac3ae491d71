import { expect, it } from 'vitest';
import { unkeptChoices } from './kept-choice.ts';
import { parseScenario } from './parse.ts';

const scene = (choices: string) => {
	const text = `---\ntitle: T\nminutes: 1\ncontent note: None.\n---\n\n## Here\n\n${choices}\n\n## There\n\n-> Here\n`;
	const { scenario } = parseScenario(text, 't.md');
	return scenario!.scenes[0] as Extract<(typeof scenario & object)['scenes'][number], { kind: 'scene' }>;
};
const choice = (to: string, details: string) => `* Do it ${details.length} -> ${to}\n  - ${details}\n`;

it.each<[string, string, number[]]>([
	[
		'two that lead the same way',
		choice('There', 'rating: unscored') +
			choice('There', 'rating: poor') +
			choice('There', 'rating:  unscored'),
		[0, 2]
	],
	['one alone', choice('There', 'rating: unscored') + choice('There', 'rating: poor'), []],
	['two that lead apart', choice('There', 'rating: unscored') + choice('Here', 'rating:  unscored'), []],
	[
		'two of which one is remembered',
		choice('There', 'rating: unscored') + choice('There', 'rating: unscored\n  - remember: rested'),
		[]
	],
	['none', choice('There', 'rating: best') + choice('There', 'rating: poor'), []]
])('of %s', (_what, choices, places) => {
	expect(unkeptChoices(scene(choices))).toEqual(places);
});
