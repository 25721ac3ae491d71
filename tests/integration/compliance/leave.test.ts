import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LeaveSpell } from '#lib/domain/compliance/leave.ts';
import { endLeave } from '#lib/server/compliance/leave/end-leave.ts';
import { listLeave, listLeaveFacts } from '#lib/server/compliance/leave/queries.ts';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import { readOwnExemptions } from '#lib/server/compliance/leave/read-own-exemptions.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { disablePerson } from '#lib/server/identity/disable-person.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { later } from '../training-for-tests.ts';

type Department = Awaited<ReturnType<typeof foundTestDepartment>>;

let database: Database;
let department: Department;
let other: Department;
let officer: Context;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

const on = (text: string) => Temporal.PlainDate.from(text);
const spell = (more: Partial<LeaveSpell> = {}): LeaveSpell => ({
	kind: 'military',
	fromOn: on('2026-12-01'),
	untilOn: on('2027-02-28'),
	...more
});
const record = (context: Context, leave = spell(), reason = 'Orders of 3 November.') =>
	recordLeave(context, { personId: officer.actor.personId, leave, reason });
const recorded = async (leave = spell(), context = department.contexts.admin, reason?: string) => {
	const answer = await record(context, leave, reason);
	if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer));
	return answer.leaveId;
};
const end = (context: Context, leaveId: string, untilOn: string) =>
	endLeave(context, { personId: officer.actor.personId, leaveId, untilOn: on(untilOn) });
const rows = () =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listLeave(trx, department.departmentId, officer.actor.personId)
	);
const facts = async (personIds: string[] | null = [officer.actor.personId], of = department) =>
	(
		await inDepartment(database.db, of.departmentId, (trx) => listLeaveFacts(trx, of.departmentId, personIds))
	).map(({ personId: _, ...fact }) => fact);
const events = async (kind: string) =>
	(await listEvents(database, department, kind)).filter(({ subject }) => subject === officer.actor.personId);

