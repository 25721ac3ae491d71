import { describe, expect, test } from 'vitest';
import { minutesLeft, nextPart, stepsOf, type ModuleWork } from './module-work.ts';

const lessons = (...read: boolean[]) =>
	read.map((read, index) => ({ slug: `lesson-${index + 1}`, minutes: 5, read }));
const scenarios = (...passed: boolean[]) =>
	passed.map((passed, index) => ({ code: `SC-${index + 1}`, minutes: 20, passed }));

const work: ModuleWork = {
	begun: true,
	completed: false,
	lessons: lessons(true, true),
	scenarios: scenarios(true),
	quiz: 'passed',
	quizMinutes: 10
};

describe('the next part of a module', () => {
	test.each<[string, Partial<ModuleWork>, unknown, string, number]>([
		[
			'nothing done',
			{ begun: false, lessons: lessons(false, false), scenarios: scenarios(false), quiz: 'not-begun' },
			{ part: 'start' },
			'0/5',
			40
		],
		[
			'one lesson read',
			{ lessons: lessons(true, false), quiz: 'not-begun' },
			{ part: 'lesson', lesson: 'lesson-2' },
			'2/5',
			15
		],
		['a lesson skipped', { lessons: lessons(false, true) }, { part: 'lesson', lesson: 'lesson-1' }, '3/5', 5],
		['the quiz ahead', { quiz: 'not-begun' }, { part: 'quiz' }, '3/5', 10],
		['the quiz open', { quiz: 'open' }, { part: 'quiz' }, '3/5', 10],
		['not yet passed', { quiz: 'not-yet' }, { part: 'quiz' }, '3/5', 10],
		[
			'asked, not practised',
			{ scenarios: scenarios(true, false) },
			{ part: 'scenario', code: 'SC-2' },
			'4/6',
			20
		],
		[
			'waiting, with a scenario ahead',
			{ quiz: 'waiting', scenarios: scenarios(false) },
			{ part: 'scenario', code: 'SC-1' },
			'2/5',
			30
		],
		['waiting', { quiz: 'waiting' }, null, '3/5', 10],
		['no attempt left', { quiz: 'used-up' }, null, '3/5', 10],
		['all but the signature', {}, { part: 'sign' }, '4/5', 0],
		['no scenario asked', { scenarios: [] }, { part: 'sign' }, '3/4', 0],
		['complete', { completed: true }, null, '5/5', 0]
	])('%s', (_, change, part, steps, minutes) => {
		const changed = { ...work, ...change };
		const { done, of } = stepsOf(changed);
		expect(nextPart(changed)).toEqual(part);
		expect(`${done}/${of}`).toBe(steps);
		expect(minutesLeft(changed)).toBe(minutes);
	});
});
