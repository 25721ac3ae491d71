import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonical, hashText } from '#lib/domain/audit/canonical.ts';
import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { NO_FILTER } from '#lib/domain/compliance/registers/register-filter.ts';
import { appendEntries } from '#lib/server/audit/queries.ts';
import { exportRegister } from '#lib/server/certificate/registers/export-register.ts';
import { readEntry } from '#lib/server/compliance/ledger/read-entry.ts';
import { readLedger, type LedgerFilter } from '#lib/server/compliance/ledger/read-ledger.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: Awaited<ReturnType<typeof foundTestDepartment>>;
let auditor: Context;
const day = (text: string) => Temporal.PlainDate.from(text);
const stranger = randomUUID();

/** An entry for each of these: moment, kind, actor, subject. */
const entry = (at: string, kind: string, actor: string | null, subject: string) =>
	canonical({
		kind,
		at,
		actor,
		subject,
		address: null,
		...(kind === 'exported' && { what: 'x', filters: '', rows: 1, digest: '' })
	});

beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	auditor = { ...department.contexts.auditor, now: Temporal.Instant.from('2026-12-24T12:00:00Z') };
	const { officer, admin } = department.contexts;
	const [o, a] = [officer.actor.personId, admin.actor.personId];
	await inDepartment(database.db, department.departmentId, (trx) =>
		appendEntries(trx, department.departmentId, [
			entry('2026-12-01T12:00:00.000Z', 'signed-in', o, o),
			entry('2026-12-01T12:01:00.000Z', 'password-changed', a, o),
			// It took long: its moment is before that of the entry before it.
			entry('2026-12-01T05:59:59.999Z', 'exported', a, department.departmentId),
			entry('2026-12-02T06:00:00.000Z', 'signed-in', o, o),
			entry('2026-12-02T07:00:00.000Z', 'signed-in', a, a),
			entry('2026-12-03T12:00:00.000Z', 'page-opened', stranger, a)
		])
	);
});

const find = async (filter: LedgerFilter, context = auditor) => {
	const { entries, matching } = await readLedger(context, { before: null, filter });
	expect(matching).toBe(entries.length);
	return entries.map(({ seq }) => seq);
};

const first = async () => (await readLedger(auditor, { before: null })).head!.seq - 5;

describe('finds', () => {
	it('whom it is about and who did it, by name, once each', async () => {
		const n = await first();
		const december = { from: day('2026-12-01') };
		expect(await find({ search: 'ruiz', ...december })).toEqual([n + 3, n + 1, n]);
		expect(await find({ search: 'alejandra RUÍZ', ...december })).toEqual([n + 3, n + 1, n]);
		expect(await find({ search: 'ada mills', ...december })).toEqual([n + 5, n + 4, n + 1]);
		expect(await find({ search: stranger })).toEqual([n + 5]);
		expect(await find({ search: 'nobody at all' })).toEqual([]);
		expect((await readLedger(auditor, { before: null, filter: { search: 'ruiz' } })).people).toEqual({
			...{ names: ['Alejandra Ruiz'], areMore: false }
		});
	});

	it('a kind, and a kind of a person', async () => {
		const n = await first();
		const december = { from: day('2026-12-01') };
		expect(await find({ state: 'signed-in' })).toEqual([n + 4, n + 3, n]);
		expect(await find({ state: 'signed-in', search: 'ruiz' })).toEqual([n + 3, n]);
		expect(await find({ state: 'exported', search: 'ruiz', ...december })).toEqual([]);
	});

	it('local days, whatever order the entries were written in', async () => {
		const n = await first();
		// 30 November ends at 06:00 in Chicago’s winter.
		expect(await find({ from: day('2026-11-30'), to: day('2026-11-30') })).toEqual([n + 2]);
		expect(await find({ from: day('2026-12-01'), to: day('2026-12-01') })).toEqual([n + 1, n]);
		expect(await find({ from: day('2026-12-02'), to: day('2026-12-02') })).toEqual([n + 4, n + 3]);
		expect(await find({ from: day('2026-12-02') })).toEqual([n + 5, n + 4, n + 3]);
		expect(await find({ to: day('2020-01-01') })).toEqual([]);
		expect(await find({ state: 'signed-in', from: day('2026-12-02'), search: 'ruiz' })).toEqual([n + 3]);
	});

	it('pages by key', async () => {
		const n = await first();
		const { entries } = await readLedger(auditor, { before: n + 3, filter: { search: 'ruiz' } });
		expect(entries.slice(0, 2).map(({ seq }) => seq)).toEqual([n + 1, n]);
	});

	it('one entry whole, whose hash follows', async () => {
		const n = await first();
		const { body, hash, previousHash, what, who } = await readEntry(auditor, { seq: n + 1 });
		expect(hash).toBe(hashText(`${previousHash}\n${n + 1}\n${body}`));
		expect({ what, who }).toEqual({ what: 'changed their password', who: 'Ada Mills' });
		await expect(readEntry(auditor, { seq: n + 600 })).rejects.toThrow(NotFound);
		await expect(readEntry({ ...other.contexts.auditor, now: auditor.now }, { seq: n + 1 })).rejects.toThrow(
			NotFound
		);
	});
});

