import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_APPROVAL, NO_DETAIL } from '#lib/domain/compliance/agency/agency.ts';
import { stateReportDigest } from '#lib/domain/compliance/filing/state-report-digest.ts';
import type { ReportableKind } from '#lib/domain/compliance/filing/state-report.ts';
import { setAgency } from '#lib/server/compliance/agency/set-agency.ts';
import { setCourseApproval } from '#lib/server/compliance/agency/set-course-approval.ts';
import { listFiling, type AskedFiling } from '#lib/server/compliance/filing/list-filing.ts';
import { listStateReports } from '#lib/server/compliance/filing/queries.ts';
import { reportToState, type ReportInput } from '#lib/server/compliance/filing/report-to-state.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { enterTestOutside, outsideDraft } from '../outside-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import { addTestWorkshop, attend, closeSession, scheduleTestSession } from '../sessions-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const ALL: AskedFiling = { from: null, to: null, state: null, kind: null, search: '' };

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
/** On 10 December: more than 14 days after 23 November, and fewer than 30. */
let admin: Context;
let outsideId: string;

async function accepted(of: typeof department, more = {}) {
	const id = await enterTestOutside(of.contexts.officer, { draft: outsideDraft(more) });
	await decideOutside(of.contexts.admin, { outsideId: id, accepted: true, reason: 'Counts.' });
	return id;
}

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	const { officer, trainer } = department.contexts;
	admin = { ...department.contexts.admin, now: Temporal.Instant.from('2026-12-10T18:00:00Z') };
	await completeTraining(officer, await adoptTraining(department.contexts.admin));
	const workshopId = await addTestWorkshop(trainer, { segments: 1, minutes: 30 });
	const session = await scheduleTestSession(trainer, workshopId, { walkIns: true });
	await attend(officer, session);
	await closeSession(trainer, session.sessionId);
	outsideId = await accepted(department);
	// Not decided: nothing to report yet.
	await enterTestOutside(officer, { draft: outsideDraft({ title: 'Waits' }) });
	await setAgency(department.contexts.admin, { ...NO_DETAIL, profile: 'minnesota' });
	await setCourseApproval(department.contexts.admin, {
		code: 'TM-1',
		...NO_APPROVAL,
		approvedTitle: 'POST 4106'
	});
});

const list = (more: Partial<AskedFiling> = {}, context = admin) =>
	listFiling(context, { ...ALL, ...more }, 1);
const idOf = async (kind: ReportableKind) => (await list({ kind })).rows[0]!.id;
const report = async (kind: ReportableKind, more: Partial<ReportInput> = {}, context = admin) =>
	reportToState(context, {
		of: [{ kind, id: await idOf(kind) }],
		state: 'submitted',
		reportedOn: day('2026-12-08'),
		confirmationNumber: null,
		note: null,
		...more
	});

describe('what is to be filed', () => {
	it('is each completion, credit and accepted training, with the last day of its report and days late', async () => {
		const read = await list();
		expect(read).toMatchObject({ total: 3, due: 'within 14 days of the training', mayFile: true });
		expect(read.profile).toMatchObject({
			name: 'Minnesota',
			states: ['Not sent', 'Affidavit sent', 'Credited']
		});
		const of = Object.fromEntries(read.rows.map(({ kind, ...row }) => [kind, row]));
		expect(of['completion']).toMatchObject({
			...{ title: 'POST 4106', code: 'TM-1', familyName: 'Ruiz', unitName: 'Patrol, nights' },
			filing: { state: 'not-reported', dueOn: day('2026-12-07'), daysLate: 3, reportedOn: null }
		});
		expect(of['session-credit']).toMatchObject({
			...{ stateCourseNumber: 'X-100', minutes: 30 },
			filing: { dueOn: day('2026-12-07'), daysLate: 3 }
		});
		expect(of['outside']).toMatchObject({ filing: { dueOn: day('2026-11-16'), daysLate: 24 } });
	});

	it('is found by kind, name, period and state', async () => {
		expect((await list({ kind: 'outside' })).total).toBe(1);
		expect((await list({ search: 'ruiz ALEJ' })).total).toBe(3);
		expect((await list({ search: 'nobody' })).total).toBe(0);
		expect((await list({ search: '%' })).total).toBe(0);
		expect((await list({ from: day('2026-11-03') })).total).toBe(2);
		expect((await list({ to: day('2026-11-02') })).total).toBe(1);
		expect((await list({ state: 'late' })).total).toBe(3);
		expect((await list({ state: 'submitted' })).total).toBe(0);
	});

	it('is late from the day after, on the database’s list as by the rule', async () => {
		for (const [at, late] of [
			['2026-12-07T18:00:00Z', 1],
			['2026-12-08T05:59:00Z', 1],
			['2026-12-08T06:00:00Z', 3]
		] as const) {
			const now = { ...admin, now: Temporal.Instant.from(at) };
			const read = await list({ state: 'late' }, now);
			expect(read.total, at).toBe(late);
			expect(read.rows.every(({ filing }) => filing.daysLate > 0)).toBe(true);
			const all = await list({}, now);
			expect(all.rows.filter(({ filing }) => filing.daysLate > 0)).toHaveLength(late);
		}
	});

	it('a page beyond the last is the last', async () => {
		const read = await listFiling(admin, ALL, 99);
		expect(read).toMatchObject({ page: 1, pages: 1, total: 3 });
	});
});

