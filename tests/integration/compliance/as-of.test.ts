import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportOfficers } from '#lib/server/compliance/export-officers.ts';
import type { OfficerFilter } from '#lib/server/compliance/filter-officers.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import { readCompliance } from '#lib/server/compliance/read-compliance.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { testDatabase } from '../database-for-tests.ts';
import { adoptHours } from '../hours-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let moved: Context;
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (context: Context, text: string): Context => ({
	...context,
	now: Temporal.Instant.from(`${text}T18:00:00Z`)
});
const all: OfficerFilter = {
	...{ requirementId: null, unitId: null, standing: null, search: '' },
	...{ sort: 'name', descending: false, on: null, known: 'now' }
};
const NOW = '2027-03-01';

beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	const { admin } = department.contexts;
	const { nights, days } = department.units;
	const requirementId = await adoptHours(admin);
	const person = (familyName: string, unitId = nights) =>
		department.person('officer', {
			...{ familyName, unitId, email: `${familyName.toLowerCase()}@${department.mail}` }
		});
	const onLeave = await person('Abara');
	await recordLeave(admin, {
		personId: onLeave.actor.personId,
		leave: { kind: 'military', fromOn: day('2026-12-20'), untilOn: day('2027-02-10') },
		reason: 'Orders of 3 December.'
	});
	const waived = await person('Beck', days);
	await grantWaiver(admin, {
		personId: waived.actor.personId,
		requirementId,
		days: { fromOn: day('2026-12-24'), untilOn: day('2027-01-20') },
		reason: 'Injured on duty.'
	});
	moved = await person('Chen', days);
	const { personId, familyName, givenName } = moved.actor;
	const changed = await changePerson(at(admin, '2027-01-10'), {
		...{ personId, familyName, givenName, badgeNumber: null, stateOfficerId: null, rank: null },
		...{ unitId: nights, email: `chen@${department.mail}`, roles: ['officer'] },
		heldFrom: day('2027-01-10')
	} as Parameters<typeof changePerson>[1]);
	if (changed.kind === 'refused') throw new Error(JSON.stringify(changed));
});

const stood = async (on: string | null, who = department.contexts.auditor, now = NOW) =>
	Object.fromEntries(
		(await listOfficers(at(who, now), { ...all, on: on ? day(on) : null }, 1)).rows.map((row) => [
			row.familyName,
			row.standing.kind
		])
	);

describe('as of a past day, by what is known now', () => {
	it('everybody stands where they stood, in every kind', async () => {
		const kinds = { Abara: 'due', Beck: 'due', Chen: 'due', Ruiz: 'due' };
		expect(await stood('2026-12-01')).toEqual(kinds);
		expect(await stood('2026-12-31')).toEqual({ ...kinds, Abara: 'paused', Beck: 'waived' });
		expect(await stood('2027-01-15')).toEqual({
			...{ Abara: 'paused', Beck: 'waived', Chen: 'in-grace', Ruiz: 'in-grace' }
		});
		expect(await stood('2027-02-01')).toMatchObject({ Abara: 'paused', Chen: 'overdue', Ruiz: 'overdue' });
		expect(await stood(null)).toEqual(await stood(NOW));
	});

	it('it is what was said on that day, as long as nothing else came to be known of it', async () => {
		for (const on of ['2026-12-31', '2027-01-15', '2027-02-01'])
			expect(await stood(on)).toEqual(await stood(null, department.contexts.auditor, on));
	});

	it('a day that is ahead is today', async () => {
		const { today } = await listOfficers(
			at(department.contexts.auditor, NOW),
			{ ...all, on: day('2030-01-01') },
			1
		);
		expect(today.toString()).toBe(NOW);
		expect(await stood('2030-01-01')).toEqual(await stood(null));
	});

	it('what is entered later for a day before counts for it from then on', async () => {
		const { admin } = department.contexts;
		const late = await department.person('officer', {
			...{ familyName: 'Dang', unitId: department.units.days, email: `dang@${department.mail}` }
		});
		expect((await stood('2027-01-15'))['Dang']).toBe('in-grace');
		await recordLeave(at(admin, '2027-02-20'), {
			personId: late.actor.personId,
			leave: { kind: 'military', fromOn: day('2027-01-05'), untilOn: day('2027-02-05') },
			reason: 'Orders that came late.'
		});
		expect((await stood('2027-01-15'))['Dang']).toBe('paused');
	});

	it('the figures, the unit table and the file are of the same day', async () => {
		const auditor = at(department.contexts.auditor, NOW);
		const on = day('2027-01-15');
		const { counts, units, today } = await readCompliance(auditor, {
			...{ requirementId: null, unitId: null, on, known: 'now' }
		});
		expect(today.toString()).toBe('2027-01-15');
		expect(counts).toMatchObject({ officers: 5, inGrace: 2, excused: 3, overdue: 0, due: 0 });
		expect(units.map(({ name, inGrace, excused }) => [name, inGrace, excused])).toEqual([
			['Patrol, days', 0, 2],
			['Patrol, nights', 2, 1]
		]);
		const { csv, name } = await exportOfficers(auditor, { ...all, on });
		expect(name).toBe('officers-2027-01-15.csv');
		expect(csv).toContain('As of,"2027-01-15, by what was known at 2027-03-01T12:00:00-06:00');
		expect(csv).toContain('as of 15 January 2027, by what is known now; all requirements');
		expect(csv).toMatch(
			/Ruiz,.*,1 January 2026 to 31 December 2026,2026-01-01,2026-12-31,in-grace,2026-12-31,.*,10,0,/
		);
	});

	it('today’s answer is not lost by looking back, nor taken for it', async () => {
		const before = await stood(null);
		await stood('2026-12-31');
		await stood('2027-01-15');
		expect(await stood(null)).toEqual(before);
		expect(before['Ruiz']).toBe('overdue');
	});
});

describe('a supervisor', () => {
	it('sees those of their unit alone, in every kind', async () => {
		const { supervisor } = department.contexts;
		expect(await stood(null, supervisor, '2026-12-31')).toEqual({ Abara: 'paused', Ruiz: 'due' });
		// Twelve days of leave in the year moved Abara’s day.
		expect(await stood(null, supervisor)).toEqual({ Abara: 'in-grace', Chen: 'overdue', Ruiz: 'overdue' });
	});

	it('looks back on who was in it then and is in it now', async () => {
		const { supervisor } = department.contexts;
		expect(await stood('2027-01-15', supervisor)).toEqual({
			...{ Abara: 'paused', Chen: 'in-grace', Ruiz: 'in-grace' }
		});
		// Before the transfer Chen was in another unit.
		expect(await stood('2026-12-31', supervisor)).toEqual({ Abara: 'paused', Ruiz: 'due' });
		// And a supervisor of that unit does not look after who has left it.
		const days = await department.person('supervisor', {
			...{ familyName: 'Ito', unitId: department.units.days, email: `ito@${department.mail}` }
		});
		expect(await stood('2026-12-31', days)).toEqual({ Beck: 'waived', Dang: 'due' });
		const { counts } = await readCompliance(at(days, NOW), {
			...{ requirementId: null, unitId: null, on: day('2026-12-31'), known: 'now' }
		});
		expect(counts.officers).toBe(2);
	});
});
