import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { DemoOfficerAtWork } from '#lib/server/demo/demo-clock.ts';
import { readTeaching } from '#lib/server/demo/teaching.ts';
import { playScenario, sign, study, takeQuiz } from '#lib/server/demo/train-officer.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { enterPerson } from '#lib/server/identity/enter-person.ts';
import { foundDepartment } from '#lib/server/identity/found-department.ts';
import { copyTraining } from './copy-training.ts';

const TIME_ZONE = 'America/Chicago';
const MODULES = ['TR-4', 'RF-2'];
const OFFICERS = 1000;
/** Trained through the use cases, lesson by lesson; others are given a copy of what these did. */
const TRAINED = 16;
const COPIED = 680;
/** Opening so many at once keeps both cores busy and no connection waiting. */
const AT_ONCE = 8;

export interface BenchDepartment {
	contextOf(actor: Actor): Context;
	requirementId: string;
	/** Who has not begun anything yet: they take lessons and play scenarios in the measurements. */
	beginners: Actor[];
	/** Who holds certificates. */
	trained: Actor[];
	auditor: Actor;
	admin: Actor;
}

/** Founds a department of 1,000 officers in eight units, most of them trained once at some time in three years. */
export async function makeDepartment(db: Db, say: (line: string) => void): Promise<BenchDepartment> {
	const now = Temporal.Now.instant();
	const tag = randomBytes(4).toString('hex');
	const ago = (days: number) => now.subtract({ hours: 24 * days });
	const day = (days: number) => localDay(ago(days), TIME_ZONE);
	const details = { badgeNumber: null, stateOfficerId: null, rank: null, unitId: null };
	const entry = (name: string, roles: Role[]) => ({
		...details,
		givenName: 'Sam',
		familyName: name,
		email: `${name}.${tag}@bench.example`,
		roles,
		heldFrom: day(1500),
		// Nobody signs in with a password here: their sessions are opened by the bench itself.
		passwordHash: 'none',
		passwordIsInitial: false
	});
	const admin = await foundDepartment(db, {
		name: `Bench ${tag}`,
		timeZone: TIME_ZONE,
		administrator: entry('admin', ['admin']),
		passwordIsInitial: false,
		now: ago(1500)
	});
	const contextOf = (actor: Actor, at = now): Context => ({ db, actor, now: at, address: '127.0.0.1' });
	const founding = contextOf(admin, ago(1500));

	const units: string[] = [];
	for (let unit = 1; unit <= 8; unit++) {
		const added = await addUnit(founding, { name: `Unit ${unit}` });
		if (added.kind === 'added') units.push(added.unitId);
	}
	const adopted = await adoptRequirement(founding, {
		title: 'Trauma-informed response to victims',
		citation: 'General Order 7.12 (bench)',
		effectiveOn: day(1500),
		firstDueDays: 60,
		everyMonths: 24,
		renewalWindowDays: 90,
		passPercent: 80,
		attemptsPerCycle: 3,
		waitMinutes: 30,
		items: [...MODULES, 'SC-1']
	});
	if (adopted.kind === 'refused') throw new Error(`The requirement was refused: ${adopted.reason}`);
	const { requirementId } = adopted;

	say(`Adding ${OFFICERS} officers…`);
	const enter = async (name: string, role: Role, more: object = {}): Promise<Actor> => {
		const person = { ...entry(name, [role]), ...more };
		const entered = await inDepartment(db, admin.departmentId, (trx) => enterPerson(trx, founding, person));
		if (entered.kind === 'refused') throw new Error(`${name} was refused`);
		return { ...admin, ...person, personId: entered.personId };
	};
	const auditor = await enter('auditor', 'auditor');
	const officers = await eachOf(range(OFFICERS), (index) =>
		enter(`Officer${index}`, 'officer', { badgeNumber: `B-${index}`, unitId: units[index % units.length]! })
	);

	say(`Training ${TRAINED} of them, and giving ${COPIED} a copy of what those did…`);
	const teaching = await readTeaching(db, [...MODULES, 'SC-1'], now);
	// Signed 20 to 1,000 days ago: some are current, some are due again, some have lapsed.
	await eachOf(officers.slice(0, TRAINED), async (actor, index) => {
		const officer = new DemoOfficerAtWork(contextOf(actor, ago(20 + Math.round((980 * index) / TRAINED))));
		const task = (code: string) => ({ officer, requirementId, code, teaching });
		await playScenario(task('SC-1'), 'best');
		for (const code of MODULES) {
			await study(task(code));
			await takeQuiz(task(code), true);
			await sign(task(code));
		}
	});
	const ids = officers.map(({ personId }) => personId);
	for (let index = 0; index < TRAINED; index++) {
		const pupils = range(COPIED).filter((n) => n % TRAINED === index);
		await copyTraining(
			db,
			admin.departmentId,
			ids[index]!,
			pupils.map((n) => ids[TRAINED + n]!)
		);
	}
	return {
		contextOf,
		requirementId,
		beginners: officers.slice(TRAINED + COPIED),
		trained: officers.slice(0, TRAINED),
		auditor,
		admin
	};
}

const range = (length: number) => [...Array(length).keys()];

/** Does one thing for each, a few at a time; results in order. */
export async function eachOf<One, Result>(all: One[], work: (one: One, index: number) => Promise<Result>) {
	const results: Result[] = [];
	let next = 0;
	const worker = async () => {
		while (next < all.length) {
			const index = next++;
			results[index] = await work(all[index]!, index);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return results;
}
