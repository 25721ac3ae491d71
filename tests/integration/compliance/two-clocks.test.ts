import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { exportOfficers } from '#lib/server/compliance/export-officers.ts';
import { exportStanding } from '#lib/server/compliance/export-standing.ts';
import type { OfficerFilter } from '#lib/server/compliance/filter-officers.ts';
import { exportHours } from '#lib/server/compliance/hours/export-hours.ts';
import { readHours } from '#lib/server/compliance/hours/read-hours.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { listOutsideOf } from '#lib/server/compliance/outside/list-outside-of.ts';
import { readCompliance } from '#lib/server/compliance/read-compliance.ts';
import { readOfficerAttempt } from '#lib/server/compliance/read-officer-attempt.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { readOfficerRun } from '#lib/server/compliance/read-officer-run.ts';
import { reviseRequirement } from '#lib/server/compliance/requirement/revise-requirement.ts';
import { standingOfDepartment } from '#lib/server/compliance/standing-of-department.ts';
import { endSession } from '#lib/server/compliance/sessions/end-session.ts';
import { inviteToSession } from '#lib/server/compliance/sessions/invite-to-session.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { addPerson } from '#lib/server/identity/add-person.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { adoptHours } from '../hours-for-tests.ts';
import { enterTestOutside, outsideDraft, pdf } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { addTestWorkshop, attend, scheduleTestSession } from '../sessions-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

// Everything that holds in December 2026 was recorded on 23 November; what is recorded later, on 10 January 2027, is
// about days before. The tests look at 10 December.

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let auditor: Context;
let hoursId: string;
let trainingId: string;
let earlier: Record<string, string>;
const people: Record<string, Context> = {};
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (context: Context, text: string): Context => ({
	...context,
	now: Temporal.Instant.from(`${text}T18:00:00Z`)
});
const DAY = day('2026-12-10');
const THEN: AsOfAsked = { on: DAY, known: null };
const NOW_KNOWN: AsOfAsked = { on: DAY, known: 'now' };
const LATER = '2027-01-10';
const LOOKED = '2027-01-20';
const all: OfficerFilter = {
	...{ requirementId: null, unitId: null, standing: null, search: '' },
	...{ sort: 'name', descending: false, on: null, known: null }
};
const id = (who: string) => people[who]!.actor.personId;

const officer = async (familyName: string, admin: Context, heldFrom?: string) => {
	const details = { familyName, email: `${familyName.toLowerCase()}@${department.mail}` };
	if (!heldFrom) return department.person('officer', details);
	const added = await addPerson(admin, {
		...{ ...details, givenName: 'Sam', badgeNumber: null, stateOfficerId: null, rank: null },
		...{ unitId: department.units.nights, roles: ['officer'], heldFrom: day(heldFrom) }
	});
	if (added.kind === 'refused') throw new Error(added.reason);
	return { ...admin, actor: { ...admin.actor, personId: added.personId, familyName } };
};

const change = async (who: string, heldFrom: string, more: object) => {
	const { personId, familyName, givenName, unitId } = people[who]!.actor;
	const changed = await changePerson(at(department.contexts.admin, LATER), {
		...{ personId, familyName, givenName, badgeNumber: null, stateOfficerId: null, rank: null, unitId },
		...{ heldFrom: day(heldFrom), ...more }
	});
	if (changed.kind !== 'changed') throw new Error(JSON.stringify(changed));
};

