import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { readRegisters } from '#lib/server/certificate/registers/read-registers.ts';
import { readRequirementView } from '#lib/server/compliance/registers/read-requirement-view.ts';
import { readUnitView } from '#lib/server/compliance/registers/read-unit-view.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { completeTraining } from '#tests/integration/complete-for-tests.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';
import { adoptTraining, publishTraining } from '#tests/integration/training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: Awaited<ReturnType<typeof foundTestDepartment>>;
let requirementId: string;
const past = { on: Temporal.PlainDate.from('2026-01-01'), known: null };

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	requirementId = await adoptTraining(department.contexts.admin);
	const days = await department.person('officer', {
		...{ familyName: 'Zielinski', unitId: department.units.days, email: `z@${department.mail}` }
	});
	await completeTraining(days, requirementId);
});

it('says of a requirement what it asks and where its officers stand, as the list of officers does', async () => {
	const { auditor } = department.contexts;
	const read = await readRequirementView(auditor, { requirementId, moment: TODAY });
	expect(read.words.items.join()).toContain('TM-1');
	expect(read.versions).toHaveLength(1);
	expect(read.counts).toMatchObject({ officers: 2, current: 1, due: 1 });
	expect(read.units.map(({ name, officers, current }) => [name, officers, current])).toEqual([
		['Patrol, days', 1, 1],
		['Patrol, nights', 1, 0]
	]);
	const { total } = await listOfficers(
		auditor,
		{
			...{ requirementId, unitId: null, standing: 'current', search: '', sort: 'name', descending: false },
			...TODAY
		},
		1
	);
	expect(total).toBe(read.counts.current);
	await expect(readRequirementView(auditor, { requirementId, moment: past })).rejects.toThrow(NotFound);
});

it('says of a unit how it stands with each requirement', async () => {
	const { auditor, supervisor } = department.contexts;
	const { days, nights } = department.units;
	const read = await readUnitView(auditor, { unitId: days, moment: TODAY });
	expect(read).toMatchObject({ name: 'Patrol, days', counts: { officers: 1, current: 1 } });
	expect(read.requirements).toMatchObject([{ id: requirementId, officers: 1, current: 1 }]);
	expect(await readUnitView(supervisor, { unitId: nights, moment: TODAY })).toMatchObject({
		counts: { officers: 1, due: 1 }
	});
	await expect(readUnitView(supervisor, { unitId: days, moment: TODAY })).rejects.toThrow(NotFound);
	await expect(readUnitView(other.contexts.auditor, { unitId: days, moment: TODAY })).rejects.toThrow(
		NotFound
	);
});

it('counts every register, and completions by month', async () => {
	const { registers, trend, units, requirements } = await readRegisters(department.contexts.auditor);
	expect(Object.fromEntries(registers.map(({ name, total }) => [name, total]))).toEqual({
		...{ certificates: 1, completions: 1, outside: 0, sessions: 0, corrections: 0, exceptions: 0 }
	});
	expect(trend).toHaveLength(24);
	expect(trend.map(({ count }) => count)).toEqual([...Array<number>(23).fill(0), 1]);
	expect(trend.at(-1)!.month.toString()).toBe('2026-11');
	expect(units).toHaveLength(2);
	expect(requirements).toEqual([{ id: requirementId, title: expect.any(String) as string }]);
	const own = await readRegisters(department.contexts.supervisor);
	expect(own.trend.at(-1)!.count).toBe(0);
	expect(own.units.map(({ id }) => id)).toEqual([department.units.nights]);
});

it.each(['officer', 'trainer'] as const)('is not for the %s', async (role) => {
	const context = department.contexts[role];
	const { nights: unitId } = department.units;
	await expect(readRegisters(context)).rejects.toThrow(Forbidden);
	await expect(readUnitView(context, { unitId, moment: TODAY })).rejects.toThrow(Forbidden);
	await expect(readRequirementView(context, { requirementId, moment: TODAY })).rejects.toThrow(Forbidden);
});
