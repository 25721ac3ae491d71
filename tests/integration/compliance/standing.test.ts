import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { filterOfficers, type OfficerFilter } from '#lib/server/compliance/filter-officers.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import { readCompliance } from '#lib/server/compliance/read-compliance.ts';
import { standingOfDepartment } from '#lib/server/compliance/standing-of-department.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { takeQuiz } from '../quiz-for-tests.ts';
import { adoptTraining, publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let requirementId: string;
const officers: Record<string, Context> = {};
const all: OfficerFilter = {
	requirementId: null,
	unitId: null,
	standing: null,
	search: '',
	sort: 'name',
	descending: false,
	on: null,
	known: null
};
const on = (context: Context, day: string): Context => ({
	...context,
	now: Temporal.Instant.from(`${day}T18:00:00Z`)
});
const names = async (context: Context, filter: Partial<OfficerFilter> = {}) =>
	(await listOfficers(context, { ...all, ...filter }, 1)).rows.map((row) => row.familyName);

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	requirementId = await adoptTraining(department.contexts.admin);
	const { nights, days } = department.units;
	for (const [familyName, unitId] of [
		['Abara', nights],
		['Beck', days],
		['Chen', days]
	] as const)
		officers[familyName] = await department.person('officer', {
			familyName,
			unitId,
			email: `${familyName.toLowerCase()}@${department.mail}`
		});
	await completeTraining(officers['Abara']!, requirementId);
});

describe('where a department stands', () => {
	it('counts officers alone, by unit, the same in the figures, the table and the list', async () => {
		const { counts, units, today } = await readCompliance(department.contexts.auditor, {
			requirementId: null,
			unitId: null
		});
		expect(today.toString()).toBe('2026-11-23');
		expect(counts).toEqual({
			...{ officers: 4, current: 1, due: 3, dueSoon: 0, inGrace: 0, overdue: 0, excused: 0 }
		});
		expect(units.map(({ name, officers, current, due }) => [name, officers, current, due])).toEqual([
			['Patrol, days', 2, 0, 2],
			['Patrol, nights', 2, 1, 1]
		]);
		expect(await names(department.contexts.auditor)).toEqual(['Abara', 'Beck', 'Chen', 'Ruiz']);
		expect(await names(department.contexts.auditor, { standing: 'current' })).toEqual(['Abara']);
	});

	it('turns with the day alone: due within 30 days, overdue, and due again in the window', async () => {
		const { auditor } = department.contexts;
		const counted = async (day: string) =>
			(await readCompliance(on(auditor, day), { requirementId, unitId: null })).counts;
		expect(await counted('2026-12-01')).toMatchObject({ due: 3, dueSoon: 3, overdue: 0 });
		expect(await counted('2026-12-31')).toMatchObject({ due: 3, overdue: 0 });
		expect(await counted('2027-01-01')).toMatchObject({ current: 1, due: 0, overdue: 3 });
		expect(await counted('2028-08-24')).toMatchObject({ current: 1, overdue: 3 });
		expect(await counted('2028-08-25')).toMatchObject({ current: 0, due: 1, overdue: 3 });
		expect(await counted('2028-11-24')).toMatchObject({ current: 0, due: 0, overdue: 4 });
	});

	it('lists the most overdue with what their day was counted from', async () => {
		const { overdue } = await readCompliance(on(department.contexts.auditor, '2027-02-01'), {
			requirementId: null,
			unitId: null
		});
		expect(overdue.map(({ familyName }) => familyName)).toEqual(['Beck', 'Chen', 'Ruiz']);
		expect(overdue[0]!.why).toBe(
			'Was due 31 December 2026: 60 days after the rule took effect on 1 November 2026.'
		);
	});

	it('is never moved by a failed attempt', async () => {
		await readAllLessons(officers['Beck']!, requirementId);
		await takeQuiz(officers['Beck']!, requirementId, false);
		expect(await names(department.contexts.auditor, { standing: 'current' })).toEqual(['Abara']);
	});

	it('shows a supervisor their own unit alone', async () => {
		const { supervisor } = department.contexts;
		expect(await names(supervisor)).toEqual(['Abara', 'Ruiz']);
		expect(await names(supervisor, { unitId: department.units.days })).toEqual([]);
		const { units, options } = await readCompliance(supervisor, { requirementId: null, unitId: null });
		expect(units.map(({ name }) => name)).toEqual(['Patrol, nights']);
		expect(options.units).toHaveLength(1);
	});

	it.each(['officer', 'trainer'] as const)('is not for the %s', async (role) => {
		await expect(
			readCompliance(department.contexts[role], { requirementId: null, unitId: null })
		).rejects.toThrow(Forbidden);
		await expect(listOfficers(department.contexts[role], all, 1)).rejects.toThrow(Forbidden);
	});

	it('sees another department as empty', async () => {
		const stranger = await foundTestDepartment(database.db);
		const { counts } = await readCompliance(stranger.contexts.auditor, { requirementId: null, unitId: null });
		expect(counts.officers).toBe(0);
		expect(await names(stranger.contexts.auditor, { requirementId })).toEqual([]);
		expect(await names(stranger.contexts.auditor, { unitId: department.units.days })).toEqual([]);
	});
});