/** Everything that somebody may be shown of the day as it was recorded then, as text. */
async function everythingThen(): Promise<Record<string, string>> {
	const looking = at(auditor, LOOKED);
	const filter = { ...all, ...THEN };
	const exported = exportStanding(looking, THEN);
	if (exported.kind === 'refused') throw new Error(exported.reason);
	const records: unknown[] = [];
	for (const who of ['Abara', 'Beck', 'Chen', 'Dang', 'Egan', 'Ruiz']) {
		const personId = id(who);
		const asked = THEN;
		records.push(await readOfficerRecord(looking, { personId, asked }));
		records.push(await readExemptions(looking, { personId, asked }));
		records.push(await listOutsideOf(looking, { personId, asked }));
		records.push((await exportHours(looking, { personId, asked })).csv);
	}
	return {
		compliance: JSON.stringify(await readCompliance(looking, { ...all, ...THEN })),
		list: JSON.stringify(await listOfficers(looking, filter, 1)),
		officers: (await exportOfficers(looking, filter)).csv,
		standing: Buffer.concat(await Array.fromAsync(exported.chunks)).toString(),
		records: JSON.stringify(records)
	};
}

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	({ auditor } = department.contexts);
	const { admin, trainer } = department.contexts;
	hoursId = await adoptHours(admin);
	trainingId = await adoptTraining(admin);
	for (const name of ['Abara', 'Beck', 'Chen', 'Dang', 'Egan']) people[name] = await officer(name, admin);
	people['Ruiz'] = department.contexts.officer;
	const certificateId = await completeTraining(people['Ruiz'], trainingId);
	const leave = { kind: 'military', fromOn: day('2026-12-01'), untilOn: day('2026-12-20') } as const;
	const recorded = await recordLeave(admin, { personId: id('Beck'), leave, reason: 'Orders.' });
	if (recorded.kind !== 'recorded') throw new Error('refused');
	const draft = outsideDraft({ category: null });
	const outsideId = await enterTestOutside(people['Chen']!, { draft });
	const workshopId = await addTestWorkshop(trainer, { segments: 1, category: null, minutes: 30 });
	const session = await scheduleTestSession(trainer, workshopId);
	await inviteToSession(trainer, { sessionId: session.sessionId, personIds: [id('Dang')] });
	await attend(people['Dang']!, session);
	// The cache must not keep what is asked before, nor give it where it is not asked.
	earlier = await everythingThen();

	const late = at(admin, LATER);
	await recordLeave(late, { personId: id('Abara'), leave, reason: 'Orders that came late.' });
	await correctRecord(late, { kind: 'leave', id: recorded.leaveId, reason: 'It was somebody else.' });
	await decideOutside(late, { outsideId, accepted: true, reason: 'The provider is known.' });
	await enterTestOutside(at(people['Chen']!, LATER), {
		draft: { ...draft, title: 'Entered late' },
		file: { name: 'late.pdf', bytes: pdf('late') }
	});
	await endSession(at(trainer, LATER), { sessionId: session.sessionId, held: true, reason: 'Held.' });
	await change('Egan', '2026-12-05', {
		familyName: 'Eagan',
		rank: 'Sergeant',
		unitId: department.units.days
	});
	await disablePerson(late, { personId: id('Dang') });
	await changeRoles(late, { personId: auditor.actor.personId, roles: ['auditor', 'officer'] });
	people['Foss'] = await officer('Foss', late, '2026-12-01');
	await addUnit(late, { name: 'Harbor' });
	await completeTraining(at(people['Beck']!, '2027-01-05'), trainingId);
	await revokeCertificate(late, { certificateId, reason: 'The quiz was taken by somebody else.' });
	await adoptHours(late, { title: 'Adopted late', effectiveOn: day('2026-11-01') });
	const rule = {
		...{ title: 'Revised', citation: 'Code 1.2', effectiveOn: day('2027-01-12'), firstDueDays: 60 },
		...{ everyMonths: 24, renewalWindowDays: 60, passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
		items: ['TM-1']
	};
	const revised = await reviseRequirement(late, {
		...{ requirementId: trainingId, after: 1, rule, note: 'The law changed.' }
	});
	if (revised.kind === 'refused') throw new Error(JSON.stringify(revised));
});

/** Who was an officer, and where they stood with the hours, as it was known. */
async function stood(asked: AsOfAsked, who = auditor) {
	const { rows } = await listOfficers(at(who, LOOKED), { ...all, ...asked, requirementId: hoursId }, 1);
	return Object.fromEntries(rows.map((row) => [row.familyName, row.standing.kind]));
}
const record = (who: string, asked: AsOfAsked) =>
	readOfficerRecord(at(auditor, LOOKED), { personId: id(who), asked });
const hours = (who: string, asked: AsOfAsked) => readHours(at(auditor, LOOKED), { personId: id(who), asked });