describe('who sees what', () => {
	const inspector = (): Context => ({
		...auditor,
		actor: {
			...auditor.actor,
			roles: ['inspector'],
			inspection: {
				...{ id: randomUUID(), organisation: 'State Standards' },
				...{ from: day('2026-12-01'), to: day('2026-12-01') },
				expiresAt: auditor.now.add({ hours: 1 })
			}
		}
	});

	it('an inspector finds the entries of the period, and no other is there', async () => {
		const n = await first();
		expect(await find({}, inspector())).toEqual([n + 1, n]);
		expect(await find({ from: day('2026-01-01'), to: day('2026-12-24') }, inspector())).toEqual([n + 1, n]);
		expect(await find({ from: day('2026-12-02') }, inspector())).toEqual([]);
		expect((await readEntry(inspector(), { seq: n })).seq).toBe(n);
		await expect(readEntry(inspector(), { seq: n + 2 })).rejects.toThrow(NotFound);
		await expect(readEntry(inspector(), { seq: n + 3 })).rejects.toThrow(NotFound);
	});

	it.each(['officer', 'supervisor', 'trainer'] as const)('it is not for the %s', async (role) => {
		await expect(readLedger(department.contexts[role], { before: null })).rejects.toThrow(Forbidden);
		await expect(readEntry(department.contexts[role], { seq: 1 })).rejects.toThrow(Forbidden);
	});

	it('nobody finds anybody of another department', async () => {
		const strange = { ...other.contexts.auditor, now: auditor.now };
		const { personId } = department.contexts.officer.actor;
		expect(await find({ search: personId }, strange)).toEqual([]);
	});
});

it('goes out as it is shown', async () => {
	const n = await first();
	const filter = { ...NO_FILTER, search: 'ruiz', from: day('2026-12-01') };
	const asked = { name: 'ledger', filter, moment: TODAY, format: 'csv' } as const;
	const file = await exportRegister(auditor, asked);
	if (file.kind === 'refused') throw new Error(file.reason);
	const lines = new TextDecoder().decode(file.bytes).split('\r\n');
	expect(lines.filter((line) => /^\d+,/.test(line)).map((line) => Number(line.split(',')[0]))).toEqual([
		...[n + 3, n + 1, n]
	]);
	expect(lines).toContainEqual(expect.stringMatching(/^Rows,3,/));
	const { entries } = await readLedger(auditor, { before: null });
	expect(entries[0]).toMatchObject({ seq: n + 6, kind: 'exported' });
	expect(entries[0]!.what).toContain('3 rows of ledger');
	expect(entries[0]!.what).not.toMatch(/ruiz/i);
});
