import { expect, it } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { checkExercises } from './check-exercises.ts';
import { scenarioForTests } from './content-for-tests.ts';

const whole = scenarioForTests();
const said = (exercise: string) => {
	const read = (text: string) => new Map([['SC-1', parseScenario(text, 'SC-1.md').scenario!]]);
	const codes = { scenarios: ['SC-1'], exercises: ['SC-1'] };
	return checkExercises(codes, read(whole), read(exercise), 'content').map(({ rule, message }) => [
		rule,
		message
	]);
};

it.each([
	['the same', whole, []],
	['another mark', scenarioForTests('85%'), ['pass at']],
	['another module', whole.replace('pass at', 'practices: [TR-1]\npass at'), ['practices']],
	['a point less', whole.replace('rating: best', 'rating: ok'), ['the points to win']],
	['another skill', whole.replace('skills: safety', 'skills: referral'), ['the points to win']],
	[
		'a critical error that is another',
		whole.replace('critical CE-01', 'critical CE-02'),
		['the critical errors']
	],
	['no critical error', whole.replaceAll('critical CE-01', 'poor'), ['the critical errors']]
])('an exercise with %s', (_what, exercise, differs) => {
	expect(said(exercise)).toEqual(differs.map((what) => ['exercise-unequal', expect.stringContaining(what)]));
});