describe('what was recorded later', () => {
	it('is not there as it was recorded then, in any view or file, to the byte', async () => {
		// Another past day takes the place of the remembered one.
		await stood({ on: day('2026-12-09'), known: null });
		const now = await everythingThen();
		for (const [what, text] of Object.entries(earlier)) expect(now[what] === text, what).toBe(true);
		expect(earlier['standing']).toContain(
			'As of,"2026-12-10, by what was known at 2026-12-10T23:59:59-06:00'
		);
		expect(earlier['officers']).toContain('as of 10 December 2026, as it was recorded then');
	});

	it('is there by what is known now: leave, its correction, names, units and people', async () => {
		const before = await stood(THEN);
		expect(before).toEqual({
			...{ Abara: 'due', Beck: 'paused', Chen: 'due', Dang: 'due', Egan: 'due', Ruiz: 'due' }
		});
		expect(await stood(NOW_KNOWN)).toEqual({
			...{ Abara: 'paused', Beck: 'due', Chen: 'due', Dang: 'due', Eagan: 'due', Foss: 'due', Ruiz: 'due' }
		});
	});

	it('is there on its own day under both clocks', async () => {
		const on = day(LATER);
		const then = await stood({ on, known: null });
		expect(then).toEqual(await stood({ on, known: 'now' }));
		// Separated and disabled that day; and an auditor who became an officer.
		expect(Object.keys(then)).not.toContain('Dang');
		expect(Object.keys(then)).toEqual(expect.arrayContaining(['Eagan', 'Foss', 'Haddad']));
		// The evening before nobody knew.
		expect(await stood({ on: day('2027-01-09'), known: null })).toMatchObject({
			...{ Abara: 'in-grace', Dang: 'in-grace', Egan: 'in-grace' }
		});
	});

	it('leaves a record as it was: name, rank, unit, history, exemptions', async () => {
		const then = await record('Egan', THEN);
		expect(then.held).toMatchObject({ familyName: 'Egan', rank: null, unitName: 'Patrol, nights' });
		expect(then.history).toHaveLength(1);
		const now = await record('Egan', NOW_KNOWN);
		expect(now.held).toMatchObject({ familyName: 'Eagan', rank: 'Sergeant', unitName: 'Patrol, days' });
		expect(now.history).toHaveLength(2);
		// Both were true before it.
		expect((await record('Egan', { on: day('2026-12-04'), known: 'now' })).held.familyName).toBe('Egan');
		const exemptions = (who: string, asked: AsOfAsked) =>
			readExemptions(at(auditor, LOOKED), { personId: id(who), asked });
		expect((await exemptions('Abara', THEN)).leave).toEqual([]);
		expect((await exemptions('Abara', NOW_KNOWN)).leave).toHaveLength(1);
		expect((await exemptions('Beck', THEN)).leave).toMatchObject([{ correction: null }]);
		expect((await exemptions('Beck', NOW_KNOWN)).leave).toMatchObject([{ correction: { instead: null } }]);
	});

	it('keeps who is gone where they were, and finds nobody who was first recorded later', async () => {
		expect((await record('Dang', THEN)).held.employed).toBe(true);
		expect((await record('Dang', { on: day(LATER), known: null })).held.employed).toBe(false);
		await expect(record('Foss', THEN)).rejects.toThrow(NotFound);
		await expect(hours('Foss', THEN)).rejects.toThrow(NotFound);
		expect((await record('Foss', NOW_KNOWN)).held.familyName).toBe('Foss');
		// They were not there yet, whatever is known now.
		await expect(record('Foss', { on: day('2026-11-30'), known: 'now' })).rejects.toThrow(NotFound);
	});

	it('is no hours before it was decided, entered or closed', async () => {
		const then = await hours('Chen', THEN);
		expect(then.lines).toEqual([]);
		expect(then.apart.map(({ title, apart }) => [title, apart])).toEqual([
			['Strangulation: the first hour', 'Waits for a decision']
		]);
		expect(then.cycles).toMatchObject([{ credited: 0 }]);
		const now = await hours('Chen', NOW_KNOWN);
		expect(now.lines.map(({ title }) => title)).toEqual(['Strangulation: the first hour']);
		expect(now.apart.map(({ title }) => title)).toEqual(['Entered late']);
		expect(now.cycles[0]).toMatchObject({ credited: 480 });
		expect((await hours('Dang', THEN)).lines).toEqual([]);
		expect((await hours('Dang', NOW_KNOWN)).lines).toMatchObject([{ source: 'session' }]);
		const outside = async (asked: AsOfAsked) =>
			(await listOutsideOf(at(auditor, LOOKED), { personId: id('Chen'), asked })).rows.map(
				({ state }) => state
			);
		expect(await outside(THEN)).toEqual(['waiting']);
		expect((await outside(NOW_KNOWN)).sort()).toEqual(['accepted', 'waiting']);
		// It was taken in November: before that day it is not there under either clock.
		expect((await hours('Chen', { on: day('2026-11-01'), known: 'now' })).lines).toEqual([]);
	});

	it('changes no rule before it was recorded', async () => {
		const titles = async (asked: AsOfAsked) =>
			(await readCompliance(at(auditor, LOOKED), { requirementId: null, unitId: null, ...asked })).options;
		const then = await titles(THEN);
		expect(then.requirements.map(({ title }) => title)).not.toContain('Adopted late');
		expect(then.requirements.map(({ title }) => title)).not.toContain('Revised');
		expect(then.units.map(({ name }) => name)).toEqual(['Patrol, days', 'Patrol, nights']);
		const now = await titles(NOW_KNOWN);
		expect(now.requirements.map(({ title }) => title)).toEqual(
			expect.arrayContaining(['Adopted late', 'Revised'])
		);
		expect(now.units.map(({ name }) => name)).toContain('Harbor');
	});

	it('a revocation ends nothing before its day, and is on the record from then on', async () => {
		const completion = async (asked: AsOfAsked) => {
			const { requirements } = await record('Ruiz', asked);
			const { standing, cycles } = requirements.find(({ requirement }) => requirement.id === trainingId)!;
			return [standing.kind, cycles.at(-1)!.modules[0]!.completion!.revokedBecause];
		};
		expect(await completion(THEN)).toEqual(['current', null]);
		expect(await completion(NOW_KNOWN)).toEqual(['current', null]);
		expect(await completion({ on: day(LATER), known: null })).toEqual([
			expect.not.stringMatching('current'),
			'The quiz was taken by somebody else.'
		]);
	});
});

