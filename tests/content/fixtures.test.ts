// Every mistake that an author can make has a file named after its rule, and is the only thing said about that file.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readQuiz, readScenario } from '#lib/domain/scenario/check.ts';
import type { Problem } from '#lib/domain/scenario/problem.ts';
import { rules, type Rule } from '#lib/domain/scenario/rules.ts';

const folder = 'tests/fixtures/scenario';
const criticalErrors = ['CE-01', 'CE-03', 'CE-05', 'CE-11'];

/** The line of each file in which its mistake stands; 1 where it belongs to the file as a whole. */
const lines: Partial<Record<Rule, number>> = {
	'header-missing': 1,
	'header-broken': 4,
	'header-key-missing': 1,
	'header-key-unknown': 5,
	'header-value-wrong': 3,
	'no-scenes': 10,
	'scene-too-large': 46,
	'raw-html': 46,
	'unknown-block': 14,
	'block-not-closed': 14,
	'block-close-alone': 48,
	'block-attribute-missing': 14,
	'unknown-detail': 27,
	'detail-twice': 26,
	'rating-unknown': 25,
	'skill-unknown': 26,
	'flag-name-wrong': 27,
	'text-before-first-scene': 10,
	'no-empty-line-before-arrow': 85,
	'no-empty-line-after-details': 21,
	'two-choice-lists': 31,
	'text-after-way-on': 44,
	'choices-and-continue': 44,
	'two-ways-on': 88,
	'choice-without-arrow': 18,
	'choice-without-text': 18,
	'arrow-without-name': 18,
	'choice-list-numbered': 18,
	'block-under-choice': 32,
	'choices-in-question': 79,
	'answers-outside-question': 48,
	'answer-without-box': 79,
	'answer-with-arrow': 81,
	'name-missing': 97,
	'heading-kind-unknown': 97,
	'heading-not-a-scene': 46,
	'ending-without-result': 97,
	'ending-result-unknown': 98,
	'ending-with-way-on': 102,
	'address-unsafe': 91,
	'scene-name-twice': 97,
	'arrow-to-nowhere': 61,
	'start-unknown': 7,
	'dead-end': 74,
	'choices-all-hidden': 74,
	'loop-without-way-out': 74,
	'no-path-to-pass': 1,
	'no-path-to-review': 1,
	'flag-never-set': 57,
	'pass-mark-out-of-reach': 6,
	'critical-error-unknown': 49,
	'model-path-fails': 6,
	'worst-path-passes': 6,
	'random-clicker-passes': 6,
	'referral-skipped': 1,
	'no-right-answer': 74,
	'answers-too-few': 74,
	'question-without-way-on': 74,
	'answers-equal': 83,
	'personal-data': 59,
	'picture-without-description': 48,
	'media-without-text': 48,
	'media-not-here': 48,
	'quiz-with-scene': 30,
	'quiz-draw-too-large': 1,
	'content-note-empty': 4,
	'scene-too-long': 44,
	'reading-grade': 44,
	'single-choice': 78,
	'scene-unreachable': 74,
	'flag-never-asked': 27,
	'right-is-longest': 44,
	'right-is-shortest': 10,
	'right-is-in-one-place': 10,
	'unscored-is-kept': 79,
	'minutes-off': 1,
	'answer-without-coach': 83,
	'all-of-the-above': 83,
	'blaming-word': 59,
	'choice-without-coach': 24,
	'choice-without-rating': 31,
	'intense-without-pause': 44,
	'click-here': 91,
	'proof-simulated': 1
};

test('every rule is shown by a fixture, and every fixture shows a rule', () => {
	const mistakes = Object.keys(rules).filter((rule) => rules[rule as Rule].severity !== 'note');
	expect(readdirSync(folder).sort()).toEqual(mistakes.map((rule) => `${rule}.md`).sort());
	expect(Object.keys(lines).sort()).toEqual(mistakes.sort());
});

test.each(Object.entries(lines))('%s is all that is wrong, in line %i', (rule, line) => {
	const text = readFileSync(`${folder}/${rule}.md`, 'utf8');
	const said = problemsOf(rule, text).filter(({ severity }) => weighs(severity, rule));
	expect(said.map((problem) => [problem.rule, problem.line])).toEqual([[rule, line]]);
	const { message, why, column } = said[0]!;
	expect([message, why].every((words) => /[.!?]$/.test(words))).toBe(true);
	expect(column).toBeGreaterThan(0);
});

test.each(Object.keys(lines))('%s: a mend that is offered mends it', (rule) => {
	const text = readFileSync(`${folder}/${rule}.md`, 'utf8');
	for (const { fix } of problemsOf(rule, text)) {
		if (!fix) continue;
		const mended = text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
		expect(problemsOf(rule, mended).filter(({ severity }) => severity === 'error')).toEqual([]);
	}
});

function problemsOf(rule: string, text: string): Problem[] {
	const file = `${rule}.md`;
	return rule.startsWith('quiz-')
		? readQuiz(text, file).problems
		: readScenario(text, file, { criticalErrors }).problems;
}

/** A file for an error may carry warnings; a file for a warning carries nothing else. */
function weighs(severity: Problem['severity'], rule: string): boolean {
	return severity === 'error' || (severity === 'warning' && rules[rule as Rule].severity === 'warning');
}
