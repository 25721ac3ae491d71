import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { readCertificate } from '#lib/server/certificate/read-certificate.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { readFacts, standingOf } from '#lib/server/compliance/facts/read-facts.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { findRequirement } from '#lib/server/compliance/requirement/queries.ts';
import { tellDepartment } from '#lib/server/compliance/telling/tell-department.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { publishTraining } from '../training-for-tests.ts';

// A clock that moves two years, a day at a time, through telling; standings, mails and certificates follow it. The rule:
// one module each calendar year, a month of grace, military leave stops the clock.

const ZONE = 'America/Chicago';
const FIRST = Temporal.PlainDate.from('2027-01-01');
const DAYS = 731;
const at = (on: Temporal.PlainDate, hour = 9) =>
	on.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from({ hour }) }).toInstant();
const day = (text: string) => Temporal.PlainDate.from(text);

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let requirementId: string;
const people: Record<'diligent' | 'idle' | 'soldier' | 'excused', Context> = {} as never;

const on = (context: Context, text: string): Context => ({ ...context, now: at(day(text)) });

beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db, { now: at(FIRST.subtract({ days: 30 })) });
	await publishTraining(database.db);
	const admin = on(department.contexts.admin, '2026-12-15');
	const adopted = await adoptRequirement(admin, {
		...{ title: 'Every calendar year', citation: 'Test code 1.2', effectiveOn: FIRST, firstDueDays: 1 },
		...{ everyMonths: 12, cycle: { kind: 'fixed', startsOn: FIRST }, renewalWindowDays: 30, graceDays: 31 },
		...{ hires: 'next-full', pausedBy: ['military'], passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
		items: ['TM-1', 'TS-1']
	});
	if (adopted.kind === 'refused') throw new Error(JSON.stringify(adopted));
	requirementId = adopted.requirementId;
	for (const name of ['diligent', 'idle', 'soldier', 'excused'] as const)
		people[name] = await department.person('officer', {
			...{ email: `${name}@${department.mail}`, familyName: name }
		});
});

/** Where somebody stands on a day: `due 2027-12-31`. */
async function stands(who: keyof typeof people, text: string) {
	const { departmentId } = department;
	return inDepartment(database.db, departmentId, async (trx) => {
		const { personId } = people[who].actor;
		const facts = await readFacts(trx, { departmentId, timeZone: ZONE }, [personId], day(text));
		const requirement = await findRequirement(trx, departmentId, requirementId);
		const found = standingOf(facts.get(personId)!, requirement!.versions, day(text));
		return `${found.kind} ${found.dueOn}`;
	});
}

/** What somebody was told, in order: `2027-12-24 due-soon`. */
async function toldTo(who: keyof typeof people) {
	const rows = await database.db
		.selectFrom('message')
		.select(['kind', 'made_at as madeAt', 'subject'])
		.where('department_id', '=', department.departmentId)
		.where('person_id', '=', people[who].actor.personId)
		.orderBy('made_at')
		.execute();
	return rows.map(({ kind, madeAt }) => `${localDay(madeAt, ZONE)} ${kind}`);
}