describe('a moment inside of a day', () => {
	/** Who is current with the training at the end of a day, as far as was known at a moment. */
	const current = (on: string, known: string) =>
		inDepartment(database.db, department.departmentId, async (trx) => {
			const moment = Temporal.Instant.from(known);
			const { officers } = await standingOfDepartment(trx, at(auditor, LOOKED), day(on), moment);
			return officers.flatMap(({ familyName, standings }) =>
				standings.some((one) => one.requirementId === trainingId && one.standing.kind === 'current')
					? [familyName]
					: []
			);
		});

	it('knows what was recorded up to it, and of today nothing later either', async () => {
		// Beck completed it at 18:00 on the 5th; what Ruiz had was revoked at 18:00 on the 10th.
		expect(await current('2027-01-05', '2027-01-05T17:59:59.999Z')).toEqual(['Ruiz']);
		expect(await current('2027-01-05', '2027-01-05T18:00:00Z')).toEqual(['Beck', 'Ruiz']);
		expect(await current(LATER, '2027-01-10T17:59:59.999Z')).toEqual(['Beck', 'Ruiz']);
		expect(await current(LATER, '2027-01-10T18:00:00Z')).toEqual(['Beck']);
		expect(await current(LOOKED, '2027-01-05T17:59:59.999Z')).toEqual(['Ruiz']);
		expect(await current(LOOKED, '2027-01-20T18:00:00Z')).toEqual(['Beck']);
	});
});

describe('what was done later', () => {
	const of = async (asked?: AsOfAsked) => {
		const { requirements } = await readOfficerRecord(at(auditor, LOOKED), { personId: id('Ruiz'), asked });
		return requirements.find(({ requirement }) => requirement.id === trainingId)!.cycles.at(-1)!;
	};

	it('is not on the record of a day before, nor opened there', async () => {
		const { modules, runs } = await of();
		const attemptId = modules[0]!.attempts[0]!.id;
		const runId = runs[0]!.open!.id;
		const personId = id('Ruiz');
		const looking = at(auditor, LOOKED);
		expect(
			(await readOfficerAttempt(looking, { personId, attemptId, asked: THEN })).submission
		).not.toBeNull();
		expect((await readOfficerRun(looking, { personId, runId, asked: THEN })).result).not.toBeNull();
		await expect(readOfficerRun(auditor, { personId: id('Beck'), runId })).rejects.toThrow(NotFound);
	});

	it('is there from its own day on, and the day before there is nothing to open', async () => {
		const looking = at(auditor, LOOKED);
		const personId = id('Beck');
		const worked = async (asked: AsOfAsked) =>
			(await readOfficerRecord(looking, { personId, asked })).requirements.flatMap(({ cycles }) =>
				cycles.flatMap(({ modules, runs }) => [...modules, ...runs].map(({ code }) => code))
			);
		for (const known of [null, 'now'] as const) {
			expect(await worked({ on: day('2027-01-04'), known })).toEqual([]);
			expect((await worked({ on: day('2027-01-05'), known })).sort()).toEqual(['TM-1', 'TS-1']);
		}
		const { requirements } = await readOfficerRecord(looking, { personId });
		const [cycle] = requirements.find(({ requirement }) => requirement.id === trainingId)!.cycles;
		const attemptId = cycle!.modules[0]!.attempts[0]!.id;
		const runId = cycle!.runs[0]!.open!.id;
		const before = { on: day('2027-01-04'), known: 'now' } as const;
		await expect(readOfficerAttempt(looking, { personId, attemptId, asked: before })).rejects.toThrow(
			NotFound
		);
		await expect(readOfficerRun(looking, { personId, runId, asked: before })).rejects.toThrow(NotFound);
		const asked = { on: day('2027-01-05'), known: null };
		expect((await readOfficerAttempt(looking, { personId, attemptId, asked })).submission).not.toBeNull();
		expect((await readOfficerRun(looking, { personId, runId, asked })).result).not.toBeNull();
	});
});