describe('recording leave', () => {
	it.each(['admin', 'supervisor'] as const)('is done by the %s, and the ledger names it', async (role) => {
		const context = department.contexts[role];
		const leaveId = await recorded(spell(), context);
		expect(await rows()).toEqual([
			expect.objectContaining({
				...spell(),
				id: leaveId,
				reason: 'Orders of 3 November.',
				recordedBy: context.actor.personId,
				recordedAt: context.now
			})
		]);
		const [event, ...more] = await events('leave-recorded');
		expect(event).toMatchObject({ leave: leaveId, actor: context.actor.personId });
		expect(event!['digest']).toMatch(/^[0-9a-f]{64}$/);
		// Why somebody is away is for the record, not for everybody who reads the ledger.
		expect(JSON.stringify(event)).not.toMatch(/Orders|military/);
		expect(more).toEqual([]);
		expect(await facts()).toEqual([{ kind: 'military', fromOn: '2026-12-01', untilOn: '2027-02-28' }]);
	});

	it('twice is once, also at once; an open end is the same as an open end', async () => {
		for (const leave of [spell(), spell({ fromOn: on('2027-03-10'), untilOn: null })]) {
			const answers = await Promise.all(
				Array.from({ length: 6 }, (_, index) => record(later(department.contexts.admin, index), leave))
			);
			expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
			expect(answers[0]!.kind).toBe('recorded');
		}
		expect(await rows()).toHaveLength(2);
		expect(await events('leave-recorded')).toHaveLength(2);
	});

	it('is refused by its rules, and nothing is kept', async () => {
		const { admin } = department.contexts;
		const leaveId = await recorded();
		const refused = { kind: 'refused' };
		expect(await record(admin, spell({ untilOn: on('2026-11-30') }))).toEqual({
			...{ ...refused, field: 'untilOn', reason: 'ends-before-it-begins' }
		});
		expect(await record(admin, spell({ fromOn: on('2025-02-28') }))).toEqual({
			...{ ...refused, field: 'fromOn', reason: 'not-employed' }
		});
		expect(
			await record(admin, spell({ kind: 'family', fromOn: on('2027-02-28'), untilOn: null }))
		).toMatchObject({ ...refused, field: 'fromOn', reason: 'overlaps', with: { id: leaveId } });
		expect(await record(admin, spell({ fromOn: on('2027-06-01'), untilOn: null }), '  ')).toEqual({
			...{ ...refused, reason: 'reason-missing' }
		});
		await disablePerson(later(admin, 1), { personId: officer.actor.personId });
		expect(await record(later(admin, 2), spell({ fromOn: on('2027-06-01'), untilOn: null }))).toEqual({
			...{ ...refused, field: 'fromOn', reason: 'not-employed' }
		});
		expect(await rows()).toHaveLength(1);
		expect(await events('leave-recorded')).toHaveLength(1);
	});

	it('of two that overlap and are sent at once, keeps one', async () => {
		const { admin, supervisor } = department.contexts;
		const answers = await Promise.all([
			record(admin, spell()),
			record(supervisor, spell({ kind: 'family', fromOn: on('2027-02-01'), untilOn: null }))
		]);
		expect(answers.map(({ kind }) => kind).sort()).toEqual(['recorded', 'refused']);
		expect(await rows()).toHaveLength(1);
	});

	it('is never for oneself, for another unit, or for who only reads', async () => {
		const { contexts, units } = department;
		const oneself = {
			...officer,
			actor: { ...officer.actor, roles: ['officer', 'supervisor', 'admin'] as const }
		};
		const elsewhere = {
			...contexts.supervisor,
			actor: { ...contexts.supervisor.actor, unitId: units.days }
		};
		await expect(record(oneself)).rejects.toThrow(Forbidden);
		await expect(record(contexts.auditor)).rejects.toThrow(Forbidden);
		for (const context of [elsewhere, officer, contexts.trainer, other.contexts.admin])
			await expect(record(context)).rejects.toThrow(NotFound);
		await expect(
			recordLeave(contexts.admin, { personId: randomUUID(), leave: spell(), reason: 'x' })
		).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([]);
	});

	it('falls back together with its entry', async () => {
		await database.exec(
			`create or replace function fail_for_tests() returns trigger language plpgsql as $$ begin raise exception 'no more entries'; end $$;
			create trigger fail_for_tests before insert on ledger_entry for each row execute function fail_for_tests();`
		);
		try {
			await expect(record(department.contexts.admin)).rejects.toThrow('no more entries');
		} finally {
			await database.exec('drop trigger fail_for_tests on ledger_entry');
		}
		expect(await rows()).toEqual([]);
	});
});

