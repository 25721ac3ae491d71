import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { checkRequirement, type DraftRequirement } from './check-requirement.ts';
import type { RequirementItem } from './requirement.ts';

const draft: DraftRequirement = {
	title: 'Trauma-informed response',
	citation: '50 ILCS 705/10.21',
	effectiveOn: Temporal.PlainDate.from('2026-11-23'),
	firstDueDays: 60,
	everyMonths: 24,
	renewalWindowDays: 60,
	passPercent: 80,
	attemptsPerCycle: 3,
	waitMinutes: 0
};
const item = (code: string, kind: RequirementItem['kind'] = 'module') => ({ position: 1, code, kind });

test('a sound requirement has no problem', () => {
	expect(checkRequirement(draft, [item('TR-4'), item('SC-1', 'scenario')])).toBeNull();
});

test.each([
	['title', { title: ' ' }, /title/],
	['citation', { citation: '' }, /law or policy/],
	['firstDueDays', { firstDueDays: 0 }, /one day/],
	['firstDueDays', { firstDueDays: 1.5 }, /one day/],
	['firstDueDays', { firstDueDays: Infinity }, /one day/],
	['everyMonths', { everyMonths: 0 }, /one month/],
	['renewalWindowDays', { renewalWindowDays: -1 }, /negative/],
	['renewalWindowDays', { everyMonths: 1, renewalWindowDays: 29 }, /longer than the cycle/],
	['passPercent', { passPercent: 79 }, /80 and 100/],
	['passPercent', { passPercent: 101 }, /80 and 100/],
	['attemptsPerCycle', { attemptsPerCycle: 0 }, /at least one attempt/],
	['waitMinutes', { waitMinutes: -1 }, /negative/]
])('%s: %j', (field, change, reason) => {
	expect(checkRequirement({ ...draft, ...change }, [item('TR-4')])).toEqual({
		field,
		reason: expect.stringMatching(reason)
	});
});

test.each([
	['nothing', []],
	['scenarios alone', [item('SC-1', 'scenario')]],
	['a module twice', [item('TR-4'), item('TR-4')]]
])('items: %s', (_, items) => {
	expect(checkRequirement(draft, items)).toMatchObject({ field: 'items' });
});
