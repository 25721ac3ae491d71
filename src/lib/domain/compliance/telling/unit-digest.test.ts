import { Temporal } from 'temporal-polyfill';
import { expect, it, test } from 'vitest';
import type { ToldStanding } from './messages-due.ts';
import { unitDigest, type UnitOfficer } from './unit-digest.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-25');
const supervisor = { personId: 'dana', unitId: 'nights' };

const standing = (kind: ToldStanding['kind'], dueOn: string, title = 'First response'): ToldStanding => ({
	...{
		requirementId: title,
		title,
		kind,
		dueOn: day(dueOn),
		cycle: 1,
		opensOn: null,
		why: '',
		consequence: '',
		tellSupervisor: false
	}
});
const officer = (name: string, ...standings: ToldStanding[]): UnitOfficer => ({
	...{ personId: name, name, unitId: 'nights', standings }
});
const rowsOf = (...officers: UnitOfficer[]) => unitDigest({ supervisor, officers, today })?.rows ?? null;

test.each<[ToldStanding['kind'], string, string | null]>([
	['due', '2026-12-25', 'First response: due in 30 days, 25 December'],
	['due', '2026-12-26', null],
	['due', '2026-11-26', 'First response: due tomorrow'],
	['due', '2026-11-25', 'First response: due today'],
	['in-grace', '2026-11-20', 'First response: in grace, 5 days past its day'],
	['overdue', '2026-11-24', 'First response: 1 day overdue'],
	['current', '2026-11-26', null],
	['waived', '2026-11-20', null],
	['paused', '2026-11-20', null]
])('%s, %s: %s', (kind, dueOn, words) => {
	expect(rowsOf(officer('Ruiz', standing(kind, dueOn)))).toEqual(words && [{ name: 'Ruiz', words }]);
});

it('has one row for an officer, the most pressing first', () => {
	expect(
		rowsOf(
			officer('Ames', standing('due', '2026-12-01')),
			officer('Bell', standing('due', '2026-12-20'), standing('overdue', '2026-11-01', 'Refresher')),
			officer('Cole', standing('current', '2028-01-01'))
		)
	).toEqual([
		{ name: 'Bell', words: 'Refresher: 24 days overdue; First response: due in 25 days, 20 December' },
		{ name: 'Ames', words: 'First response: due in 6 days, 1 December' }
	]);
});

it('tells of the own unit alone, and not of oneself', () => {
	const late = standing('overdue', '2026-11-01');
	expect(rowsOf({ ...officer('Ames', late), unitId: 'days' })).toBeNull();
	expect(rowsOf({ ...officer('Ames', late), unitId: null })).toBeNull();
	expect(rowsOf(officer('dana', late))).toBeNull();
	expect(
		unitDigest({
			supervisor: { ...supervisor, unitId: null },
			officers: [{ ...officer('A', late), unitId: null }],
			today
		})
	).toBeNull();
});

test.each([
	['2026-11-23', '2026-11-23'],
	['2026-11-29', '2026-11-23'],
	['2026-11-30', '2026-11-30'],
	['2027-01-01', '2026-12-28']
])('%s belongs to the week of %s', (on, monday) => {
	const digest = unitDigest({
		supervisor,
		officers: [officer('Ruiz', standing('overdue', '2026-11-01'))],
		today: day(on)
	});
	expect(digest?.key).toBe(`digest/dana/nights/${monday}`);
});