describe('the list of officers', () => {
	it.each<[string, Partial<OfficerFilter>, string[]]>([
		['a name', { search: 'che' }, ['Chen']],
		['two words in any order', { search: ' chen SAM ' }, ['Chen']],
		['nothing found', { search: 'nobody' }, []],
		['what SQL would take for more', { search: `' or 1=1 --` }, []],
		['names, last first', { descending: true }, ['Ruiz', 'Chen', 'Beck', 'Abara']],
		['unit, then name', { sort: 'unit' }, ['Beck', 'Chen', 'Abara', 'Ruiz']],
		['unit, last first, then name', { sort: 'unit', descending: true }, ['Abara', 'Ruiz', 'Beck', 'Chen']],
		['due, then name', { sort: 'due' }, ['Beck', 'Chen', 'Ruiz', 'Abara']],
		['standing, then name', { sort: 'standing' }, ['Beck', 'Chen', 'Ruiz', 'Abara']]
	])('finds and sorts by %s', async (_, filter, expected) => {
		expect(await names(department.contexts.auditor, filter)).toEqual(expected);
	});

	it('answers a page beyond the last with the last', async () => {
		const { page, pages, rows } = await listOfficers(department.contexts.auditor, all, 99);
		expect([page, pages, rows.length]).toEqual([1, 1, 4]);
	});
});

describe('what is remembered', () => {
	const whole = (context: Context) =>
		inDepartment(database.db, department.departmentId, (trx) => standingOfDepartment(trx, context));

	it('is the same answer while the ledger stands still, and a new one when it moves', async () => {
		const { auditor, admin } = department.contexts;
		const before = await whole(auditor);
		expect((await whole(auditor)).requirements).toBe(before.requirements);
		const { personId } = officers['Chen']!.actor;
		await changePerson(admin, {
			personId,
			givenName: 'Sam',
			familyName: 'Chen-Ito',
			badgeNumber: '77',
			stateOfficerId: null,
			rank: 'Sergeant',
			unitId: department.units.nights,
			heldFrom: Temporal.PlainDate.from('2026-11-20')
		});
		expect(filterOfficers(await whole(auditor), { ...all, search: 'chen' })).toEqual([
			expect.objectContaining({ familyName: 'Chen-Ito', badgeNumber: '77', unitName: 'Patrol, nights' })
		]);
		await disablePerson(admin, { personId });
		expect(await names(auditor)).toEqual(['Abara', 'Beck', 'Ruiz']);
		expect(await names(auditor, { standing: 'not-applicable' })).toEqual(['Chen-Ito']);
		expect(await names(on(auditor, '2026-11-19'), { search: 'chen' })).toEqual(['Chen']);
	});
});