it('two years pass: standings, mails and certificates follow', async () => {
	const acts: Record<string, () => Promise<unknown>> = {
		'2027-03-10': () => completeTraining(on(people.diligent, '2027-03-10'), requirementId),
		'2027-11-15': () =>
			recordLeave(on(department.contexts.admin, '2027-11-15'), {
				personId: people.soldier.actor.personId,
				leave: { kind: 'military', fromOn: day('2027-11-15'), untilOn: day('2028-02-14') },
				reason: 'Called up.'
			}),
		'2027-12-01': () =>
			grantWaiver(on(department.contexts.admin, '2027-12-01'), {
				personId: people.excused.actor.personId,
				requirementId,
				days: { fromOn: day('2027-12-01'), untilOn: day('2028-02-29') },
				reason: 'Teaches the course at the academy this winter.'
			}),
		// In the renewal window of the year before: done early, for 2028.
		'2027-12-20': () => completeTraining(on(people.diligent, '2027-12-20'), requirementId),
		'2028-02-20': () => completeTraining(on(people.idle, '2028-02-20'), requirementId)
	};
	const certificates: Record<string, string> = {};
	const { departmentId } = department;
	for (let n = 0; n < DAYS; n++) {
		const today = FIRST.add({ days: n });
		const done = await acts[today.toString()]?.();
		if (typeof done === 'string') certificates[today.toString()] = done;
		else if (done) expect(done).not.toMatchObject({ kind: 'refused' });
		await tellDepartment(database.db, {
			...{ departmentId, now: at(today), mail: { kind: 'none' }, origin: 'https://firstword.example' }
		});
	}

	expect(
		await Promise.all(
			['2027-03-09', '2027-03-10', '2027-12-01', '2027-12-02'].map((on) => stands('diligent', on))
		)
	).toEqual(['due 2027-12-31', 'current 2028-12-31', 'current 2028-12-31', 'due 2028-12-31']);
	expect(await stands('diligent', '2027-12-20')).toBe('current 2029-12-31');
	expect(
		await Promise.all(
			['2027-12-31', '2028-01-01', '2028-01-31', '2028-02-01', '2028-02-20', '2028-12-31'].map((on) =>
				stands('idle', on)
			)
		)
	).toEqual([
		'due 2027-12-31',
		'in-grace 2027-12-31',
		'in-grace 2027-12-31',
		'overdue 2027-12-31',
		'due 2028-12-31',
		'due 2028-12-31'
	]);
	expect(
		await Promise.all(
			['2027-11-14', '2027-11-15', '2028-02-15', '2028-04-01', '2028-06-01'].map((on) =>
				stands('soldier', on)
			)
		)
	).toEqual([
		'due 2027-12-31',
		'paused 2028-04-01',
		'due 2028-04-01',
		'due 2028-04-01',
		'overdue 2028-04-01'
	]);
	expect(
		await Promise.all(['2027-12-31', '2028-02-29', '2028-03-01'].map((on) => stands('excused', on)))
	).toEqual([
		'waived 2027-12-31',
		// The year before is excused by now, and nothing is asked of this one while the waiver runs.
		'waived 2028-12-31',
		'due 2028-12-31'
	]);

	const idle = await toldTo('idle');
	expect(idle.slice(0, 5)).toEqual([
		'2027-01-01 assigned',
		'2027-12-01 due-soon',
		'2027-12-24 due-soon',
		'2027-12-30 due-soon',
		'2028-01-01 due-soon'
	]);
	// Overdue, once a week until it was made up; then the year that runs, and its last weeks.
	expect(idle.slice(5)).toEqual([
		'2028-02-01 overdue',
		'2028-02-05 overdue',
		'2028-02-12 overdue',
		'2028-02-19 overdue',
		'2028-02-20 assigned',
		'2028-12-01 due-soon',
		'2028-12-24 due-soon',
		'2028-12-30 due-soon'
	]);
	expect(await toldTo('diligent')).toEqual([
		'2027-01-01 assigned',
		'2027-12-02 assigned',
		'2028-12-02 assigned'
	]);
	const soldier = await toldTo('soldier');
	expect(soldier.filter((line) => line >= '2027-11-15' && line < '2028-02-15')).toEqual([]);
	expect(soldier).toContain('2028-03-02 due-soon');
	expect(await toldTo('excused')).toEqual([
		'2027-01-01 assigned',
		'2028-03-01 assigned',
		'2028-12-01 due-soon',
		'2028-12-24 due-soon',
		'2028-12-30 due-soon'
	]);

	const validity = async (who: keyof typeof people, done: string, when: string) => {
		const read = await readCertificate(on(people[who], when), { certificateId: certificates[done]! });
		return `${read.state} ${read.certificate.validUntil}`;
	};
	expect(await validity('diligent', '2027-03-10', '2028-12-31')).toBe('valid 2028-12-31');
	expect(await validity('diligent', '2027-03-10', '2029-01-01')).toBe('expired 2028-12-31');
	expect(await validity('diligent', '2027-12-20', '2029-12-31')).toBe('valid 2029-12-31');
	// Made up late for 2027: it covers to the end of 2028, as it would have done in time.
	expect(await validity('idle', '2028-02-20', '2028-12-31')).toBe('valid 2028-12-31');

	await inDepartment(database.db, departmentId, async (trx) =>
		expect(await checkEvidence(trx, departmentId)).toMatchObject({ kind: 'intact' })
	);
}, 600_000);
