import { expect, test } from 'vitest';
import { missingParts } from './missing-parts.ts';

const lesson = (slug: string, done: boolean) => ({ slug, title: slug.toUpperCase(), done });
const scenario = (code: string, passed: boolean) => ({ code, title: code, passed });

test.each([
	['all done', [lesson('a', true)], true, [scenario('SC-1', true)], []],
	['no scenario practises it', [lesson('a', true)], true, [], []],
	[
		'lessons first, then quiz, then scenarios',
		[lesson('a', true), lesson('b', false)],
		false,
		[scenario('SC-1', false), scenario('SC-2', true)],
		[
			{ kind: 'lessons', lessons: [{ slug: 'b', title: 'B' }] },
			{ kind: 'quiz' },
			{ kind: 'scenario', code: 'SC-1', title: 'SC-1' }
		]
	]
])('%s', (_, lessons, quizPassed, scenarios, expected) => {
	expect(missingParts({ lessons, quizPassed, scenarios })).toEqual(expected);
});