describe('a report', () => {
	it('is refused with its reason, and then nothing is written', async () => {
		expect(await report('completion', { state: 'approved' })).toMatchObject({ reason: 'not-submitted' });
		expect(await report('completion', { reportedOn: day('2026-12-11') })).toMatchObject({
			reason: 'in-the-future'
		});
		const both = [
			{ kind: 'outside' as const, id: outsideId },
			{ kind: 'completion' as const, id: await idOf('completion') }
		];
		// The first could be, the second happened later.
		expect(await report('completion', { of: both, reportedOn: day('2026-11-05') })).toMatchObject({
			reason: 'before-training',
			title: 'POST 4106'
		});
		expect(await report('completion', { of: [] })).toMatchObject({ reason: 'nothing-chosen' });
		expect(await listEvents(database, department, 'reported-to-state')).toEqual([]);
	});

	it('is written once, with its entry, and late by what it was', async () => {
		expect(await report('completion', { confirmationNumber: ' 77-1 ' })).toEqual({
			...{ kind: 'reported', written: 1, before: 0 }
		});
		expect(await report('completion', { confirmationNumber: '77-1' })).toMatchObject({
			written: 0,
			before: 1
		});
		const events = await listEvents(database, department, 'reported-to-state');
		const [row] = await inDepartment(database.db, department.departmentId, (trx) =>
			listStateReports(trx, department.departmentId, null)
		);
		expect(events).toHaveLength(1);
		expect(events[0]).toMatchObject({
			subject: department.contexts.officer.actor.personId,
			...{ report: row!.id, state: 'submitted', digest: stateReportDigest(row!) }
		});
		const [filed] = (await list({ state: 'submitted' })).rows;
		expect(filed!.filing).toMatchObject({
			daysLate: 1,
			confirmationNumber: '77-1',
			reportedOn: day('2026-12-08')
		});
		expect((await list({ state: 'not-reported' })).total).toBe(2);
		expect((await list({ state: 'late' })).total).toBe(3);
	});

	it('submitted is not approved, and what is refused is to be sent again', async () => {
		const of = async (kind: ReportableKind) => (await list({ kind })).rows[0]!.filing;
		const later = { ...admin, now: admin.now.add({ minutes: 1 }) };
		await report('completion', { state: 'approved', reportedOn: day('2026-12-10') }, later);
		expect(await of('completion')).toMatchObject({
			state: 'approved',
			reportedOn: day('2026-12-08'),
			daysLate: 1
		});
		expect(await report('completion')).toMatchObject({ kind: 'refused', reason: 'is-approved' });

		await report('outside', { reportedOn: day('2026-11-10') });
		expect(await of('outside')).toMatchObject({ state: 'submitted', daysLate: 0 });
		await report(
			'outside',
			{ state: 'refused', reportedOn: day('2026-12-01'), note: 'No description.' },
			later
		);
		expect(await of('outside')).toMatchObject({ state: 'refused', reportedOn: null, daysLate: 24 });
		expect((await list({ state: 'not-reported' })).rows.map(({ kind }) => kind)).toEqual([
			'outside',
			'session-credit'
		]);
		const again = { ...later, now: later.now.add({ minutes: 1 }) };
		await report('outside', { reportedOn: day('2026-12-09') }, again);
		expect(await of('outside')).toMatchObject({
			state: 'submitted',
			reportedOn: day('2026-12-09'),
			daysLate: 23
		});
	});

	it('of several at once is several entries', async () => {
		const before = (await listEvents(database, department, 'reported-to-state')).length;
		const more = await accepted(department, { title: 'Another' });
		const of = [
			{ kind: 'session-credit' as const, id: await idOf('session-credit') },
			{ kind: 'outside' as const, id: more },
			{ kind: 'outside' as const, id: more }
		];
		expect(await report('outside', { of })).toEqual({ kind: 'reported', written: 2, before: 0 });
		expect(await listEvents(database, department, 'reported-to-state')).toHaveLength(before + 2);
	});

	it('was there as far as was known', async () => {
		const at = (known: Temporal.Instant | null, people: string[] | null = null) =>
			inDepartment(database.db, department.departmentId, (trx) =>
				listStateReports(trx, department.departmentId, people, known)
			);
		expect(await at(admin.now.subtract({ seconds: 1 }))).toEqual([]);
		expect((await at(admin.now)).every(({ state }) => state === 'submitted')).toBe(true);
		expect((await at(null)).map(({ state }) => state)).toContain('refused');
		expect(await at(null, [admin.actor.personId])).toEqual([]);
	});

	it('of what was taken back stays, and what was never told goes', async () => {
		const told = (await list({ kind: 'outside' })).total;
		const never = await accepted(department, { title: 'Never told' });
		expect((await list({ kind: 'outside' })).total).toBe(told + 1);
		for (const id of [never, outsideId]) {
			const corrected = await correctRecord(admin, { kind: 'outside', id, reason: 'Entered twice.' });
			expect(corrected.kind).toBe('corrected');
		}
		const rows = (await list({ kind: 'outside' })).rows;
		expect(rows.map(({ id }) => id)).not.toContain(never);
		expect(rows.find(({ id }) => id === outsideId)).toMatchObject({ isWithdrawn: true });
	});
});

