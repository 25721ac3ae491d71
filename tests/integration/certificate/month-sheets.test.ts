import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { listMonth, monthSheets } from '#lib/server/certificate/sheets/month-sheets.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { enterTestOutside, outsideDraft } from '../outside-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
const day = (text: string) => Temporal.PlainDate.from(text);
const november = Temporal.PlainYearMonth.from('2026-11');
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	const { admin, officer } = department.contexts;
	const second = await department.person('officer', {
		familyName: 'Abbott',
		email: `second-officer@${department.mail}`
	});
	const trained = [
		[officer, { completedOn: day('2026-11-02'), begunOn: day('2026-11-02') }],
		[second, { completedOn: day('2026-11-20'), begunOn: day('2026-11-20'), title: 'Other' }],
		[officer, { completedOn: day('2026-10-31'), begunOn: day('2026-10-31'), title: 'Before' }]
	] as const;
	for (const [context, more] of trained) {
		const outsideId = await enterTestOutside(context, { draft: outsideDraft(more) });
		await decideOutside(admin, { outsideId, accepted: true, reason: 'Counts.' });
	}
	// Waits for a decision: nobody attests it.
	await enterTestOutside(officer, { draft: outsideDraft({ title: 'Waits' }) });
});

it('lists who was trained in what in a month, and nothing that does not count', async () => {
	const { officers, courses } = await listMonth(department.contexts.auditor, november);
	expect(officers.map(([first]) => first!.familyName)).toEqual(['Abbott', 'Ruiz']);
	expect(courses.map(([first]) => first!.title)).toEqual(['Other', 'Strangulation: the first hour']);
	const october = await listMonth(department.contexts.auditor, Temporal.PlainYearMonth.from('2026-10'));
	expect(october.courses.map(([first]) => first!.title)).toEqual(['Before']);
});

it('makes a file and leaves the entry of an export with its hash', async () => {
	const { auditor, officer } = department.contexts;
	const ask = { month: november, personId: officer.actor.personId, course: null };
	const made = await monthSheets(auditor, { sheet: 'affidavit', ...ask });
	if (made.kind !== 'made') throw new Error(made.reason);
	expect(made.name).toBe('affidavit-2026-11.pdf');
	expect(Buffer.from(made.bytes).toString('latin1')).toMatch(/^%PDF-1\.7/);
	expect((await listEvents(database, department, 'exported'))[0]).toMatchObject({
		...{ subject: officer.actor.personId, what: 'affidavits', filters: '2026-11, one officer', rows: 1 },
		digest: bytesToHex(sha256(made.bytes))
	});
	await monthSheets(auditor, { sheet: 'roster', month: november, personId: null, course: 'Other' });
	expect((await listEvents(database, department, 'exported'))[0]).toMatchObject({
		...{ subject: department.departmentId, what: 'rosters', filters: '2026-11, one course', rows: 1 }
	});
});

it('refuses a month of nobody, and leaves no entry', async () => {
	const before = (await listEvents(database, department, 'exported')).length;
	const month = Temporal.PlainYearMonth.from('2026-01');
	const refused = await monthSheets(department.contexts.auditor, {
		...{ sheet: 'affidavit', month, personId: null, course: null }
	});
	expect(refused).toEqual({ kind: 'refused', reason: 'nobody' });
	expect(await listEvents(database, department, 'exported')).toHaveLength(before);
});

it('is for who answers for the records, of their own department and days', async () => {
	const { officer, supervisor, trainer, admin } = department.contexts;
	const ask = { sheet: 'affidavit', month: november, personId: null, course: null } as const;
	for (const context of [officer, supervisor, trainer]) {
		await expect(listMonth(context, november)).rejects.toThrow(Forbidden);
		await expect(monthSheets(context, ask)).rejects.toThrow(Forbidden);
	}
	expect(await monthSheets(other.contexts.admin, ask)).toMatchObject({ reason: 'nobody' });
	const personId = officer.actor.personId;
	expect(await monthSheets(other.contexts.admin, { ...ask, personId })).toMatchObject({ reason: 'nobody' });
	const inspection = {
		...{ id: personId, organisation: 'POST', from: day('2026-11-15'), to: day('2026-12-31') },
		expiresAt: NOW.add({ hours: 1 })
	};
	const inspector = { ...admin, actor: { ...admin.actor, roles: ['inspector' as const], inspection } };
	const { officers } = await listMonth(inspector, november);
	expect(officers.map(([first]) => first!.familyName)).toEqual(['Abbott']);
});