describe('ending leave', () => {
	it('puts a row with the last day in the place of the open one, once', async () => {
		const { admin, supervisor } = department.contexts;
		const open = await recorded(spell({ untilOn: null }));
		const answers = await Promise.all(
			Array.from({ length: 4 }, () => end(later(supervisor, 1), open, '2027-01-15'))
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		const [ended] = answers;
		if (ended?.kind !== 'ended') throw new Error(JSON.stringify(ended));
		expect(await rows()).toHaveLength(2);
		expect(await facts()).toEqual([{ kind: 'military', fromOn: '2026-12-01', untilOn: '2027-01-15' }]);
		const { leave } = await readExemptions(admin, { personId: officer.actor.personId });
		const [wrong, stands] = leave.toSorted((row) => (row.id === open ? -1 : 1));
		expect(stands).toMatchObject({ id: ended.leaveId, reason: 'Orders of 3 November.', correction: null });
		expect(wrong).toMatchObject({
			untilOn: null,
			correction: {
				reason: 'The last day is known now.',
				by: 'Dana Whitlock',
				instead: { kind: 'military', fromOn: on('2026-12-01'), untilOn: on('2027-01-15') }
			}
		});
		expect(await events('record-corrected')).toEqual([
			expect.objectContaining({ of: 'leave', actor: supervisor.actor.personId })
		]);
		expect(await events('leave-recorded')).toHaveLength(2);
		expect(await end(later(admin, 2), open, '2027-01-16')).toEqual({ kind: 'refused', reason: 'corrected' });
		expect(await end(later(admin, 2), ended.leaveId, '2027-01-16')).toEqual({
			...{ kind: 'refused', reason: 'has-an-end' }
		});
	});

	it('is refused where the days would not hold', async () => {
		const { admin } = department.contexts;
		const open = await recorded(spell({ untilOn: null }));
		expect(await end(admin, open, '2026-11-30')).toMatchObject({ reason: 'ends-before-it-begins' });
		expect(await end(admin, open, '2036-11-30')).toMatchObject({ reason: 'too-long' });
		expect(await facts()).toEqual([{ kind: 'military', fromOn: '2026-12-01', untilOn: null }]);
	});

	it('is for those who record it; somebody else’s leave is not found', async () => {
		const { contexts } = department;
		const open = await recorded(spell({ untilOn: null }));
		const oneself = { ...officer, actor: { ...officer.actor, roles: ['officer', 'admin'] as const } };
		await expect(end(oneself, open, '2027-01-15')).rejects.toThrow(Forbidden);
		await expect(end(contexts.auditor, open, '2027-01-15')).rejects.toThrow(Forbidden);
		await expect(end(other.contexts.admin, open, '2027-01-15')).rejects.toThrow(NotFound);
		await expect(end(contexts.admin, randomUUID(), '2027-01-15')).rejects.toThrow(NotFound);
		const strangers = { personId: contexts.officer.actor.personId, leaveId: open, untilOn: on('2027-01-15') };
		await expect(endLeave(contexts.admin, strangers)).rejects.toThrow(NotFound);
	});
});

describe('reading leave', () => {
	it('tells a supervisor days and kind of medical and family leave, and not why', async () => {
		const { admin, auditor, supervisor } = department.contexts;
		await recorded(spell({ kind: 'medical', untilOn: null }), admin, 'Surgery on the knee.');
		await recorded(spell({ fromOn: on('2026-04-01'), untilOn: on('2026-04-02') }));
		const [{ id } = { id: '' }] = await rows();
		await end(admin, id, '2027-01-15');
		const read = (context: Context) => readExemptions(context, { personId: officer.actor.personId });
		const told = await read(supervisor);
		expect(told).toMatchObject({ mayRecordLeave: true, mayGrantWaiver: false, mayCorrect: false });
		expect(told.leave.map(({ kind, reason }) => [kind, reason])).toEqual([
			['medical', null],
			['medical', null],
			['military', 'Orders of 3 November.']
		]);
		expect(JSON.stringify(told)).not.toMatch(/Surgery|knee/);
		for (const context of [admin, auditor])
			expect((await read(context)).leave.map(({ reason }) => reason)).toContain('Surgery on the knee.');
		expect(await read(auditor)).toMatchObject({ mayRecordLeave: false, mayCorrect: false });
		expect((await readOwnExemptions(officer)).leave.map(({ reason }) => reason)).toContain(
			'Surgery on the knee.'
		);
		await expect(readOwnExemptions(auditor)).rejects.toThrow(Forbidden);
		for (const context of [officer, other.contexts.admin])
			await expect(read(context)).rejects.toThrow(NotFound);
	});

	it('gives the facts of those who were asked for, of one department', async () => {
		await recorded();
		const { personId } = officer.actor;
		expect(await facts([personId])).toHaveLength(1);
		expect(await facts([])).toEqual([]);
		expect((await facts(null)).length).toBeGreaterThan(1);
		expect(await facts(null, other)).toEqual([]);
		expect(await facts([personId], other)).toEqual([]);
	});
});