describe('who may', () => {
	it('see: an administrator and an auditor; file: an administrator alone', async () => {
		const { officer, supervisor, trainer, auditor } = department.contexts;
		for (const context of [officer, supervisor, trainer])
			await expect(list({}, context)).rejects.toThrow(Forbidden);
		expect(await list({}, auditor)).toMatchObject({ mayFile: false });
		for (const context of [officer, supervisor, trainer, auditor])
			await expect(report('completion', {}, context)).rejects.toThrow(Forbidden);
	});

	it('an inspector sees the days of their inspection', async () => {
		const inspection = {
			...{ id: randomUUID(), organisation: 'POST', from: day('2026-11-01'), to: day('2026-11-10') },
			expiresAt: NOW.add({ hours: 24 * 60 })
		};
		const actor = { ...admin.actor, roles: ['inspector' as const], inspection };
		const read = await list({}, { ...admin, actor });
		expect(read.rows.length).toBeGreaterThan(0);
		expect(read.rows.every(({ on }) => on.toString() === '2026-11-02')).toBe(true);
		expect((await list({ from: day('2026-11-11') }, { ...admin, actor })).total).toBe(0);
	});

	it('nothing of another department is seen or reported', async () => {
		expect((await list({}, { ...other.contexts.admin, now: admin.now })).total).toBe(0);
		await expect(report('completion', {}, { ...other.contexts.admin, now: admin.now })).rejects.toThrow(
			NotFound
		);
		await expect(report('completion', { of: [{ kind: 'completion', id: randomUUID() }] })).rejects.toThrow(
			NotFound
		);
		// The right id under another kind is nothing either.
		await expect(
			report('completion', { of: [{ kind: 'outside', id: await idOf('completion') }] })
		).rejects.toThrow(NotFound);
	});

	it('without a state nothing is late', async () => {
		await accepted(other);
		const read = await list({}, { ...other.contexts.admin, now: admin.now });
		expect(read).toMatchObject({ profile: null, due: null, total: 1 });
		expect(read.rows[0]!.filing).toMatchObject({ dueOn: null, daysLate: 0 });
		expect((await list({ state: 'late' }, { ...other.contexts.admin, now: admin.now })).total).toBe(0);
	});

	it('where the state counts by its year, each training is due after its own', async () => {
		const before = await accepted(other, {
			title: 'In June',
			completedOn: day('2026-06-30'),
			begunOn: day('2026-06-30')
		});
		await setAgency(other.contexts.admin, { ...NO_DETAIL, profile: 'utah' });
		const now = { ...other.contexts.admin, now: admin.now };
		const late = await list({ state: 'late' }, now);
		expect(late.rows.map(({ id }) => id)).toEqual([before]);
		expect(late.rows[0]!.filing).toMatchObject({ dueOn: day('2026-07-31'), daysLate: 132 });
		const all = await list({}, now);
		expect(all.rows.map(({ filing }) => filing.dueOn?.toString())).toEqual(['2027-07-31', '2026-07-31']);
	});
});
