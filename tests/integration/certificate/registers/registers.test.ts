import { createHash, randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	NO_FILTER,
	REGISTER_NAMES,
	type RegisterFilter
} from '#lib/domain/compliance/registers/register-filter.ts';
import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { exportRegister } from '#lib/server/certificate/registers/export-register.ts';
import { openRegister } from '#lib/server/certificate/registers/open-register.ts';
import { listRegister } from '#lib/server/certificate/registers/list-register.ts';
import { REGISTERS, type ListName } from '#lib/server/certificate/registers/registers.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { plainCell } from '#lib/server/compliance/csv-cell.ts';
import { exportOfficers } from '#lib/server/compliance/export-officers.ts';
import { listOfficers } from '#lib/server/compliance/list-officers.ts';
import type { Context } from '#lib/server/context.ts';
import type { Cursor } from '#lib/domain/compliance/registers/cursor.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { completeTraining } from '#tests/integration/complete-for-tests.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { listEvents } from '#tests/integration/events-for-tests.ts';
import { enterTestOutside, outsideDraft } from '#tests/integration/outside-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';
import {
	addTestWorkshop,
	atTime,
	attend,
	closeSession,
	scheduleTestSession
} from '#tests/integration/sessions-for-tests.ts';
import { inviteToSession } from '#lib/server/compliance/sessions/invite-to-session.ts';
import { adoptTraining, publishTraining } from '#tests/integration/training-for-tests.ts';

type Department = Awaited<ReturnType<typeof foundTestDepartment>>;
const day = (text: string) => Temporal.PlainDate.from(text);

let database: Database;
let department: Department;
let other: Department;
let requirementId: string;
let now: Context;

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	requirementId = await fill(department);
	await fill(other);
	now = atTime(department.contexts.auditor, '11:00');
});

/** Something in every register: three officers of nights, one of days. */
async function fill({ contexts, person, units, mail }: Department) {
	const adopted = await adoptTraining(contexts.admin);
	const people = [contexts.officer];
	for (const [familyName, unitId] of [
		['Ñandú', units.nights],
		['=1+1', units.nights],
		['Zielinski', units.days]
	] as const)
		people.push(await person('officer', { familyName, unitId, email: `${people.length}@${mail}` }));
	const certificates: string[] = [];
	for (const officer of people) certificates.push(await completeTraining(officer, adopted));
	await revokeCertificate(contexts.admin, { certificateId: certificates[3]!, reason: '=HYPERLINK("x")' });
	const outsideId = await enterTestOutside(people[1]!);
	await decideOutside(contexts.admin, { outsideId, accepted: true, reason: 'It teaches the same.' });
	await enterTestOutside(people[3]!, {
		draft: outsideDraft({ title: '@SUM(A1) one', minutes: 45, topics: [] })
	});
	const personId = people[2]!.actor.personId;
	await grantWaiver(contexts.admin, {
		...{ personId, requirementId: adopted, reason: 'Detached.' },
		days: { fromOn: day('2026-11-01'), untilOn: day('2026-12-31') }
	});
	const leave = await recordLeave(contexts.admin, {
		...{ personId: people[3]!.actor.personId, reason: 'Private word' },
		leave: { kind: 'medical', fromOn: day('2026-11-20'), untilOn: null }
	});
	if (leave.kind === 'refused') throw new Error(leave.reason);
	await correctRecord(contexts.admin, {
		...{ id: leave.leaveId, kind: 'leave', reason: 'Private word too', personId: people[3]!.actor.personId },
		replacement: { kind: 'medical', fromOn: day('2026-11-21'), untilOn: null, reason: 'Private word' }
	} as Parameters<typeof correctRecord>[1]);
	const workshopId = await addTestWorkshop(contexts.trainer);
	const session = await scheduleTestSession(contexts.trainer, workshopId);
	await inviteToSession(contexts.trainer, {
		sessionId: session.sessionId,
		personIds: people.slice(0, 2).map(({ actor }) => actor.personId)
	} as never);
	await attend(people[0]!, session);
	await closeSession(contexts.trainer, session.sessionId);
	return adopted;
}

