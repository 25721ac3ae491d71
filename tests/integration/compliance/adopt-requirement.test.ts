import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
});

const rule = {
	title: 'Every two years',
	citation: 'Code 1.2',
	effectiveOn: Temporal.PlainDate.from('2026-11-01'),
	firstDueDays: 60,
	everyMonths: 24,
	renewalWindowDays: 60,
	passPercent: 80,
	attemptsPerCycle: 3,
	waitMinutes: 0,
	items: ['TM-1', 'TS-1']
};
const adopted = () =>
	inDepartment(database.db, department.departmentId, (trx) => listRequirements(trx, department.departmentId));

describe('adoptRequirement', () => {
	it.each([
		['an unknown code', { items: ['TM-1', 'XX-9'] }, 'items'],
		['the statement as training', { items: ['TM-1', 'statement'] }, 'items'],
		['no items', { items: [] }, 'items'],
		['a window longer than the cycle', { everyMonths: 1, renewalWindowDays: 29 }, 'renewalWindowDays'],
		['a pass mark below 80', { passPercent: 79 }, 'passPercent']
	])('refuses %s, and nothing is kept', async (_, change, field) => {
		const refused = await adoptRequirement(department.contexts.admin, { ...rule, ...change });
		expect(refused).toMatchObject({ kind: 'refused', field, reason: expect.stringMatching(/\w+.*\./) });
		expect(await adopted()).toEqual([]);
		expect(await listEvents(database, department, 'requirement-adopted')).toEqual([]);
	});

	it.each(['officer', 'supervisor', 'trainer', 'auditor'] as const)('is not for the %s', async (role) => {
		await expect(adoptRequirement(department.contexts[role], rule)).rejects.toThrow(Forbidden);
	});

	it('adopts once, however often it is asked, and says so in the ledger', async () => {
		const { admin } = department.contexts;
		const answers = await Promise.all(Array.from({ length: 8 }, () => adoptRequirement(admin, rule)));
		const all = await adopted();
		expect(all).toHaveLength(1);
		expect(all[0]!.versions).toHaveLength(1);
		expect(all[0]!.versions[0]).toMatchObject({
			title: 'Every two years',
			items: [
				{ position: 1, code: 'TM-1', kind: 'module' },
				{ position: 2, code: 'TS-1', kind: 'scenario' }
			]
		});
		for (const answer of answers) expect(answer).toEqual({ kind: 'adopted', requirementId: all[0]!.id });
		expect(await listEvents(database, department, 'requirement-adopted')).toEqual([
			expect.objectContaining({ subject: all[0]!.id, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
		]);
	});

	it('keeps a title for one rule', async () => {
		const other = await adoptRequirement(department.contexts.admin, { ...rule, everyMonths: 12 });
		expect(other).toMatchObject({ kind: 'refused', field: 'title' });
	});
});
