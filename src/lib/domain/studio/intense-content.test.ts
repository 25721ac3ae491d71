import { expect, it } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { intenseScenes, needsClinician } from './intense-content.ts';

const scenario = (told: string, consequence = 'Fine.') =>
	parseScenario(
		`---\ntitle: T\nminutes: 5\ncontent note: n\n---\n\n## The door\n\n${told}\n\n* Go -> End\n  - rating: best\n\n  ${consequence}\n  > Coach: nobody was shot.\n* Stay -> End\n  - rating: poor\n\n  Fine.\n  > No.\n\n## Ending: End\nresult: pass\n\nOver.\n`,
		'T.md'
	).scenario!;

it.each([
	['It is late.', 'Fine.', []],
	['He strangled her.', 'Fine.', ['The door']],
	['It is late.', 'She is dead.', ['The door']],
	[':::support\nThoughts of suicide? Call 988.\n:::', 'Fine.', []]
])('%s %s', (told, consequence, expected) => {
	const read = scenario(told, consequence);
	expect(intenseScenes(read)).toEqual(expected);
	expect(needsClinician(read)).toBe(expected.length > 0);
});

it('takes what could not be read for the harder case', () => {
	expect(needsClinician(null)).toBe(true);
});
