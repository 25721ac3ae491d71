import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { exportStanding } from '#lib/server/compliance/export-standing.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { standingOfDepartment } from '#lib/server/compliance/standing-of-department.ts';
import { streamStanding } from '#lib/server/compliance/stream-standing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let auditor: Context;
const day = (text: string) => Temporal.PlainDate.from(text);

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	const { admin } = department.contexts;
	({ auditor } = department.contexts);
	const officer = (familyName: string, unitId: string) =>
		department.person('officer', { familyName, unitId, email: `${familyName[1]}@${department.mail}` });
	const { nights, days } = department.units;
	const abara = await officer('Abara', nights);
	const beck = await officer('Beck', days);
	const chen = await officer('=Chen, "C"', nights);
	const requirementId = await adoptTraining(admin);
	const rules: Partial<Parameters<typeof adoptRequirement>[1]>[] = [
		{ cycle: { kind: 'fixed', startsOn: day('2026-01-01') }, graceDays: 31, pausedBy: ['military'] },
		{ cycle: { kind: 'anchored', month: 6, day: 30, year: 2027 }, hires: 'next-full' },
		{
			...{ cycle: { kind: 'licence' }, items: [] },
			hours: { minutes: 1440, topics: [], carryOverMinutes: 0, credit: 'approved' }
		},
		{ audience: { all: [{ of: 'unit', in: [days] }] } }
	];
	for (const [n, changes] of rules.entries()) {
		const adopted = await adoptRequirement(admin, {
			...{ title: `Rule ${n}`, citation: `=Code ${n}`, effectiveOn: day('2026-01-01'), firstDueDays: 60 },
			...{ everyMonths: 12, renewalWindowDays: 60, passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
			...{ items: ['TM-1'], ...changes }
		});
		if (adopted.kind === 'refused') throw new Error(JSON.stringify(adopted));
	}
	await completeTraining(abara, requirementId);
	const leave = { kind: 'military', fromOn: day('2026-11-01'), untilOn: null } as const;
	const { personId } = beck.actor;
	expect(await recordLeave(admin, { personId, leave, reason: 'Orders' })).toMatchObject({ kind: 'recorded' });
	const waived = await grantWaiver(admin, {
		...{ personId: chen.actor.personId, requirementId, reason: 'Trained elsewhere' },
		days: { fromOn: day('2026-11-01'), untilOn: day('2027-03-01') }
	});
	expect(waived.kind).not.toBe('refused');
	await other.person('officer', { familyName: 'Stranger', email: `stranger@${other.mail}` });
	await adoptTraining(other.contexts.admin);
});

const streamed = async (context: Context) => {
	const parts = await Array.fromAsync(streamStanding(context));
	return parts.flatMap((part) => (part.kind === 'officer' ? [part.officer] : []));
};
const report = (context: Context) => {
	const exported = exportStanding(context);
	if (exported.kind === 'refused') throw new Error(exported.reason);
	return exported;
};
const events = () => listEvents(database, department, 'exported');
const whole = (context: Context) =>
	inDepartment(database.db, context.actor.departmentId, (trx) => standingOfDepartment(trx, context));

describe('the standing of a department as a stream', () => {
	it.each(['2026-11-23', '2027-04-01', '2029-02-28'])(
		'is that of the department at once, on %s',
		async (today) => {
			const context = { ...auditor, now: Temporal.Instant.from(`${today}T18:00:00Z`) };
			const { officers } = await whole(context);
			expect(officers).toHaveLength(4);
			expect(officers.flatMap(({ standings }) => standings)).toHaveLength(20);
			expect(plain(await streamed(context))).toEqual(plain(officers));
		}
	);

	it('is of the actor’s department alone', async () => {
		const names = async (context: Context) => (await streamed(context)).map(({ familyName }) => familyName);
		expect(await names(auditor)).toEqual(['Abara', 'Beck', '=Chen, "C"', 'Ruiz'].toSorted(byText));
		expect(await names(other.contexts.auditor)).toEqual(['Ruiz', 'Stranger']);
	});

	it('is of one moment where the engine can, and says so where it cannot', async () => {
		const parts = streamStanding(auditor);
		const first = (await parts.next()).value!;
		const before = first.kind === 'department' ? first.head.seq : 0;
		const late = { familyName: 'Aaa', email: `late${before}@${department.mail}` };
		await department.person('officer', late);
		const rest = await Array.fromAsync(parts);
		const names = rest.flatMap((part) => (part.kind === 'officer' ? [part.officer.familyName] : []));
		expect(names).not.toContain('Aaa');
		const end = rest.at(-1);
		expect(end).toEqual({
			kind: 'end',
			movedTo: database.engine === 'postgres' ? null : { seq: before + 1, hash: expect.any(String) as string }
		});
		expect((await streamed(auditor)).map(({ familyName }) => familyName)).toContain('Aaa');
	});

	it.each(['officer', 'supervisor', 'trainer'] as const)('is not for the %s', async (role) => {
		await expect(streamStanding(department.contexts[role]).next()).rejects.toThrow(Forbidden);
		expect(() => exportStanding(department.contexts[role])).toThrow(Forbidden);
	});
});

