import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { endHold, placeHold, readHoldsOn } from '#lib/server/certificate/retention/holds.ts';
import { readRetention } from '#lib/server/certificate/retention/read-retention.ts';
import { setRetention } from '#lib/server/certificate/retention/set-retention.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { listEvents } from '#tests/integration/events-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let admin: Context;
let officerId: string;
beforeAll(async () => {
	database = await testDatabase();
});
beforeEach(async () => {
	department = await foundTestDepartment(database.db);
	({ admin } = department.contexts);
	officerId = department.contexts.officer.actor.personId;
});

const check = () =>
	inDepartment(database.db, department.departmentId, (trx) => checkEvidence(trx, department.departmentId));
const rule = { class: 'files', keepMonths: 36, reason: 'Records schedule 6.' } as const;

/** The same department, whose ledger cannot be written: what was done before it must be undone. */
const unwritable = async (act: () => Promise<unknown>) => {
	await database.exec(`alter function append_ledger(uuid, text[]) rename to append_ledger_away`);
	try {
		await expect(act()).rejects.toThrow(/append_ledger/);
	} finally {
		await database.exec(`alter function append_ledger_away(uuid, text[]) rename to append_ledger`);
	}
};
const countOf = async (table: string) => {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}
		where department_id = ${department.departmentId}`.execute(database.db);
	return rows[0]!.count;
};

describe('a rule of retention', () => {
	it('keeps everything until told otherwise, and from then on what it says', async () => {
		expect((await readRetention(admin)).inForce).toEqual({ identity: null, files: null, mail: null });
		expect(await setRetention(admin, rule)).toEqual({ kind: 'set' });
		expect((await readRetention(admin)).inForce).toEqual({ identity: null, files: 36, mail: null });
		expect(await setRetention(admin, { ...rule, keepMonths: null })).toEqual({ kind: 'set' });
		const { inForce, rules } = await readRetention(admin);
		expect(inForce.files).toBeNull();
		expect(rules.map(({ number, keepMonths }) => [number, keepMonths])).toEqual([
			[2, null],
			[1, 36]
		]);
		expect(await check()).toMatchObject({ kind: 'intact' });
	});

	it('set twice is one, and leaves its entry', async () => {
		const both = await Promise.all([setRetention(admin, rule), setRetention(admin, rule)]);
		expect(both.map(({ kind }) => kind).sort()).toEqual(['set', 'unchanged']);
		expect(await setRetention(admin, { ...rule, class: 'mail', keepMonths: null })).toEqual({
			kind: 'unchanged'
		});
		const events = await listEvents(database, department, 'retention-set');
		expect(events).toMatchObject([{ subject: department.departmentId, number: '1' }]);
	});

	it('is refused without a reason, or out of bounds', async () => {
		expect(await setRetention(admin, { ...rule, reason: ' ' })).toMatchObject({ reason: 'reason-missing' });
		for (const keepMonths of [0, 11, 1201, 12.5])
			expect(await setRetention(admin, { ...rule, keepMonths })).toMatchObject({ reason: 'months' });
		expect(await countOf('retention_rule')).toBe(0);
	});

	it('is not for others, and reaches no other department', async () => {
		for (const role of ['officer', 'supervisor', 'trainer', 'auditor'] as const)
			await expect(setRetention(department.contexts[role], rule)).rejects.toThrow(Forbidden);
		const other = await foundTestDepartment(database.db);
		await setRetention(other.contexts.admin, rule);
		expect((await readRetention(admin)).rules).toEqual([]);
	});

	it('is not written where its entry is not', async () => {
		await unwritable(() => setRetention(admin, rule));
		expect(await countOf('retention_rule')).toBe(0);
	});
});

describe('a legal hold', () => {
	const hold = { matter: 'Reyes v. City' };

	it('on a person and on everybody is shown to those who may know, until it ends', async () => {
		const one = await placeHold(admin, { ...hold, personId: officerId });
		await placeHold(admin, { matter: 'Audit of 2026', personId: null });
		const { officer, auditor, supervisor } = department.contexts;
		const mattersOn = async (context: Context, personId: string) =>
			(await readHoldsOn(context, personId)).map(({ matter }) => matter).sort();
		expect(await mattersOn(admin, officerId)).toEqual(['Audit of 2026', 'Reyes v. City']);
		expect(await mattersOn(auditor, supervisor.actor.personId)).toEqual(['Audit of 2026']);
		for (const context of [officer, supervisor]) expect(await mattersOn(context, officerId)).toEqual([]);
		if (one.kind !== 'placed') throw new Error(one.reason);
		expect(await endHold(admin, { holdId: one.holdId, reason: 'Settled.' })).toEqual({ kind: 'ended' });
		expect(await mattersOn(admin, officerId)).toEqual(['Audit of 2026']);
		expect(await check()).toMatchObject({ kind: 'intact' });
	});

	it('placed or ended twice is one, and leaves its entries', async () => {
		const both = await Promise.all([1, 2].map(() => placeHold(admin, { ...hold, personId: officerId })));
		expect(both[0]).toEqual(both[1]);
		const [first] = both;
		if (first?.kind !== 'placed') throw new Error(first?.reason);
		const { holdId } = first;
		for (let time = 0; time < 2; time++)
			expect(await endHold(admin, { holdId, reason: 'Settled.' })).toEqual({ kind: 'ended' });
		const entered = { subject: officerId, hold: holdId };
		expect(await listEvents(database, department, 'hold-placed')).toMatchObject([entered]);
		expect(await listEvents(database, department, 'hold-ended')).toMatchObject([entered]);
		// The same matter again is a new hold.
		expect(await placeHold(admin, { ...hold, personId: officerId })).not.toEqual(both[0]);
	});

	it('is refused without a matter, ended without a reason, and not by the one it is on', async () => {
		expect(await placeHold(admin, { matter: ' ', personId: null })).toMatchObject({
			reason: 'matter-missing'
		});
		const own = await placeHold(admin, { ...hold, personId: admin.actor.personId });
		if (own.kind !== 'placed') throw new Error(own.reason);
		const { holdId } = own;
		expect(await endHold(admin, { holdId, reason: 'Mine.' })).toMatchObject({ reason: 'oneself' });
		const all = await placeHold(admin, { ...hold, personId: null });
		if (all.kind !== 'placed') throw new Error(all.reason);
		expect(await endHold(admin, { holdId: all.holdId, reason: ' ' })).toMatchObject({
			reason: 'reason-missing'
		});
		expect(await countOf('legal_hold_ending')).toBe(0);
	});

	it('is not for others, and nobody of another department is there to hold', async () => {
		const other = await foundTestDepartment(database.db);
		const strange = await placeHold(other.contexts.admin, { ...hold, personId: null });
		if (strange.kind !== 'placed') throw new Error(strange.reason);
		await expect(endHold(admin, { holdId: strange.holdId, reason: 'r' })).rejects.toThrow(NotFound);
		const personId = other.contexts.officer.actor.personId;
		await expect(placeHold(admin, { ...hold, personId })).rejects.toThrow(NotFound);
		for (const role of ['officer', 'supervisor', 'trainer', 'auditor'] as const) {
			const context = department.contexts[role];
			await expect(placeHold(context, { ...hold, personId: null })).rejects.toThrow(Forbidden);
			await expect(endHold(context, { holdId: strange.holdId, reason: 'r' })).rejects.toThrow(Forbidden);
		}
	});

	it('is not written where its entry is not', async () => {
		await unwritable(() => placeHold(admin, { ...hold, personId: officerId }));
		expect(await countOf('legal_hold')).toBe(0);
	});
});
