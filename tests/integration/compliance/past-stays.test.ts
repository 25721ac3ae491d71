import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { endOfDay } from '#lib/domain/compliance/as-of.ts';
import { hoursLedger } from '#lib/server/compliance/hours/hours-ledger.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { enterOutside } from '#lib/server/compliance/outside/enter-outside.ts';
import { withdrawRequirement } from '#lib/server/compliance/requirement/withdraw-requirement.ts';
import { streamStanding } from '#lib/server/compliance/stream-standing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { disablePerson, enablePerson } from '#lib/server/identity/disable-person.ts';
import { testDatabase } from '../database-for-tests.ts';
import { adoptHours } from '../hours-for-tests.ts';
import { outsideDraft } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

// Whatever is recorded from now on, whatever day it is about: what was known of a past day stays the same bytes.

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officers: Context[];
let requirementId: string;
/** Days since everything began; every act happens on a later one than the one before. */
let today = 0;
let people = 0;
const FIRST = Temporal.PlainDate.from('2026-11-23');
const ZONE = 'America/Chicago';
const dayAt = (count: number) => FIRST.add({ days: count });
const on = (context: Context, count: number): Context => ({
	...context,
	now: dayAt(count).toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant()
});

beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	officers = [
		department.contexts.officer,
		await department.person('officer', { familyName: 'Abara', email: `abara@${department.mail}` })
	];
	requirementId = await adoptHours(department.contexts.admin);
});

interface Act {
	kind: string;
	/** Which officer, how many days on, how many days back what is recorded begins, and how long it lasts. */
	who: number;
	after: number;
	back: number;
	long: number;
}
const leaves: string[] = [];
const outsides: string[] = [];

/** Every way in which something that standing depends on is recorded; what is refused is refused. */
const ACTS: Record<string, (admin: Context, officer: Context, act: Act) => Promise<unknown>> = {
	async leave(admin, { actor: { personId } }, { back, long }) {
		const leave = {
			kind: 'military',
			fromOn: dayAt(today - back),
			untilOn: dayAt(today - back + long)
		} as const;
		const recorded = await recordLeave(admin, { personId, leave, reason: 'Orders.' });
		if (recorded.kind === 'recorded') leaves.push(recorded.leaveId);
	},
	async correction(admin) {
		const id = leaves.pop();
		if (id) await correctRecord(admin, { kind: 'leave', id, reason: 'It was wrong.' });
	},
	waiver: (admin, { actor: { personId } }, { back, long }) =>
		grantWaiver(admin, {
			...{ personId, requirementId, reason: 'Injured.' },
			days: { fromOn: dayAt(today - back), untilOn: dayAt(today - back + long) }
		}),
	async outside(admin, { actor: { personId } }, { back }) {
		const taken = dayAt(today - back);
		const entered = await enterOutside(admin, {
			...{ id: randomUUID(), personId, file: null },
			draft: outsideDraft({
				title: `Course ${++people}`,
				begunOn: taken,
				completedOn: taken,
				minutes: 120,
				topics: []
			})
		});
		if (entered.kind === 'entered') outsides.push(entered.outsideId);
	},
	async decision(_admin, _officer, { long }) {
		const outsideId = outsides.pop();
		const second = on(secondAdmin!, today);
		if (outsideId)
			await decideOutside(second, { outsideId, accepted: long % 3 > 0, reason: 'It was checked.' });
	},
	async change(admin, { actor }, { back, long }) {
		const { personId, givenName } = actor;
		await changePerson(admin, {
			...{
				personId,
				givenName,
				familyName: `Name ${++people}`,
				badgeNumber: `${people}`,
				stateOfficerId: null
			},
			...{ rank: long % 2 ? 'Sergeant' : null, heldFrom: dayAt(today - back) },
			unitId: long % 2 ? department.units.days : department.units.nights
		});
	},
	disable: (admin, { actor: { personId } }) => disablePerson(admin, { personId }),
	enable: (admin, { actor: { personId } }) => enablePerson(admin, { personId }),
	roles: (admin, { actor: { personId } }, { long }) =>
		changeRoles(admin, { personId, roles: long % 2 ? ['officer'] : ['trainer'] }),
	unit: (admin) => addUnit(admin, { name: `Unit ${++people}` }),
	adopt: (admin, _officer, { back }) =>
		adoptHours(admin, { title: `Rule ${++people}`, effectiveOn: dayAt(today - back) }),
	withdraw: (admin, _officer, { long }) =>
		withdrawRequirement(admin, { requirementId, from: dayAt(today + long), reason: 'It is repealed.' })
};
let secondAdmin: Context | null = null;

/** All that is said of a day as it was known at its end, as text: standing of everybody, and hours of each officer. */
async function said(count: number): Promise<string> {
	const auditor = on(department.contexts.auditor, today);
	const known = endOfDay(dayAt(count), ZONE);
	const parts = await Array.fromAsync(streamStanding(auditor, { on: dayAt(count), known }));
	const ledgers = await inDepartment(database.db, department.departmentId, async (trx) => {
		const all: unknown[] = [];
		for (const { actor } of officers)
			all.push(await hoursLedger(trx, auditor, actor.personId, dayAt(count), known));
		return all;
	});
	return JSON.stringify([parts, ledgers]);
}

const act = fc.record<Act>({
	kind: fc.constantFrom(...Object.keys(ACTS)),
	who: fc.nat({ max: 1 }),
	after: fc.integer({ min: 1, max: 9 }),
	back: fc.nat({ max: 40 }),
	long: fc.integer({ min: 1, max: 30 })
});

it(
	'what was known of a past day is the same bytes after any later changes',
	{ timeout: 180_000 },
	async () => {
		secondAdmin = await department.person('admin', { email: `second@${department.mail}` });
		/** By day, what was said of it the first time. */
		const first = new Map<number, string>();
		const done = new Map<string, number>();
		let changed = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
				for (const one of acts) {
					today += one.after;
					const admin = on(department.contexts.admin, today);
					await ACTS[one.kind]!(admin, officers[one.who]!, one);
					done.set(one.kind, (done.get(one.kind) ?? 0) + 1);
				}
				// The day that the last act was on is over.
				const over = today++;
				const now = await said(over);
				if (first.size > 0 && now !== [...first.values()].at(-1)) changed++;
				first.set(over, now);
				for (const [count, text] of first)
					expect((await said(count)) === text, `of ${dayAt(count)}`).toBe(true);
			}),
			{ numRuns: 12, seed: 20261127, endOnFailure: true }
		);
		// The acts were of every kind, and they did change what is said.
		expect([...done.keys()].sort()).toEqual(Object.keys(ACTS).sort());
		expect(changed).toBe(first.size - 1);
	}
);
