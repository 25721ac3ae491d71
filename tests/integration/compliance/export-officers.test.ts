import { parse } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { csvCell } from '#lib/server/compliance/csv-cell.ts';
import { exportOfficers } from '#lib/server/compliance/export-officers.ts';
import type { OfficerFilter } from '#lib/server/compliance/filter-officers.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
const all: OfficerFilter = {
	requirementId: null,
	unitId: null,
	standing: null,
	search: '',
	sort: 'name',
	descending: false,
	on: null,
	known: null
};

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x'];
const BLANKS = [' =1+1', '\n@x', '\u3000＋1', '\u200B-1', "'=1"];
const AWKWARD = ['semi;colon', 'tab\tbed', "'Abara", 'O"Hara', 'Smith, Jr.', 'two\nlines', 'Ñandú “quoted”'];

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	await adoptTraining(department.contexts.admin);
	for (const [n, familyName] of [...FORMULAS, ...BLANKS, ...AWKWARD].entries())
		await department.person('officer', { familyName, email: `o${n}@${department.mail}` });
});

it('is a file of equal records with a byte order mark, and its head says what it holds', async () => {
	const { name, csv } = await exportOfficers(department.contexts.auditor, all);
	expect(parse(name).ext).toBe('.csv');
	expect(csv.startsWith('\uFEFF')).toBe(true);
	const records = readCsv(csv.slice(1));
	expect(new Set(records.map((record) => record.length))).toEqual(new Set([17]));
	expect(records.slice(0, 6).map((record) => record.slice(0, 2))).toEqual([
		['Report', 'Officers and where they stand'],
		['Department', department.contexts.admin.actor.departmentName],
		['As of', '2026-11-23T02:00:00-06:00[America/Chicago]'],
		['Ledger', expect.stringMatching(/^\d+ entries, head [0-9a-f]{64}$/)],
		['Filters', 'all requirements; all units; every standing; sorted by name'],
		['Rows', '23']
	]);
	expect(records[7]![0]).toBe('officer_name_last');
	expect(records.slice(8)).toHaveLength(23);
});

it('holds no cell that a spreadsheet would run, and gives every name back', async () => {
	const { csv } = await exportOfficers(department.contexts.auditor, all);
	const cells = readCsv(csv.slice(1)).flat();
	for (const cell of cells) expect(cell).not.toMatch(/^([\s\p{C}]*[=+\-@＝＋－＠]|[\t\r\n])/u);
	const names = new Set(cells.map(textOf));
	for (const name of [...FORMULAS, ...BLANKS, ...AWKWARD]) expect(names).toContain(name);
	expect(csv).toContain('"semi;colon"');
	expect(csv).toContain('"tab\tbed"');
});

it('holds exactly the rows on the screen', async () => {
	for (const filter of [
		{ ...all, search: 'two' },
		{ ...all, standing: 'overdue' as const },
		{ ...all, descending: true }
	]) {
		const { csv } = await exportOfficers(department.contexts.auditor, filter);
		const { rows } = await listOfficers(department.contexts.auditor, filter, 1);
		const exported = readCsv(csv.slice(1))
			.slice(8)
			.map((record) => textOf(record[0]!));
		expect(exported).toEqual(rows.map((row) => row.familyName));
	}
});

it('leaves its event, which names no person', async () => {
	const { csv } = await exportOfficers(department.contexts.auditor, { ...all, search: 'Smith' });
	const [event] = await listEvents(database, department, 'exported');
	expect(event).toMatchObject({
		what: 'officers',
		rows: 1,
		digest: hashText(csv),
		subject: department.departmentId
	});
	expect(JSON.stringify(event)).not.toContain('Smith');
});

it.each(['officer', 'supervisor', 'trainer'] as const)('is not for the %s', async (role) => {
	await expect(exportOfficers(department.contexts[role], all)).rejects.toThrow(Forbidden);
});

/** As whoever reads the file gets a name back: one apostrophe less where one was put in. */
const textOf = (cell: string) => (csvCell(cell.slice(1)) === cell ? cell.slice(1) : cell);

/** RFC 4180, strictly: CRLF between records, quotes doubled. */
function readCsv(text: string): string[][] {
	const records: string[][] = [];
	let record: string[] = [];
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
	for (let match = cell.exec(text); match && cell.lastIndex <= text.length; match = cell.exec(text)) {
		record.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
		if (match[3] === ',') continue;
		records.push(record);
		record = [];
		if (cell.lastIndex === text.length) return records;
	}
	throw new Error(`No CSV at ${text.slice(cell.lastIndex, cell.lastIndex + 40)}`);
}