const ask = (name: ListName, filter: Partial<RegisterFilter> = {}) => ({
	...{ name, moment: TODAY, filter: { ...NO_FILTER, ...filter } }
});

const list = (context: Context, name: ListName, filter: Partial<RegisterFilter> = {}) =>
	listRegister(context, { ...ask(name, filter), after: null, before: null });

async function fileOf(
	context: Context,
	format: 'csv' | 'xlsx',
	name: ListName,
	filter: Partial<RegisterFilter> = {}
) {
	const file = await exportRegister(context, { ...ask(name, filter), format });
	if (file.kind === 'refused') throw new Error(file.reason);
	return file;
}

/** The records of a CSV file: what stands above the rows, their heading, the rows, and what stands below. */
function readCsv(bytes: Uint8Array) {
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	expect(text.startsWith('\uFEFF')).toBe(true);
	const { data } = Papa.parse<string[]>(text.slice(1), { newline: '\r\n', skipEmptyLines: false });
	const records = data.slice(0, -1);
	expect(new Set(records.map(({ length }) => length)).size).toBe(1);
	const blank = records.findIndex((record) => record.every((cell) => cell === ''));
	const end = records.findLastIndex((record) => record.every((cell) => cell === ''));
	return {
		head: Object.fromEntries(records.slice(0, blank).map(([term, value]) => [term, value])),
		names: records[blank + 1]!,
		rows: records.slice(blank + 2, end),
		tail: Object.fromEntries(records.slice(end + 1).map(([term, value]) => [term, value])),
		body: text.slice(text.indexOf(records[blank + 1]!.join(','))).split(/\r\n,+\r\n/)[0]!
	};
}

