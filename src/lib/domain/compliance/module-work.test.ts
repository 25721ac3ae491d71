import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { minutesLeft, nextPart, stepsOf, type ModuleWork } from './module-work.ts';
import { quizState } from './quiz-state.ts';

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

describe('quizState', () => {
	const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}Z`);
	const failed = (time: string) => ({ submittedAt: at(time), passed: false });
	const open = { submittedAt: null, passed: null };
	test.each([
		['none', [], 'not-begun'],
		['one open', [open], 'open'],
		['failed, a minute too early', [failed('11:01:00')], 'waiting'],
		['failed, the wait over to the second', [failed('11:00:00')], 'not-yet'],
		['failed and open again', [failed('10:00:00'), open], 'open'],
		['all failed', [failed('08:00:00'), failed('09:00:00'), failed('10:00:00')], 'used-up'],
		['the last one open', [failed('08:00:00'), failed('09:00:00'), open], 'open'],
		[
			'passed in the end',
			[failed('08:00:00'), failed('09:00:00'), { submittedAt: at('10:00:00'), passed: true }],
			'passed'
		]
	])('%s', (_, attempts, expected) => {
		const facts = { allowed: 3, waitMinutes: 60, now: at('12:00:00') };
		expect(quizState({ attempts, ...facts })).toBe(expected);
		expect(quizState({ attempts: attempts.toReversed(), ...facts })).toBe(expected);
	});
});
