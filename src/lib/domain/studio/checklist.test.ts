import { expect, it } from 'vitest';
import type { Problem } from '#lib/domain/scenario/problem.ts';
import { rules, type Rule } from '#lib/domain/scenario/rules.ts';
import { checklist } from './checklist.ts';

const problem = (rule: Rule): Problem => ({
	...{ rule, severity: rules[rule].severity, file: 'draft', line: 1, column: 1, message: 'm', why: 'w' }
});
const list = (problems: Problem[], more: Partial<Parameters<typeof checklist>[0]> = {}) =>
	checklist({ problems, missingMedia: [], needsClinician: false, clinician: null, ...more });
const open = (items: ReturnType<typeof checklist>) => items.filter(({ done }) => !done).map(({ key }) => key);

it('is done where nothing was found', () => {
	expect(open(list([]))).toEqual([]);
	expect(list([]).length).toBeGreaterThan(10);
});

it.each(Object.keys(rules) as Rule[])('shows %s somewhere, unless it is a note', (rule) => {
	const left = open(list([problem(rule)]));
	const { severity } = rules[rule];
	expect(left.length > 0).toBe(severity !== 'note');
	expect(left.includes('errors')).toBe(severity === 'error');
});

it.each<[Rule, string]>([
	['model-path-fails', 'proof'],
	['scene-unreachable', 'reached'],
	['choice-without-coach', 'coach'],
	['right-is-longest', 'giveaway'],
	['blaming-word', 'people'],
	['content-note-empty', 'content-note'],
	['intense-without-pause', 'pauses'],
	['reading-grade', 'plain'],
	['click-here', 'access'],
	['minutes-off', 'hints']
])('puts %s under “%s”, and counts', (rule, key) => {
	const items = list([problem(rule), problem(rule)]);
	expect(items.find((item) => item.key === key)).toMatchObject({ done: false, left: 2 });
});

it('says what officers would not see, and who has to read it', () => {
	expect(open(list([], { missingMedia: ['/media/x', 'https://example.org/a.png'] }))).toEqual(['media']);
	expect(open(list([], { needsClinician: true }))).toEqual(['clinician']);
	expect(open(list([], { needsClinician: true, clinician: 'Dr. Lena Ortiz' }))).toEqual([]);
});
