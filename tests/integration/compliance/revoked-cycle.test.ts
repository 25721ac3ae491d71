import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import { readCertificate } from '#lib/server/certificate/read-certificate.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { readTraining } from '#lib/server/compliance/read-training.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

// One story: completed, revoked, overdue, begun again, completed again. 23:30 in Chicago is the next day in UTC.
const COMPLETED = '2026-12-10T18:00:00Z';
const REVOKED = '2027-03-04T05:30:00Z';
const COMPLETED_AGAIN = '2027-03-20T18:00:00Z';
const WHY = '3 March 2027: a certificate of cycle 1 was revoked on that day.';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let module: { requirementId: string; code: string };
let certificateId: string;
const at = (context: Context, text: string): Context => ({ ...context, now: Temporal.Instant.from(text) });
const officerAt = (text: string) => at(department.contexts.officer, text);

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	module = { requirementId: await adoptTraining(department.contexts.admin), code: 'TM-1' };
	certificateId = await completeTraining(officerAt(COMPLETED), module.requirementId);
});

/** Reading it writes nothing, so that the second reading of a day is the remembered one unless something happened. */
async function listedAt(text: string) {
	const all = { requirementId: null, unitId: null, standing: null, search: '', sort: 'name' } as const;
	const { rows } = await listOfficers(
		at(department.contexts.auditor, text),
		{ ...all, descending: false, on: null, known: null },
		1
	);
	return `${rows[0]!.standing.kind}: ${rows[0]!.why}`;
}

/** The officer's standing as the department's list, their record and their own page have it; these must agree. */
async function standingAt(text: string) {
	const { personId } = department.contexts.officer.actor;
	const recorded = await readOfficerRecord(at(department.contexts.auditor, text), { personId });
	const [own, record] = [(await readTraining(officerAt(text))).requirements[0]!, recorded.requirements[0]!];
	const words = `${own.standing}: ${own.why}`;
	expect(`${record.standing.kind}: ${record.why}`).toBe(words);
	expect(await listedAt(text)).toBe(words);
	return words;
}

describe('a revocation', () => {
	it('ends the cycle from its day on, by the calendar of the department, and leaves the days before alone', async () => {
		const covered = 'current: Due 10 December 2028: 24 months after 10 December 2026.';
		expect(await standingAt('2027-03-03T12:00:00Z')).toBe(covered);
		// The same day is asked again after the revocation: what was remembered of it must not be.
		expect(await standingAt(REVOKED)).toBe(covered);
		await revokeCertificate(at(department.contexts.admin, REVOKED), {
			certificateId,
			reason: 'Somebody else sat it.'
		});
		expect(await listedAt(REVOKED)).toBe(`due: Due ${WHY}`);
		expect(await standingAt(REVOKED)).toBe(`due: Due ${WHY}`);
		expect(await standingAt('2027-03-04T18:00:00Z')).toBe(`overdue: Was due ${WHY}`);
		expect(await standingAt('2027-03-02T18:00:00Z')).toBe(covered);
	});

	it('opens a cycle of its own at once, in which nothing is done yet', async () => {
		const after = officerAt('2027-03-15T18:00:00Z');
		expect(await readModule(after, module)).toMatchObject({
			...{ cycle: 2, open: true, begun: false, completion: null, lessonsDone: 0 },
			why: `Was due ${WHY}`,
			scenarios: [{ state: 'not-begun' }]
		});
		expect(await beginModule(after, module)).toMatchObject({ kind: 'begun', cycle: 2 });
		expect(await startRun(after, { ...module, code: 'TS-1' })).toMatchObject({ state: 'started' });
	});

	it('is made good by completing everything again, which counts from its own day', async () => {
		const fresh = await completeTraining(officerAt(COMPLETED_AGAIN), module.requirementId);
		expect(fresh).not.toBe(certificateId);
		expect(
			(await readCertificate(officerAt(COMPLETED_AGAIN), { certificateId: fresh })).certificate
		).toMatchObject({
			completedOn: Temporal.PlainDate.from('2027-03-20'),
			validUntil: Temporal.PlainDate.from('2029-03-20')
		});
		expect(await standingAt(COMPLETED_AGAIN)).toBe(
			'current: Due 20 March 2029: 24 months after 20 March 2027.'
		);
		expect(await standingAt('2027-03-19T18:00:00Z')).toBe(`overdue: Was due ${WHY}`);
	});

	it('leaves what was completed in the ended cycle on record', async () => {
		const { requirements } = await readOfficerRecord(at(department.contexts.auditor, COMPLETED_AGAIN), {
			personId: department.contexts.officer.actor.personId
		});
		const completions = requirements[0]!.cycles.map(({ number, modules }) => [
			number,
			modules[0]!.completion
		]);
		expect(completions).toEqual([
			[2, expect.objectContaining({ revokedAt: null })],
			[1, expect.objectContaining({ certificateId, revokedBecause: 'Somebody else sat it.' })]
		]);
		expect((await listCertificates(officerAt(COMPLETED_AGAIN))).map(({ state }) => state)).toEqual([
			'valid',
			'revoked'
		]);
	});
});

it('inside the renewal window gives no credit for the term that was revoked', async () => {
	const officer = await department.person('officer', { email: `late@${department.mail}` });
	const first = await completeTraining(at(officer, COMPLETED), module.requirementId);
	const revoking = at(department.contexts.admin, '2028-10-01T18:00:00Z');
	await revokeCertificate(revoking, { certificateId: first, reason: 'Entered by mistake.' });
	const again = at(officer, '2028-10-05T18:00:00Z');
	const fresh = await completeTraining(again, module.requirementId);
	expect((await readCertificate(again, { certificateId: fresh })).certificate.validUntil.toString()).toBe(
		'2030-10-05'
	);
});