describe('whoever looks back', () => {
	it('a supervisor sees who was in their unit then and is in it today, in the list and on the record', async () => {
		const { supervisor } = department.contexts;
		const own = await stood(THEN, supervisor);
		// Egan has left for another unit since.
		expect(Object.keys(own)).toEqual(['Abara', 'Beck', 'Chen', 'Dang', 'Ruiz']);
		const open = (who: string, asked?: AsOfAsked) =>
			readOfficerRecord(at(supervisor, LOOKED), { personId: id(who), asked });
		await expect(open('Egan', THEN)).rejects.toThrow(NotFound);
		expect((await open('Abara', THEN)).isPresent).toBe(false);
		expect((await open('Abara')).isPresent).toBe(true);
	});

	it('nobody changes anything on a past day', async () => {
		const admin = at(department.contexts.admin, LOOKED);
		const asked = THEN;
		expect(await readExemptions(admin, { personId: id('Abara'), asked })).toMatchObject({
			...{ mayRecordLeave: false, mayGrantWaiver: false, mayCorrect: false }
		});
		expect(await listOutsideOf(admin, { personId: id('Abara'), asked })).toMatchObject({
			...{ mayEnter: false, mayDecide: false, mayCorrect: false }
		});
	});

	it('an inspector looks at their period alone, at its end unless they ask for another day of it', async () => {
		const inspection = {
			...{ id: '5b0f7c2e-3f0a-4a8e-9d1c-2b6f6f0a1c11', organisation: 'Office of Standards' },
			...{ from: day('2026-12-01'), to: DAY, expiresAt: Temporal.Instant.from('2027-06-01T00:00:00Z') }
		};
		const inspector: Context = at(
			{ ...auditor, actor: { ...auditor.actor, roles: ['inspector'], inspection } },
			LOOKED
		);
		const own = await stood({ on: null, known: null }, inspector);
		expect(own).toEqual(await stood(THEN));
		expect(await stood({ on: day('2027-01-15'), known: null }, inspector)).toEqual(own);
		expect(await stood({ on: null, known: 'now' }, inspector)).toEqual(await stood(NOW_KNOWN));
		const first = { on: day('2026-12-01'), known: null } as const;
		expect(await stood({ on: day('2020-01-01'), known: null }, inspector)).toEqual(await stood(first));
		const { csv, name } = await exportOfficers(inspector, all);
		expect(name).toBe('officers-2026-12-10.csv');
		expect(csv).toContain('as of 10 December 2026, as it was recorded then');
		// What was done before the period is not opened; what it covers in the period is on the record.
		const { modules, runs } = (
			await readOfficerRecord(at(auditor, LOOKED), { personId: id('Ruiz') })
		).requirements
			.find(({ requirement }) => requirement.id === trainingId)!
			.cycles.at(-1)!;
		const personId = id('Ruiz');
		const attemptId = modules[0]!.attempts[0]!.id;
		const runId = runs[0]!.open!.id;
		await expect(readOfficerAttempt(inspector, { personId, attemptId })).rejects.toThrow(NotFound);
		await expect(readOfficerRun(inspector, { personId, runId })).rejects.toThrow(NotFound);
		const seen = (await readOfficerRecord(inspector, { personId })).requirements.find(
			({ requirement }) => requirement.id === trainingId
		)!;
		expect(seen.cycles).toMatchObject([
			{ modules: [{ attempts: [], lessons: [], completion: { revokedAt: null } }], runs: [] }
		]);
		await expect(readOfficerRecord(inspector, { personId: id('Foss') })).rejects.toThrow(NotFound);
		// Outside training of November is none of theirs; its hours stand in the cycle that reaches into the period.
		expect((await listOutsideOf(inspector, { personId: id('Chen') })).rows).toEqual([]);
		const counted = await readHours(inspector, {
			personId: id('Chen'),
			asked: { on: null, known: 'now' }
		});
		expect(counted.lines).toHaveLength(1);
		expect(counted.apart).toEqual([]);
	});
});
