import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { readPerson, standingOf } from '#lib/server/compliance/facts/read-facts.ts';
import { exportHours } from '#lib/server/compliance/hours/export-hours.ts';
import { readHours } from '#lib/server/compliance/hours/read-hours.ts';
import { readOwnHours } from '#lib/server/compliance/hours/read-own-hours.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { readTraining } from '#lib/server/compliance/read-training.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { adoptHours } from '../hours-for-tests.ts';
import { enterTestOutside, outsideDraft, pdf } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { addTestWorkshop, attend, closeSession, scheduleTestSession } from '../sessions-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let personId: string;
let requirementId: string;
let certificateId: string;
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (context: Context, text: string): Context => ({ ...context, now: Temporal.Instant.from(text) });
/** 23 November 2026, after everything happened. */
const evening = (context: Context) => at(context, '2026-11-24T03:00:00Z');

async function elsewhere(title: string, verdict: boolean | null, more: Parameters<typeof outsideDraft>[0]) {
	const draft = outsideDraft({ title, category: null, ...more });
	const outsideId = await enterTestOutside(officer, {
		draft,
		file: { name: 'c.pdf', bytes: pdf(title) }
	});
	if (verdict === null) return;
	const reason = verdict ? 'The certificate was checked.' : 'It is no training of police.';
	await decideOutside(department.contexts.admin, { outsideId, accepted: verdict, reason });
}

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	({ officer } = department.contexts);
	({ personId } = officer.actor);
	const { admin, trainer } = department.contexts;
	certificateId = await completeTraining(officer, await adoptTraining(admin));
	requirementId = await adoptHours(admin);
	await elsewhere('Last year', true, { begunOn: day('2025-12-01'), completedOn: day('2025-12-02') });
	await elsewhere('Range day', true, { minutes: 90, topics: [{ topic: 'firearms', minutes: 90 }] });
	await elsewhere('First aid', true, { minutes: 240, topics: [], category: 'first-aid' });
	await elsewhere('Undecided', null, { minutes: 300, topics: [] });
	await elsewhere('=Cooking', false, { minutes: 300, topics: [] });
	const workshopId = await addTestWorkshop(trainer, { segments: 1, minutes: 30 });
	const session = await scheduleTestSession(trainer, workshopId, { walkIns: true });
	await attend(officer, session);
	await closeSession(trainer, session.sessionId);
});

/** The standing, as every other page computes it. */
const standingAt = (context: Context) =>
	readInDepartment(database.db, department.departmentId, async (trx) => {
		const today = context.now.toZonedDateTimeISO('America/Chicago').toPlainDate();
		const person = await readPerson(trx, officer.actor, personId, today);
		const all = await listRequirements(trx, department.departmentId);
		return standingOf(person, all.find(({ id }) => id === requirementId)!.versions, today);
	});

describe('somebody’s hours', () => {
	it('are every training with its source, and what each counts for under the rule that gave it', async () => {
		const { lines } = await readOwnHours(evening(officer));
		const shown = lines.map(({ title, source, approved, counts }) => [
			...[title, source, approved],
			counts.map(({ title, version, cycle, minutes }) => `${title} ${version} ${cycle} ${minutes}`).join()
		]);
		const under = (minutes: number) => `Ten hours a year 1 1 January 2026 to 31 December 2026 ${minutes}`;
		expect(shown.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
			['A call with somebody in crisis', 'session', 30, under(30)],
			['First aid', 'outside', 240, under(240)],
			['Last year', 'outside', 480, ''],
			['Range day', 'outside', 90, under(90)],
			['Test module', 'module', 40, under(40)]
		]);
		expect(lines.find(({ title }) => title === 'First aid')!.counts[0]!.completes).toMatch(/^First aid/);
		expect(lines.find(({ title }) => title === 'Test module')!.measured).toBeLessThanOrEqual(40);
	});

	it('come to the sum that the standing counts by, by topic too', async () => {
		const { cycle } = await standingAt(evening(officer));
		const { lines, cycles } = await readOwnHours(evening(officer));
		expect(cycles).toHaveLength(1);
		const counts = lines.flatMap((line) => line.counts);
		expect(counts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(cycle!.hours!.credited);
		expect(cycles[0]).toMatchObject({ credited: 400, needed: 600, carried: 0, completedOn: null });
		const trauma = counts
			.flatMap(({ topics }) => topics)
			.filter(({ title }) => title === 'Trauma and its effects')
			.reduce((sum, { minutes }) => sum + minutes, 0);
		expect(trauma).toBe(cycle!.hours!.topics.find(({ topic }) => topic === 'trauma')!.credited);
		expect(trauma).toBeGreaterThan(0);
		expect(cycles[0]!.missing).toEqual([expect.stringMatching(/^Trauma and its effects: .* of 4 hours$/)]);
	});

	it('tell apart what counts for nothing, and why', async () => {
		const { apart } = await readOwnHours(evening(officer));
		expect(apart.map(({ title, apart }) => [title, apart]).toSorted()).toEqual([
			['=Cooking', 'Not accepted: It is no training of police.'],
			['Undecided', 'Waits for a decision']
		]);
	});

	it('are on My training with what is left, and no number of a cycle', async () => {
		const { requirements } = await readTraining(evening(officer));
		const [hours] = requirements.filter(({ id }) => id === requirementId);
		expect(hours).toMatchObject({
			...{ standing: 'due', items: [], complete: false },
			cycle: '1 January 2026 to 31 December 2026',
			hours: { credited: 400, needed: 600 },
			outside: [{ title: 'First aid, CPR and AED', doneOn: day('2026-11-02') }]
		});
	});

	it('of a year that was not reached stay asked, in grace and then overdue', async () => {
		const { cycles } = await readOwnHours(at(officer, '2027-02-15T12:00:00Z'));
		expect(cycles.map(({ cycle }) => cycle)).toEqual(['1 January 2026 to 31 December 2026']);
		expect((await standingAt(at(officer, '2027-01-15T12:00:00Z'))).kind).toBe('in-grace');
		expect((await standingAt(at(officer, '2027-02-15T12:00:00Z'))).kind).toBe('overdue');
	});
});