describe('the file', () => {
	it('has one record for every officer and requirement, and ends with their number and a digest', async () => {
		const before = (await events()).length;
		const { name, chunks } = report(auditor);
		const bytes = Buffer.concat(await Array.fromAsync(chunks));
		expect(name).toBe('standing-2026-11-23.csv');
		const records = Papa.parse<string[]>(bytes.toString().slice(1), { skipEmptyLines: true }).data;
		expect(new Set(records.map(({ length }) => length))).toEqual(new Set([17]));
		const { officers, head } = await whole(auditor);
		const rows = officers.flatMap(({ familyName, standings }) =>
			standings.map(({ standing }) => [
				familyName.startsWith('=') ? `'${familyName}` : familyName,
				standing.kind,
				standing.dueOn?.toString() ?? ''
			])
		);
		expect(records.slice(0, 7).map((cells) => cells[0])).toEqual([
			...['Report', 'Department', 'As of', 'Ledger', 'Filters', '', 'officer_name_last']
		]);
		const columns = records[6]!;
		const at = (column: string) => columns.indexOf(column);
		expect(records.slice(7, -3).map((cells) => [cells[0], cells[at('status')], cells[at('due_on')]])).toEqual(
			rows
		);
		expect(new Set(records.slice(7, -3).map((cells) => cells[at('status')])).size).toBeGreaterThan(4);
		for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@]/);
		expect(records.at(-2)!.slice(0, 2)).toEqual(['Rows', String(rows.length)]);
		const last = bytes.lastIndexOf('SHA-256');
		const digest = createHash('sha256').update(bytes.subarray(0, last)).digest('hex');
		expect(records.at(-1)![1]).toBe(digest);
		const all = await events();
		expect(all).toHaveLength(before + 1);
		expect(all[0]).toMatchObject({ what: 'standing', rows: rows.length, digest });
		expect(JSON.stringify(all[0])).not.toContain('Chen');
		expect(head.seq).toBeGreaterThan(0);
	});

	it('is not recorded when it is broken off, and its connection is free again', async () => {
		const before = await events();
		for (let n = 0; n < 40; n++) {
			const { chunks } = report(auditor);
			await chunks.next();
			await chunks.next();
			await chunks.return();
		}
		expect(await events()).toEqual(before);
		await Array.fromAsync(report(auditor).chunks);
		expect(await events()).toHaveLength(before.length + 1);
	});

	it('ends when its reader goes away', async () => {
		const before = await events();
		const readers = Array.from({ length: 2 }, () => ReadableStream.from(report(auditor).chunks).getReader());
		for (const reader of readers) await reader.read();
		expect(exportStanding(auditor).kind).toBe('refused');
		for (const reader of readers) await reader.cancel();
		expect(exportStanding(auditor).kind).toBe('report');
		expect(await events()).toEqual(before);
	});

	it('is not written three times at once; what nobody reads is not counted', async () => {
		for (let n = 0; n < 5; n++) report(auditor);
		const [one, two] = [report(auditor).chunks, report(auditor).chunks];
		await one.next();
		await two.next();
		expect(exportStanding(auditor)).toEqual({ kind: 'refused', reason: 'busy' });
		await one.return();
		expect(exportStanding(auditor).kind).toBe('report');
		await two.return();
	});

	it('does not end well when its event cannot be written', async () => {
		await database.exec(
			`create or replace function fail_for_tests() returns trigger language plpgsql as $$ begin raise exception 'no more entries'; end $$;
			create trigger fail_for_tests before insert on ledger_entry for each row execute function fail_for_tests();`
		);
		try {
			await expect(Array.fromAsync(report(auditor).chunks)).rejects.toThrow('no more entries');
		} finally {
			await database.exec('drop trigger fail_for_tests on ledger_entry; drop function fail_for_tests()');
		}
		await Array.fromAsync(report(auditor).chunks);
	});
});

/** Days and all, as text that can be compared. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const byText = new Intl.Collator('en').compare;
