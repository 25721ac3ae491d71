import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LeaveSpell } from '#lib/domain/compliance/leave.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import {
	listCorrections,
	listLeave,
	listLeaveFacts,
	listWaiverFacts
} from '#lib/server/compliance/leave/queries.ts';
import { readCorrectable } from '#lib/server/compliance/leave/read-correctable.ts';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, later, publishTraining } from '../training-for-tests.ts';

type Department = Awaited<ReturnType<typeof foundTestDepartment>>;

let database: Database;
let department: Department;
let other: Department;
let requirementId: string;
let officer: Context;
let admin: Context;
let leaveId: string;
let waiverId: string;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	admin = department.contexts.admin;
	requirementId = await adoptTraining(admin);
});

const on = (text: string) => Temporal.PlainDate.from(text);
const leave: LeaveSpell = { kind: 'military', fromOn: on('2026-12-01'), untilOn: on('2027-02-28') };
const days = { fromOn: on('2026-12-01'), untilOn: on('2027-02-28') };
const until = (text: string) => ({ ...leave, untilOn: on(text) });
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
	const { personId } = officer.actor;
	const recorded = await recordLeave(admin, { personId, leave, reason: 'Orders.' });
	const granted = await grantWaiver(admin, { personId, requirementId, days, reason: 'Detached.' });
	if (recorded.kind !== 'recorded' || granted.kind !== 'granted') throw new Error('refused');
	({ leaveId } = recorded);
	({ waiverId } = granted);
});

const correct = (context: Context, more: object = {}) =>
	correctRecord(context, { kind: 'leave', id: leaveId, reason: 'It was somebody else.', ...more });
const inOurs = <T>(list: (trx: never, departmentId: string, personId: string) => Promise<T>) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		list(trx as never, department.departmentId, officer.actor.personId)
	);
const leaveFacts = () =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listLeaveFacts(trx, department.departmentId, [officer.actor.personId])
	);
const waiverFacts = () =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listWaiverFacts(trx, department.departmentId, [officer.actor.personId])
	);
const events = async (kind: string) =>
	(await listEvents(database, department, kind)).filter(({ subject }) => subject === officer.actor.personId);

describe('taking a row back', () => {
	it('leaves the row where it is, and it counts no more', async () => {
		const corrected = await correct(later(admin, 1));
		if (corrected.kind !== 'corrected') throw new Error(corrected.kind);
		expect(await leaveFacts()).toEqual([]);
		expect(await waiverFacts()).toHaveLength(1);
		const { leave: shown } = await readExemptions(admin, { personId: officer.actor.personId });
		expect(shown).toMatchObject([
			{
				id: leaveId,
				reason: 'Orders.',
				correction: {
					reason: 'It was somebody else.',
					by: 'Ada Mills',
					at: later(admin, 1).now,
					instead: null
				}
			}
		]);
		const [event, ...more] = await events('record-corrected');
		expect(event).toMatchObject({ correction: corrected.correctionId, of: 'leave' });
		expect(JSON.stringify(event)).not.toContain('somebody else');
		expect(more).toEqual([]);
	});

	it('frees the days and the requirement for what was right', async () => {
		const { personId } = officer.actor;
		await correct(admin);
		await correct(admin, { kind: 'waiver', id: waiverId });
		const again = await recordLeave(later(admin, 1), { personId, leave, reason: 'Orders.' });
		expect(again).toMatchObject({ kind: 'recorded', leaveId: expect.not.stringMatching(leaveId) });
		const granted = await grantWaiver(later(admin, 1), {
			personId,
			requirementId,
			days,
			reason: 'Detached.'
		});
		expect(granted).toMatchObject({ kind: 'granted', waiverId: expect.not.stringMatching(waiverId) });
		expect(await leaveFacts()).toHaveLength(1);
		expect(await waiverFacts()).toHaveLength(1);
	});
});