describe('whose hours', () => {
	it('are for who may see the record, and opening them is recorded', async () => {
		const { auditor, supervisor, trainer } = department.contexts;
		const opened = await readHours(evening(auditor), { personId });
		expect(opened.mayExport).toBe(true);
		expect(opened.lines).toHaveLength(5);
		const [event] = await listEvents(database, department, 'record-opened');
		expect(event).toMatchObject({ subject: personId, what: 'hours', actor: auditor.actor.personId });
		expect((await readHours(evening(supervisor), { personId })).mayExport).toBe(false);
		await expect(readHours(trainer, { personId })).rejects.toThrow(NotFound);
		await expect(readOwnHours(trainer)).rejects.toThrow(Forbidden);
		const elsewhere = await department.person('officer', {
			...{ familyName: 'Beck', unitId: department.units.days, email: `beck@${department.mail}` }
		});
		const beck = { personId: elsewhere.actor.personId };
		await expect(readHours(evening(supervisor), beck)).rejects.toThrow(NotFound);
		const other = await foundTestDepartment(database.db);
		await expect(readHours(other.contexts.auditor, { personId })).rejects.toThrow(NotFound);
	});

	it('are a file that sums to the same, runs in no spreadsheet, and leaves its event', async () => {
		const { auditor, supervisor, admin } = department.contexts;
		const { csv, name } = await exportHours(evening(auditor), { personId });
		expect(name).toBe('hours-2026-11-23.csv');
		const records = Papa.parse<string[]>(csv.slice(1).trimEnd()).data;
		const header = records.findIndex(([first]) => first === 'completed_on');
		const column = (title: string) => records[header]!.indexOf(title);
		const rows = records.slice(header + 1);
		expect(rows).toHaveLength(7);
		const credited = rows.reduce((sum, row) => sum + Number(row[column('minutes_credited')]), 0);
		expect(credited).toBe((await standingAt(evening(officer))).cycle!.hours!.credited);
		expect(csv).toContain("'=Cooking");
		expect(csv).not.toMatch(/(^|,)=/m);
		const [event] = await listEvents(database, department, 'exported');
		expect(event).toMatchObject({ what: 'hours', subject: personId, rows: 7, digest: hashText(csv) });
		expect(JSON.stringify(event)).not.toContain('Ruiz');
		await expect(exportHours(supervisor, { personId })).rejects.toThrow(Forbidden);
		expect((await exportHours(evening(admin), { personId })).csv).toContain('Range day');
	});

	it('end with a certificate that is taken back, from that day on and not before', async () => {
		const { admin, auditor } = department.contexts;
		const later = at(admin, '2026-12-01T18:00:00Z');
		await revokeCertificate(later, { certificateId, reason: 'The wrong person signed.' });
		const { lines, apart, cycles } = await readOwnHours(at(officer, '2026-12-02T18:00:00Z'));
		expect(lines.map(({ source }) => source)).not.toContain('module');
		expect(apart.find(({ source }) => source === 'module')).toMatchObject({
			apart: 'Certificate taken back: The wrong person signed.'
		});
		expect(cycles[0]!.credited).toBe(360);
		expect((await standingAt(at(auditor, '2026-11-30T18:00:00Z'))).cycle!.hours!.credited).toBe(400);
		expect((await standingAt(at(auditor, '2026-12-02T18:00:00Z'))).cycle!.hours!.credited).toBe(360);
	});

	it('stand in the record beside the requirement, under the days of its cycle', async () => {
		const record = await readOfficerRecord(at(department.contexts.auditor, '2026-12-02T18:00:00Z'), {
			personId
		});
		const own = record.requirements.find(({ requirement }) => requirement.id === requirementId)!;
		expect(own.cycles.map(({ name }) => name)).toEqual(['1 January 2026 to 31 December 2026']);
		expect(own.hours).toMatchObject({ credited: 360, needed: 600 });
	});
});
