import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { NO_FILTER } from '#lib/domain/compliance/registers/register-filter.ts';
import { fetchPrepared } from '#lib/server/certificate/prepared/fetch-prepared.ts';
import { makeFiles } from '#lib/server/certificate/prepared/make-files.ts';
import { prepareFile } from '#lib/server/certificate/prepared/prepare-file.ts';
import { readPrepared } from '#lib/server/certificate/prepared/read-prepared.ts';
import { exportRegister, MOST_AT_ONCE } from '#lib/server/certificate/registers/export-register.ts';
import { requestOf } from '#lib/server/certificate/registers/prepared-register.ts';
import { MOST_SHEET_ROWS, writeXlsx } from '#lib/server/compliance/registers/files/write-xlsx.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { listEvents } from '#tests/integration/events-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstword-long-'));
const ENTRIES = MOST_AT_ONCE + 5_500;
let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let auditor: Context;
const day = Temporal.PlainDate.from('2026-12-01');
/** More than two pieces of the reading. */
const filter = { ...NO_FILTER, search: 'ruiz', state: 'page-opened', from: day };

beforeAll(async () => {
	process.env['FIRSTWORD_DATA'] = folder;
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	auditor = { ...department.contexts.auditor, now: Temporal.Instant.from('2026-12-24T12:00:00Z') };
	const { personId } = department.contexts.officer.actor;
	await sql`
		select append_ledger(${department.departmentId}::uuid, array_agg(json_build_object(
			'actor', ${personId}::text, 'address', null, 'at', '2026-12-01T12:00:00.000Z', 'kind', 'page-opened',
			'path', '=' || n, 'route', 'x', 'subject', ${personId}::text)::text order by n))
		from generate_series(1, ${ENTRIES}) n`.execute(database.db);
});
afterAll(() => {
	delete process.env['FIRSTWORD_DATA'];
	rmSync(folder, { recursive: true });
});

it('is not sent at once, and leaves no event', async () => {
	const asked = { name: 'ledger', filter, moment: TODAY, format: 'csv' } as const;
	expect(await exportRegister(auditor, asked)).toEqual({ kind: 'refused', reason: 'too-long' });
	expect(await listEvents(database, department, 'exported')).toEqual([]);
});

it('is prepared in both formats with all of its rows, and its event says so', async () => {
	const made = new Map<string, Uint8Array>();
	for (const format of ['csv', 'xlsx'] as const) {
		const request = requestOf({ filter, moment: TODAY, format });
		const asked = await prepareFile(auditor, { kind: 'ledger', request });
		if (asked.kind === 'refused') throw new Error(asked.reason);
		expect(await prepareFile(auditor, { kind: 'ledger', request })).toEqual(asked);
		await makeFiles(database.db, {
			...{ departmentId: department.departmentId, clock: () => auditor.now }
		});
		const file = await readPrepared(auditor, asked.id);
		expect(file).toMatchObject({ state: 'ready', done: ENTRIES, total: ENTRIES, title: 'Ledger' });
		const fetched = await fetchPrepared(auditor, asked.id);
		if (fetched.kind === 'refused') throw new Error(fetched.reason);
		expect(fetched.name).toBe(`ledger-2026-12-24.${format}`);
		made.set(format, await buffer(fetched.open()));
		const [event] = await listEvents(database, department, 'exported');
		expect(event).toMatchObject({ what: 'ledger', rows: ENTRIES });
		expect(JSON.stringify(event)).not.toMatch(/ruiz/i);
	}
	const lines = new TextDecoder().decode(made.get('csv')).split('\r\n');
	const rows = lines.filter((line) => /^\d+,/.test(line));
	expect(new Set(rows).size).toBe(ENTRIES);
	const numbers = rows.map((line) => Number(line.split(',')[0]));
	expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
	const parts = unzipSync(made.get('xlsx')!);
	const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
	expect(sheet.match(/<row /g)).toHaveLength(ENTRIES + 1);
	const [digest] = /[0-9a-f]{64}(?=,*\r\n$)/.exec(lines.slice(-2).join('\r\n'))!;
	expect(strFromU8(parts['xl/worksheets/sheet2.xml']!)).toContain(digest);
});

it('is never cut to what a sheet holds', async () => {
	async function* pages() {
		for (let rows = 0; rows <= MOST_SHEET_ROWS; rows += 262_144) yield Array<number>(262_144).fill(1);
	}
	const file = { title: 'Long', timeZone: 'UTC', head: [], notes: () => [], pages: pages() };
	const written = writeXlsx(
		{ ...file, columns: [{ name: 'n', value: () => null }] },
		{ write: async () => {} }
	);
	await expect(written).rejects.toThrow('A sheet does not hold so many rows.');
});