describe('putting another in its place', () => {
	it('writes leave with other days and kind, for the same reason, in the same transaction', async () => {
		const replacement = { ...until('2027-04-09'), kind: 'administrative' as const };
		const corrected = await correct(later(admin, 1), { replacement });
		expect(corrected).toMatchObject({ kind: 'corrected', replacedBy: expect.any(String) });
		expect(await leaveFacts()).toMatchObject([
			{ kind: 'administrative', fromOn: '2026-12-01', untilOn: '2027-04-09' }
		]);
		const rows = await inOurs(listLeave);
		expect(rows.map(({ reason }) => reason)).toEqual(['Orders.', 'Orders.']);
		expect(await events('leave-recorded')).toHaveLength(2);
		expect(await events('record-corrected')).toHaveLength(1);
		// The replacement may be wrong as well.
		const { replacedBy } = corrected as { replacedBy: string };
		expect(await correct(later(admin, 2), { id: replacedBy })).toMatchObject({ kind: 'corrected' });
		expect(await leaveFacts()).toEqual([]);
	});

	it('writes a waiver of the same requirement with other days', async () => {
		const replacement = { fromOn: on('2027-01-01'), untilOn: on('2027-01-31') };
		await correct(later(admin, 1), { kind: 'waiver', id: waiverId, replacement });
		expect(await waiverFacts()).toMatchObject([
			{ requirementId, fromOn: '2027-01-01', untilOn: '2027-01-31' }
		]);
		expect(await events('waiver-granted')).toHaveLength(2);
	});

	it('is refused by the rules of what it is, and nothing is kept', async () => {
		const { personId } = officer.actor;
		const second = { ...leave, fromOn: on('2027-06-01'), untilOn: null };
		await recordLeave(admin, { personId, leave: second, reason: 'Orders.' });
		const refused = async (more: object) => expect(await correct(admin, more));
		(await refused({ replacement: leave })).toEqual({ kind: 'refused', reason: 'unchanged' });
		(await refused({ replacement: until('2027-06-01') })).toMatchObject({
			field: 'fromOn',
			reason: 'overlaps'
		});
		(await refused({ replacement: until('2026-11-30') })).toMatchObject({ reason: 'ends-before-it-begins' });
		(await refused({ reason: '  ' })).toEqual({ kind: 'refused', reason: 'reason-missing' });
		const waiver = { kind: 'waiver', id: waiverId };
		(await refused({ ...waiver, replacement: days })).toEqual({ kind: 'refused', reason: 'unchanged' });
		(await refused({ ...waiver, replacement: { ...days, untilOn: on('2027-12-01') } })).toMatchObject({
			...{ field: 'untilOn', reason: 'too-long' }
		});
		expect(await inOurs(listCorrections)).toEqual([]);
		expect(await inOurs(listLeave)).toHaveLength(2);
		expect(await waiverFacts()).toHaveLength(1);
	});
});

describe('correcting', () => {
	it.each([
		['taken back', {}],
		['replaced', { replacement: until('2027-04-09') }]
	])('a row that is %s twice is once, also at once; otherwise it is refused', async (_, more) => {
		const answers = await Promise.all(
			Array.from({ length: 6 }, (__, index) => correct(later(admin, index), more))
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await inOurs(listCorrections)).toHaveLength(1);
		expect(await events('record-corrected')).toHaveLength(1);
		const again = { kind: 'refused', reason: 'corrected' };
		expect(await correct(admin, { ...more, reason: 'Another reason.' })).toEqual(again);
		expect(await correct(admin, { replacement: until('2027-05-09') })).toEqual(again);
		expect(await correct(admin, 'replacement' in more ? {} : { replacement: until('2027-04-09') })).toEqual(
			again
		);
	});

	it('is an administrator’s to do, and never in one’s own record', async () => {
		const { contexts } = department;
		const oneself = { ...officer, actor: { ...officer.actor, roles: ['officer', 'admin'] as const } };
		for (const context of [oneself, contexts.supervisor, contexts.auditor])
			await expect(correct(context)).rejects.toThrow(Forbidden);
		for (const context of [officer, contexts.trainer, other.contexts.admin])
			await expect(correct(context)).rejects.toThrow(NotFound);
		await expect(correct(admin, { id: randomUUID() })).rejects.toThrow(NotFound);
		await expect(correct(admin, { id: waiverId })).rejects.toThrow(NotFound);
		await expect(correct(admin, { personId: contexts.officer.actor.personId })).rejects.toThrow(NotFound);
		expect(await inOurs(listCorrections)).toEqual([]);
	});

	it('shows what stands to who may correct it', async () => {
		const { personId } = officer.actor;
		const asked = { personId, kind: 'leave' as const, id: leaveId };
		expect(await readCorrectable(admin, asked)).toMatchObject({
			...{
				name: 'Sam Okafor',
				isCorrected: false,
				record: { kind: 'leave', row: { ...leave, reason: 'Orders.' } }
			}
		});
		await correct(admin);
		expect(await readCorrectable(admin, asked)).toMatchObject({ isCorrected: true });
		const oneself = { ...officer, actor: { ...officer.actor, roles: ['officer', 'admin'] as const } };
		for (const context of [
			oneself,
			department.contexts.auditor,
			department.contexts.supervisor,
			other.contexts.admin
		])
			await expect(readCorrectable(context, asked)).rejects.toThrow(NotFound);
		await expect(readCorrectable(admin, { ...asked, kind: 'waiver' })).rejects.toThrow(NotFound);
	});

	it('falls back together with its entry and what it puts in place', async () => {
		await database.exec(
			`create or replace function fail_for_tests() returns trigger language plpgsql as $$ begin raise exception 'no more entries'; end $$;
			create trigger fail_for_tests before insert on ledger_entry for each row execute function fail_for_tests();`
		);
		try {
			await expect(correct(admin, { replacement: until('2027-04-09') })).rejects.toThrow('no more entries');
		} finally {
			await database.exec('drop trigger fail_for_tests on ledger_entry');
		}
		expect(await inOurs(listLeave)).toHaveLength(1);
		expect(await inOurs(listCorrections)).toEqual([]);
		expect(await leaveFacts()).toHaveLength(1);
	});
});

