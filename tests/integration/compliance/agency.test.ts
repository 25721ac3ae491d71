import type { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_APPROVAL, NO_DETAIL } from '#lib/domain/compliance/agency/agency.ts';
import { agencyDigest, courseApprovalDigest } from '#lib/domain/compliance/agency/agency-digest.ts';
import { listCourses } from '#lib/server/compliance/agency/list-courses.ts';
import { findAgency, listCourseApprovals } from '#lib/server/compliance/agency/queries.ts';
import { readAgency } from '#lib/server/compliance/agency/read-agency.ts';
import { setAgency } from '#lib/server/compliance/agency/set-agency.ts';
import { setCourseApproval } from '#lib/server/compliance/agency/set-course-approval.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import { publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let admin: Context;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	admin = department.contexts.admin;
});

const LATER = NOW.add({ hours: 24 });
const DETAIL = { ...NO_DETAIL, ori: 'WY0110000', profile: 'utah', chiefName: 'M. Søndergaard' };
const inOwn = <T>(work: Parameters<typeof inDepartment<T>>[2]) =>
	inDepartment(database.db, department.departmentId, work);

describe('the agency', () => {
	it('is called nothing until it is said, and then what was said last', async () => {
		expect(await readAgency(admin)).toMatchObject({ detail: NO_DETAIL, settings: [] });
		expect(await setAgency(admin, DETAIL)).toEqual({ kind: 'changed', number: 1 });
		const later = { ...admin, now: LATER };
		expect(await setAgency(later, { ...DETAIL, chiefName: 'R. Vance' })).toEqual({
			kind: 'changed',
			number: 2
		});
		const read = await readAgency(later);
		expect(read.detail).toMatchObject({ ori: 'WY0110000', chiefName: 'R. Vance', address: null });
		expect(read.settings.map(({ number, setBy }) => [number, setBy])).toEqual([
			[2, 'Ada Mills'],
			[1, 'Ada Mills']
		]);
		expect(read.profiles).toContainEqual({ id: 'utah', name: 'Utah' });
	});

	it('said again the same is nothing new, and every setting has its entry', async () => {
		expect(await setAgency(admin, { ...DETAIL, chiefName: 'R. Vance' })).toEqual({
			kind: 'unchanged',
			number: 2
		});
		const rows = await inOwn((trx) => findAgency(trx, department.departmentId));
		const events = await listEvents(database, department, 'agency-set');
		expect(events.map(({ number }) => number)).toEqual(['2', '1']);
		expect(events[0]).toMatchObject({ subject: department.departmentId, digest: agencyDigest(rows!) });
		expect(JSON.stringify(events)).not.toContain('Vance');
	});

	it('is at a past moment what it was called then', async () => {
		const at = (known: Temporal.Instant | null) =>
			inOwn((trx) => findAgency(trx, department.departmentId, known));
		expect(await at(NOW.subtract({ seconds: 1 }))).toBeUndefined();
		expect(await at(NOW)).toMatchObject({ number: 1, chiefName: 'M. Søndergaard' });
		expect(await at(LATER)).toMatchObject({ number: 2 });
		expect(await at(null)).toMatchObject({ number: 2 });
	});

	it('refuses what cannot be meant, and leaves nothing behind', async () => {
		expect(await setAgency(admin, { ...DETAIL, ori: 'nine' })).toMatchObject({
			kind: 'refused',
			field: 'ori'
		});
		expect(await setAgency(admin, { ...DETAIL, profile: 'ohio' })).toMatchObject({ field: 'profile' });
		expect(await listEvents(database, department, 'agency-set')).toHaveLength(2);
	});

	it('is an administrator’s alone, and each department’s own', async () => {
		const { officer, supervisor, trainer, auditor } = department.contexts;
		for (const context of [officer, supervisor, trainer, auditor]) {
			await expect(setAgency(context, DETAIL)).rejects.toThrow(Forbidden);
			await expect(readAgency(context)).rejects.toThrow(Forbidden);
		}
		expect(await readAgency(other.contexts.admin)).toMatchObject({ settings: [] });
		expect(await inOwn((trx) => findAgency(trx, other.departmentId))).toBeUndefined();
	});

	it('two at once: one of them is told', async () => {
		const wanted = ['A', 'B'].map((chiefName) => setAgency(other.contexts.admin, { ...DETAIL, chiefName }));
		const kinds = (await Promise.all(wanted)).map((result) => result.kind).sort();
		// On one connection they come one after the other.
		expect([
			['changed', 'changed'],
			['changed', 'refused']
		]).toContainEqual(kinds);
		const settings = (await readAgency(other.contexts.admin)).settings;
		expect(await listEvents(database, other, 'agency-set')).toHaveLength(settings.length);
	});
});

const APPROVAL = { ...NO_APPROVAL, approvedTitle: 'First contact (4106)', stateCourseNumber: '4106' };

describe('a course', () => {
	it('is listed with what it is approved as', async () => {
		expect(await listCourses(admin)).toMatchObject([{ code: 'TM-1', number: 0, approvedTitle: null }]);
		expect(await setCourseApproval(admin, { code: 'TM-1', ...APPROVAL })).toEqual({
			kind: 'changed',
			number: 1
		});
		expect(await setCourseApproval(admin, { code: 'TM-1', ...APPROVAL })).toEqual({
			kind: 'unchanged',
			number: 1
		});
		const later = { ...admin, now: LATER };
		await setCourseApproval(later, { code: 'TM-1', ...APPROVAL, ncpNumber: 'NCP-9' });
		expect(await listCourses(later)).toMatchObject([{ number: 2, ...APPROVAL, ncpNumber: 'NCP-9' }]);
		const events = await listEvents(database, department, 'course-approval-set');
		const [row] = await inOwn((trx) => listCourseApprovals(trx, department.departmentId));
		expect(events).toHaveLength(2);
		expect(events[0]).toMatchObject({ subject: 'TM-1', number: '2', digest: courseApprovalDigest(row!) });
	});

	it('was approved as it was known then', async () => {
		const at = (known: Temporal.Instant) =>
			inOwn((trx) => listCourseApprovals(trx, department.departmentId, known));
		expect(await at(NOW.subtract({ seconds: 1 }))).toEqual([]);
		expect(await at(NOW)).toMatchObject([{ number: 1, ncpNumber: null }]);
		expect(await at(LATER)).toMatchObject([{ number: 2, ncpNumber: 'NCP-9' }]);
	});

	it('refuses: what is no module, who is no administrator', async () => {
		for (const code of ['TS-1', 'statement', 'XX-9'])
			await expect(setCourseApproval(admin, { code, ...APPROVAL })).rejects.toThrow(NotFound);
		for (const context of [department.contexts.auditor, department.contexts.trainer]) {
			await expect(setCourseApproval(context, { code: 'TM-1', ...APPROVAL })).rejects.toThrow(Forbidden);
			await expect(listCourses(context)).rejects.toThrow(Forbidden);
		}
		expect(
			await setCourseApproval(admin, { code: 'TM-1', ...APPROVAL, providerName: 'x'.repeat(201) })
		).toMatchObject({ kind: 'refused', field: 'providerName' });
		expect(await listCourses(other.contexts.admin)).toMatchObject([{ code: 'TM-1', number: 0 }]);
	});
});
