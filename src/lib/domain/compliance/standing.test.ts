import { describe, expect, test } from 'vitest';
import { day, rule as ruleOf, since, stand as standOf } from './facts-for-tests.ts';
import type { CompletedModule } from './requirement.ts';

const rule = ruleOf({ effectiveOn: day('2026-11-23') });

const done = (cycle: number, completedOn: string, validUntil: string): CompletedModule => ({
	cycle,
	code: 'TR-4',
	completedOn: day(completedOn),
	validUntil: day(validUntil),
	revokedOn: null
});

function stand(today: string, hired: string | null, completions: CompletedModule[] = [], officer = true) {
	const timeline = hired === null ? [] : since(hired, {}, [], officer ? ['officer'] : ['trainer']);
	return standOf(rule, today, { completions, timeline });
}

const first = done(1, '2026-12-31', '2028-12-31');
const revoked = { ...first, revokedOn: day('2027-03-03') };
const early = done(2, '2028-11-15', '2030-12-31');
const late = done(2, '2029-02-28', '2031-02-28');

test('with practice there is none, and no day is named', () => {
	expect(standOf({ ...rule, binding: false }, '2030-01-01')).toBe(
		'not-applicable: Practice that the department offers. Nobody is bound to it.'
	);
});

describe('standing', () => {
	test.each([
		[
			'before the rule',
			'2026-11-22',
			'2019-01-01',
			[],
			'not-applicable: The rule takes effect on 23 November 2026.'
		],
		[
			'on its first day',
			'2026-11-23',
			'2019-01-01',
			[],
			'due: Due 22 January 2027: 60 days after the rule took effect on 23 November 2026.'
		],
		[
			'on the due day',
			'2027-01-22',
			'2019-01-01',
			[],
			'due: Due 22 January 2027: 60 days after the rule took effect on 23 November 2026.'
		],
		[
			'a day later',
			'2027-01-23',
			'2019-01-01',
			[],
			'overdue: Was due 22 January 2027: 60 days after the rule took effect on 23 November 2026.'
		],
		[
			'hired mid-way',
			'2027-02-01',
			'2027-01-10',
			[],
			'due: Due 11 March 2027: 60 days after hire on 10 January 2027.'
		],
		[
			'not employed',
			'2027-02-01',
			null,
			[first],
			'not-applicable: Not employed by the department on this day.'
		],
		[
			'completed that day',
			'2026-12-31',
			'2019-01-01',
			[first],
			'current: Due 31 December 2028: 24 months after 31 December 2026.'
		],
		[
			'the day before the window',
			'2028-10-31',
			'2019-01-01',
			[first],
			'current: Due 31 December 2028: 24 months after 31 December 2026.'
		],
		[
			'in the window',
			'2028-11-01',
			'2019-01-01',
			[first],
			'due: Due 31 December 2028: 24 months after 31 December 2026.'
		],
		[
			'lapsed',
			'2029-01-01',
			'2019-01-01',
			[first],
			'overdue: Was due 31 December 2028: 24 months after 31 December 2026.'
		],
		[
			'renewed early',
			'2028-11-15',
			'2019-01-01',
			[first, early],
			'current: Due 31 December 2030: 24 months after 31 December 2028, when the term before ended.'
		],
		[
			'renewed late',
			'2029-03-01',
			'2019-01-01',
			[first, late],
			'current: Due 28 February 2031: 24 months after 28 February 2029.'
		],
		[
			'back after a lapse',
			'2029-06-02',
			'2029-06-01',
			[first],
			'due: Due 31 July 2029: 60 days after the return on 1 June 2029.'
		],
		[
			'completed late the first time',
			'2027-06-01',
			'2019-01-01',
			[done(1, '2027-05-31', '2029-05-31')],
			'current: Due 31 May 2029: 24 months after 31 May 2027.'
		],
		[
			'on a leap day',
			'2028-03-01',
			'2019-01-01',
			[done(1, '2028-02-29', '2030-02-28')],
			'current: Due 28 February 2030: 24 months after 29 February 2028.'
		],
		[
			'the day before its certificate was revoked',
			'2027-03-02',
			'2019-01-01',
			[revoked],
			'current: Due 31 December 2028: 24 months after 31 December 2026.'
		],
		[
			'on the day its certificate was revoked',
			'2027-03-03',
			'2019-01-01',
			[revoked],
			'due: Due 3 March 2027: a certificate of cycle 1 was revoked on that day.'
		],
		[
			'the day after',
			'2027-03-04',
			'2019-01-01',
			[revoked],
			'overdue: Was due 3 March 2027: a certificate of cycle 1 was revoked on that day.'
		],
		[
			'completed again',
			'2027-03-10',
			'2019-01-01',
			[revoked, done(2, '2027-03-10', '2029-03-10')],
			'current: Due 10 March 2029: 24 months after 10 March 2027.'
		]
	] as const)('%s', (_, today, hired, completions, expected) => {
		expect(stand(today, hired, [...completions])).toBe(expected);
		expect(stand(today, hired, completions.toReversed())).toBe(expected);
	});

	test('a module renewed long before its own end is credited the window, and says so', () => {
		const items = ['TR-4', 'RF-2'].map((code, place) => ({
			position: place + 1,
			code,
			kind: 'module' as const
		}));
		const sibling = (fact: CompletedModule) => ({ ...fact, code: 'RF-2' });
		const completions = [
			...[done(1, '2026-12-31', '2028-12-31'), sibling(done(1, '2027-12-31', '2029-12-31'))],
			...[done(2, '2029-02-01', '2031-02-01'), sibling(done(2, '2028-11-15', '2031-01-14'))]
		];
		const two = { ...rule, items };
		expect(standOf(two, '2029-02-02', { completions, timeline: since('2019-01-01') })).toBe(
			'current: Due 14 January 2031: 24 months after 14 January 2029, with 60 days for the early renewal on 15 November 2028.'
		);
	});

	test('nothing is asked of who is no officer', () => {
		expect(stand('2027-02-01', '2019-01-01', [], false)).toBe(
			'not-applicable: Not asked of people who are not officers.'
		);
	});
});