describe('what is named by another row', () => {
	/** Rows of rooms that are not this test's to try. */
	async function outside(personId = officer.actor.personId) {
		const id = randomUUID();
		await database.exec(`insert into outside_training (department_id, id, person_id, source, title, provider, begun_on,
			completed_on, minutes, topics, delivery, statement, entered_by, entered_at) values
			('${department.departmentId}', '${id}', '${personId}', 'outside', 'First aid', 'Red Bridge', '2026-10-01',
			'2026-10-02', 240, '[]', 'in-person', 'I attended.', '${personId}', now())`);
		return id;
	}
	const credit = async () => {
		const [id, workshop, session] = [randomUUID(), randomUUID(), randomUUID()];
		const [d, p, a] = [department.departmentId, officer.actor.personId, admin.actor.personId];
		await database.exec(`insert into workshop (department_id, id, title, summary, minutes, topics, partner_kind, segments,
				created_by, created_at) values ('${d}', '${workshop}', 'Night calls', 'Three roll calls.', 60, '[]', 'none', 3, '${a}', now());
			insert into workshop_session (department_id, id, workshop_id, segment, starts_at, ends_at, place, instructor,
				instructor_qualification, walk_ins, sign_in_code, sign_out_code, scheduled_by, scheduled_at) values ('${d}', '${session}',
				'${workshop}', 1, '2026-10-01T12:00Z', '2026-10-01T13:00Z', 'Room 2', 'R. Vance', 'Advocate', false, 'in', 'out', '${a}', now());
			insert into session_roster values ('${d}', '${session}', '${p}', '${a}', now());
			insert into session_ending values ('${d}', '${session}', true, 'Held.', '${a}', now());
			insert into session_credit values ('${d}', '${id}', '${session}', '${p}', 60, 60, '2026-10-01', 'digest')`);
		return id;
	};

	it.each([
		['outside', outside],
		['session-credit', credit]
	] as const)(
		'%s is taken back, or another row of the same person stands in its place',
		async (kind, make) => {
			const [wrong, right, foreign] = [await make(), await make(), await outside(admin.actor.personId)];
			const replaced = (id: string, by: string) => correct(admin, { kind, id, replacement: { id: by } });
			for (const nothing of [foreign, wrong, randomUUID(), leaveId])
				expect(await replaced(wrong, nothing)).toEqual({ kind: 'refused', reason: 'no-such-record' });
			const { personId } = officer.actor;
			expect(await readCorrectable(admin, { personId, kind, id: wrong })).toMatchObject({
				record: { row: { id: wrong }, others: [{ id: right }] }
			});
			const done = await replaced(wrong, right);
			expect(done).toMatchObject({ kind: 'corrected', replacedBy: right });
			expect(await replaced(wrong, right)).toEqual(done);
			expect(await correct(admin, { kind, id: right })).toMatchObject({
				kind: 'corrected',
				replacedBy: null
			});
			expect(await events('record-corrected')).toMatchObject([{ of: kind }, { of: kind }]);
			// What was taken back stands in nobody's place.
			const third = await make();
			expect(await replaced(third, right)).toEqual({ kind: 'refused', reason: 'no-such-record' });
		}
	);
});