/** The cells of a sheet by row, as a spreadsheet would read them, and the formulas in it. */
function readXlsx(bytes: Uint8Array, sheet: number) {
	const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${sheet}.xml`]!);
	const unescape = (text: string) =>
		text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
	const rows = [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, cells]) =>
		Object.fromEntries(
			[
				...cells!.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs)
			].map(([, column, text, value]) => [column!, text === undefined ? Number(value) : unescape(text)])
		)
	);
	return { rows, formulas: /<f[ >]/.test(xml) };
}

const EXPECTED: Record<Exclude<ListName, 'ledger'>, number> = {
	...{ certificates: 4, completions: 4, outside: 2, sessions: 1, corrections: 1 },
	// One waived, one on leave; all officers joined more than a year before.
	...{ exceptions: 2, officers: 4 }
};

const HOURS = ['hours', 'hours_approved', 'hours_credited'];

describe.each([...REGISTER_NAMES, 'officers'] as const)('%s', (name) => {
	it('is on the screen, in the CSV file and in the sheet the same', async () => {
		const { total, rows } = await list(now, name);
		expect(total).toBe(EXPECTED[name]);
		expect(rows).toHaveLength(total);
		const csv = readCsv((await fileOf(now, 'csv', name)).bytes);
		expect(csv.head['Rows']).toBe(String(total));
		expect(csv.rows).toHaveLength(total);
		const { bytes } = await fileOf(now, 'xlsx', name);
		const sheet = readXlsx(bytes, 1);
		expect(sheet.formulas).toBe(false);
		expect(sheet.rows).toHaveLength(total + 1);
		expect(Object.values(sheet.rows[0]!)).toEqual(csv.names);
		const about = Object.fromEntries(readXlsx(bytes, 2).rows.map(({ A, B }) => [A, B]));
		expect(about['Rows']).toBe(total);
		expect(about['Filters']).toBe(csv.head['Filters']);
		const [term, digest] = Object.entries(csv.tail)[0]!;
		expect(about[term]).toBe(digest);
		expect(createHash('sha256').update(`${csv.body}\r\n`).digest('hex')).toBe(digest);
	});

	it('adds up to the same hours', async () => {
		const csv = readCsv((await fileOf(now, 'csv', name)).bytes);
		const index = csv.names.findIndex((column) => HOURS.includes(column));
		expect(index >= 0).toBe(!['corrections', 'exceptions'].includes(name));
		if (index < 0) return;
		const sum = csv.rows.reduce((total, row) => total + Number(row[index]), 0);
		const { rows } = readXlsx((await fileOf(now, 'xlsx', name)).bytes, 1);
		const letter = Object.keys(rows[0]!)[index]!;
		expect(rows.slice(1).reduce((total, row) => total + Number(row[letter] ?? 0), 0)).toBe(sum);
		if (name !== 'officers') expect(sum).toBeGreaterThan(0);
	});

	it('leaves its event, and is for nobody who may not export', async () => {
		const file = await fileOf(now, 'xlsx', name, { search: 'nandu' });
		const [event] = await listEvents(database, department, 'exported');
		expect(event).toMatchObject({ what: name, subject: department.departmentId });
		expect((event as unknown as { digest: string }).digest).toBe(
			createHash('sha256').update(file.bytes).digest('hex')
		);
		expect(JSON.stringify(event)).not.toMatch(/nandu/i);
		for (const role of ['officer', 'supervisor', 'trainer'] as const)
			await expect(fileOf(department.contexts[role], 'csv', name)).rejects.toThrow(Forbidden);
		for (const role of ['officer', 'trainer'] as const)
			await expect(list(department.contexts[role], name)).rejects.toThrow(Forbidden);
	});
});

describe('what a filter lets through', () => {
	it.each<[ListName, Partial<RegisterFilter>, number]>([
		['certificates', { state: 'valid' }, 3],
		['certificates', { state: 'revoked' }, 1],
		['certificates', { state: 'superseded' }, 0],
		['certificates', { search: 'nandu' }, 1],
		['certificates', { search: 'ÑANDÚ sam' }, 1],
		['completions', { state: 'counts' }, 3],
		['completions', { module: 'TM-1' }, 4],
		['completions', { module: 'TM-2' }, 0],
		['completions', { from: day('2026-11-24') }, 0],
		['completions', { to: day('2026-11-22') }, 0],
		['completions', { from: day('2026-11-23'), to: day('2026-11-23') }, 4],
		['outside', { state: 'accepted' }, 1],
		['outside', { state: 'waiting' }, 1],
		['sessions', { state: 'held' }, 1],
		['sessions', { search: 'ortiz' }, 1],
		['corrections', { state: 'leave' }, 1],
		['corrections', { state: 'waiver' }, 0],
		['exceptions', { state: 'waived' }, 1],
		['exceptions', { state: 'on-leave' }, 1],
		['exceptions', { from: day('2025-03-01'), state: 'new-hire' }, 4]
	])('%s, %o: %i', async (name, filter, expected) => {
		expect((await list(now, name, filter)).total).toBe(expected);
	});

	it('is one unit, and one number', async () => {
		const { nights, days } = department.units;
		for (const name of ['certificates', 'completions', 'officers'] as const) {
			expect((await list(now, name, { unitId: nights })).total).toBe(3);
			expect((await list(now, name, { unitId: days })).total).toBe(1);
		}
		const { rows } = await list(now, 'certificates');
		const { number } = rows[2] as unknown as { number: string };
		expect((await list(now, 'certificates', { search: number })).rows).toEqual([rows[2]]);
		expect((await list(now, 'completions', { requirementId })).total).toBe(4);
		expect((await list(now, 'completions', { requirementId: nights })).total).toBe(0);
	});

	it('is in words in the file, and a name that was searched for is not in the ledger', async () => {
		const { filters } = await list(now, 'outside', { state: 'waiting', search: 'zielinski' });
		expect(filters).toBe('state: to be decided; containing “zielinski”; sorted by completed, last first');
		await fileOf(now, 'csv', 'outside', { search: 'zielinski' });
		const [event] = await listEvents(database, department, 'exported');
		expect(event).toMatchObject({ filters: expect.stringContaining('containing “…”') as string, rows: 1 });
	});
});

it('pages by key: every row once, in the order of the whole, forwards and backwards', async () => {
	for (const name of REGISTER_NAMES)
		for (const sort of [
			null,
			...REGISTERS[name].columns.filter(({ sorts }) => sorts).map(({ name }) => name)
		])
			for (const descending of [false, true]) {
				const input = ask(name, { sort, descending });
				await readInDepartment(database.db, department.departmentId, async (trx) => {
					const { register, asked } = await openRegister(trx, now, input);
					const page = (place: { after: Cursor | null; before: Cursor | null }) =>
						register.list(trx, now, asked, { ...place, size: 1 });
					const whole = await register.list(trx, now, asked, { after: null, before: null, size: 100 });
					const ids = whole.map(({ id, sortKey }) => `${sortKey} ${id}`);
					expect(new Set(ids).size).toBe(ids.length);
					const walk = async (way: 'after' | 'before', from: Cursor | null) => {
						const found: string[] = [];
						for (let place = from; ;) {
							const [row] = await page({ after: null, before: null, [way]: place });
							if (!row) return found;
							found.push(`${row.sortKey} ${row.id}`);
							place = { key: row.sortKey, id: row.id };
						}
					};
					expect(await walk('after', null)).toEqual(ids);
					const last = whole.at(-1)!;
					const back = await walk('before', { key: last.sortKey, id: last.id });
					expect(back).toEqual(ids.slice(0, -1).reverse());
				});
			}
});

it('holds no cell that a spreadsheet would run', async () => {
	for (const name of [...REGISTER_NAMES, 'officers'] as ListName[]) {
		const { rows } = readCsv((await fileOf(now, 'csv', name)).bytes);
		for (const cell of rows.flat()) expect(cell).not.toMatch(/^([\s\p{C}]*[=+\-@＝＋－＠]|[\t\r\n])/u);
	}
	const sheet = readXlsx((await fileOf(now, 'xlsx', 'completions', { search: '=1+1' })).bytes, 1);
	expect(Object.values(sheet.rows[1]!)).toContain('=1+1');
});

describe('as of a moment', () => {
	const before = { on: day('2026-11-22'), known: null };

	it.each<[ListName, number]>([
		['certificates', 0],
		['completions', 0],
		['outside', 0],
		['sessions', 0],
		['corrections', 0],
		['exceptions', 0]
	])('%s: what was recorded later is not known (%i)', async (name, expected) => {
		const { total } = await listRegister(now, { ...ask(name), moment: before, after: null, before: null });
		expect(total).toBe(expected);
	});

	it('a past day with what is known now has what happened by then', async () => {
		const moment = { on: day('2026-11-22'), known: 'now' } as const;
		const totalOf = async (name: ListName) =>
			(await listRegister(now, { ...ask(name), moment, after: null, before: null })).total;
		expect(await totalOf('outside')).toBe(2);
		expect(await totalOf('completions')).toBe(0);
		// The waiver, and the leave as it was corrected.
		expect(await totalOf('exceptions')).toBe(2);
		const file = await exportRegister(now, { ...ask('outside'), moment, format: 'csv' });
		expect(readCsv((file as { bytes: Uint8Array }).bytes).head['As of']).toMatch(
			/^2026-11-22, by what was known at 2026-11-23T11:00:00/
		);
	});
});

describe('who sees what', () => {
	it('a supervisor sees the own unit, and no private reason', async () => {
		const supervisor = atTime(department.contexts.supervisor, '11:00');
		for (const name of ['certificates', 'completions'] as const)
			expect((await list(supervisor, name)).total).toBe(3);
		expect((await list(supervisor, 'outside')).total).toBe(1);
		expect((await list(supervisor, 'corrections')).total).toBe(0);
		const { choices, filters } = await list(supervisor, 'exceptions');
		expect(choices.units.map(({ id }) => id)).toEqual([department.units.nights]);
		expect(filters).toContain('the own unit');
		const elsewhere = { ...supervisor, actor: { ...supervisor.actor, unitId: department.units.days } };
		for (const name of ['corrections', 'exceptions'] as const) {
			const { total, rows } = await list(elsewhere, name);
			expect(total).toBe(1);
			expect(JSON.stringify(rows)).not.toContain('Private word');
			expect(JSON.stringify((await list(now, name)).rows)).toContain('Private word');
		}
	});

	it('an inspector sees the period', async () => {
		const inspectorOf = (from: string, to: string): Context => ({
			...now,
			actor: {
				...now.actor,
				roles: ['inspector'],
				inspection: {
					...{ id: randomUUID(), organisation: 'State Standards' },
					...{ from: day(from), to: day(to), expiresAt: now.now.add({ hours: 1 }) }
				}
			}
		});
		const within = inspectorOf('2026-11-23', '2026-11-23');
		expect((await list(within, 'completions')).total).toBe(4);
		expect((await list(within, 'outside')).total).toBe(0);
		const earlier = inspectorOf('2026-10-01', '2026-11-10');
		for (const name of REGISTER_NAMES) {
			const { total, asked } = await list(earlier, name, { from: day('2020-01-01'), to: day('2030-01-01') });
			expect(total).toBe(0);
			expect(asked.on.toString()).toBe('2026-11-10');
		}
		// A span outside of the period has no days.
		expect((await list(within, 'completions', { to: day('2026-11-01') })).total).toBe(0);
		expect(JSON.stringify((await list(within, 'corrections')).rows)).not.toContain('Private word');
	});

	it('nobody sees another department', async () => {
		for (const name of REGISTER_NAMES) {
			const mine = new Set((await list(now, name)).rows.map(({ id }) => id));
			const theirs = await list(atTime(other.contexts.auditor, '11:00'), name);
			expect(theirs.total).toBe(EXPECTED[name]);
			expect(theirs.rows.some(({ id }) => mine.has(id))).toBe(false);
		}
	});
});

it('the ledger and the file stand or fall together', async () => {
	const count = async () => (await listEvents(database, department, 'exported')).length;
	const before = await count();
	const broken = { ...now, address: Symbol('no text') as unknown as string };
	await expect(fileOf(broken, 'csv', 'completions')).rejects.toThrow();
	expect(await count()).toBe(before);
});

it('officers: the page, its own CSV file and the sheet have the same rows in the same order', async () => {
	for (const [standing, sort] of [
		[null, 'name'],
		['waived', 'due'],
		['current', 'badge']
	] as const) {
		const filter = { ...NO_FILTER, sort };
		const own = {
			requirementId: null,
			unitId: null,
			search: '',
			descending: false,
			standing,
			sort,
			...TODAY
		};
		const { total, rows } = await listOfficers(now, own, 1);
		const { csv } = await exportOfficers(now, own);
		const sheet = readXlsx((await fileOf(now, 'xlsx', 'officers', { ...filter, state: standing })).bytes, 1);
		const names = rows.map(({ familyName }) => familyName);
		expect(sheet.rows.slice(1).map(({ A }) => A)).toEqual(names);
		expect(csv).toContain(`Rows,${total}`);
		const { data } = Papa.parse<string[]>(csv.slice(1), { newline: '\r\n' });
		const heading = data.findIndex(([first]) => first === 'officer_name_last');
		const exported = data.slice(heading + 1).filter((record) => record.length > 1);
		expect(exported.map(([name]) => plainCell(name!))).toEqual(names);
	}
});
