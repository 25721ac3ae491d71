import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readKeys } from '#lib/server/audit/signing/key-folder.ts';
import { readKeptNotes, type KeptNote } from '#lib/server/audit/tree/kept-notes.ts';
import { makeCheckpoint } from '#lib/server/audit/tree/make-checkpoint.ts';
import { listCheckpoints } from '#lib/server/audit/tree/queries.ts';
import { verifyLedgers } from '#lib/server/certificate/evidence/verify-ledgers.ts';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';

// The ten attacks of trust.md: done as the database's superuser, past every trigger, while no server runs. Whoever does
// them knows the program and makes hashes, stored nodes and stored checkpoints fit as far as that can be done without
// the signing key. What they have not is the copies of checkpoints that left the building.

let database: Database;
let ours: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof ours;
let folder: string;
let notes: KeptNote[];
/** Where the checkpoints lie, and how long the ledger is. */
let sizes: number[];
let length: number;
let turn = 0;

/** The department goes on for a while: entries with evidence behind them. */
async function goOn(department: typeof ours, times: number) {
	for (let i = 0; i < times; i += 1) {
		turn += 1;
		const changed = await changeTelling(
			{ ...department.contexts.admin, now: NOW.add({ minutes: turn }) },
			{ quietFrom: '20:00', quietUntil: '08:00', remindDays: [10 + (turn % 80)], isOn: true }
		);
		expect(changed.kind).toBe('changed');
	}
}

async function sign(department: typeof ours) {
	const { departmentId } = department;
	turn += 60;
	const made = await makeCheckpoint(database.db, { departmentId, now: NOW.add({ minutes: turn }) });
	expect(made.kind).toBe('made');
}

const TABLES = ['ledger_entry', 'ledger_checkpoint', 'ledger_node', 'telling'];

/** Statements as superuser with triggers and foreign keys switched off, `:d` our department, `:o` the other one. */
const past = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements
			.replaceAll(':d', `'${ours.departmentId}'`)
			.replaceAll(':o', `'${other.departmentId}'`)}; commit`
	);

/** All columns that are not made from others. */
const COLUMNS: Record<string, string> = { ledger_entry: 'department_id, seq, previous_hash, hash, body' };
const restore = () =>
	past(
		TABLES.map(
			(table) =>
				`delete from ${table}; insert into ${table} ${COLUMNS[table] ? `(${COLUMNS[table]})` : ''} select ${COLUMNS[table] ?? '*'} from kept_${table}`
		).join('; ')
	);

beforeAll(async () => {
	database = await testDatabase();
	ours = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	await goOn(ours, 15);
	await sign(ours);
	for (const table of TABLES) await past(`create table weekago_${table} as table ${table}`);
	for (const department of [ours, other]) {
		await goOn(department, 10);
		await sign(department);
	}
	await goOn(ours, 10);
	await sign(ours);
	// A copy of each leaves the building.
	folder = mkdtempSync(join(tmpdir(), 'checkpoints-'));
	for (const { departmentId } of [ours, other]) {
		const made = await inDepartment(database.db, departmentId, (trx) => listCheckpoints(trx, departmentId));
		for (const { size, note } of made) writeFileSync(join(folder, `${departmentId}-${size}.txt`), note);
		if (departmentId === ours.departmentId) sizes = made.map(({ size }) => size);
	}
	notes = readKeptNotes(folder);
	await goOn(ours, 5);
	await goOn(other, 5);
	const { rows } = await sql<{ n: number }>`
		select count(*)::int as n from ledger_entry where department_id = ${ours.departmentId}`.execute(database.db);
	length = rows[0]!.n;
	for (const table of TABLES) await past(`create table kept_${table} as table ${table}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const publicKeys = () => readKeys().map(({ publicKey }) => publicKey);
async function verify(kept: KeptNote[] = notes) {
	const told: { intact: boolean; line: string }[] = [];
	for await (const one of verifyLedgers(database.db, [], { notes: kept, publicKeys: publicKeys() }))
		told.push(one);
	return told;
}
const broken = async (kept = notes) =>
	(await verify(kept)).filter(({ intact }) => !intact).map(({ line }) => line.split('BROKEN: ')[1]);

afterEach(async () => {
	await restore();
	expect(await broken()).toEqual([]);
});

it('what was signed and kept is what is there', async () => {
	const told = await verify();
	expect(told.map(({ intact }) => intact)).toEqual([true, true]);
	expect(told[0]?.line).toContain(`${length} entries`);
	expect(told[0]?.line).toContain('unbroken, as in 3 kept checkpoints');
	expect(sizes.length).toBe(3);
	expect(length).toBeGreaterThan(sizes[2]!);
});

/** A ledger from entry `from` on, with every link and hash made anew, as one who knows the program would do it. */
const REHASH = `
	create or replace function pg_temp.rehash(dept uuid, from_seq bigint) returns void language plpgsql as $f$
	declare previous text; entry record; made text;
	begin
		update ledger_entry set previous_hash = 'made anew ' || seq where department_id = dept and seq >= from_seq;
		select hash into previous from ledger_entry where department_id = dept and seq = from_seq - 1;
		if previous is null then previous := encode(sha256(convert_to('firstword ledger ' || dept, 'UTF8')), 'hex'); end if;
		for entry in select seq, body from ledger_entry where department_id = dept and seq >= from_seq order by seq loop
			made := encode(sha256(convert_to(previous || E'\\n' || entry.seq || E'\\n' || entry.body, 'UTF8')), 'hex');
			update ledger_entry set previous_hash = previous, hash = made where department_id = dept and seq = entry.seq;
			previous := made;
		end loop;
	end $f$`;
/** Nothing that is stored and could tell is left. */
const NO_CHECKPOINTS = `delete from ledger_checkpoint where department_id = :d; delete from ledger_node where department_id = :d`;
const SHIFT = 100_000;
/** What is ours becomes the other department's, and the other way round. */
const EXCHANGED = (table: string) =>
	[
		[':d', 'MIDWAY'],
		[':o', ':d'],
		['MIDWAY', ':o']
	]
		.map(([from, to]) => `update ${table} set department_id = ${to} where department_id = ${from}`)
		.join('; ')
		.replaceAll('MIDWAY', `'00000000-0000-4000-8000-0000000000ff'`);

describe('as it is done by who does not make the hashes fit', () => {
	it.each([
		[
			'change a byte',
			`update ledger_entry set body = replace(body, '"telling-set"', '"tellinG-set"') where department_id = :d and seq = 12`,
			/^Entry 12 does not say what it said when it was written: its text or its hash was changed\.$/
		],
		[
			'delete',
			`delete from ledger_entry where department_id = :d and seq = 12`,
			/^Entry 12 is not there; the next one is 13\.$/
		],
		[
			'insert',
			`update ledger_entry set seq = seq + ${SHIFT} where department_id = :d and seq >= 12;
			 update ledger_entry set seq = seq - ${SHIFT} + 1 where department_id = :d and seq >= ${SHIFT};
			 insert into ledger_entry (department_id, seq, previous_hash, hash, body)
				select department_id, 12, repeat('b', 64), repeat('a', 64), body from ledger_entry where department_id = :d and seq = 11`,
			/^Entry 12 does not follow from the entry before it/
		],
		[
			'swap',
			`update ledger_entry set seq = ${SHIFT} where department_id = :d and seq = 12;
			 update ledger_entry set seq = 12 where department_id = :d and seq = 14;
			 update ledger_entry set seq = 14 where department_id = :d and seq = ${SHIFT}`,
			/^Entry 12 does not follow from the entry before it/
		],
		[
			'renumber',
			`update ledger_entry set seq = seq + 1 where department_id = :d and seq >= 12`.replace(
				'set seq = seq + 1 where department_id = :d and seq >= 12',
				`set seq = seq + ${SHIFT} where department_id = :d and seq >= 12; update ledger_entry set seq = seq - ${SHIFT} + 1 where department_id = :d and seq >= ${SHIFT}`
			),
			/^Entry 12 is not there; the next one is 13\.$/
		],
		[
			'change a time',
			`update ledger_entry set body = regexp_replace(body, '"at":"2026', '"at":"2025') where department_id = :d and seq = 12`,
			/^Entry 12 does not say what it said/
		],
		[
			'swap two departments',
			EXCHANGED('ledger_entry'),
			/^Entry 1 does not follow from the entry before it: one of the two was replaced, moved or taken from another ledger\.$/
		]
	])('%s', async (_attack, statements, told) => {
		await past(statements);
		expect((await broken())[0]).toMatch(told);
	});
});

describe('as it is done by who makes everything fit that needs no key', () => {
	const first = () => sizes[0]! + 1;
	/** An entry between the first kept checkpoint and the second. */
	const at = () => sizes[0]! + 4;
	const named = () =>
		new RegExp(
			`^Entries ${first()} to ${sizes[1]} are not those that were signed in the checkpoint over ${sizes[1]} entries \\(kept in \\S+-${sizes[1]}\\.txt\\), though the chain holds: at or after entry ${first()} something was changed, put in, taken out or moved, and everything after it was made to fit\\. The ${sizes[0]} entries before are as they were signed\\.$`
		);
	const rehashed = (statements: string, from = at()) =>
		past(`${statements}; ${REHASH}; select pg_temp.rehash(:d::uuid, ${from}); ${NO_CHECKPOINTS}`);

	it('change a byte', async () => {
		await rehashed(
			`update ledger_entry set body = replace(body, '127.0.0.1', '127.0.0.2') where department_id = :d and seq = ${at()}`
		);
		expect(await broken()).toEqual([expect.stringMatching(named())]);
	});

	it('delete', async () => {
		await rehashed(`delete from telling where department_id = :d and number = (select (body::jsonb ->> 'number')::int from ledger_entry where department_id = :d and seq = ${at()});
			delete from ledger_entry where department_id = :d and seq = ${at()};
			update ledger_entry set seq = seq + ${SHIFT} where department_id = :d and seq > ${at()};
			update ledger_entry set seq = seq - ${SHIFT} - 1 where department_id = :d and seq > ${SHIFT}`);
		expect(await broken()).toEqual([expect.stringMatching(named())]);
	});

	it('insert', async () => {
		await rehashed(`update ledger_entry set seq = seq + ${SHIFT} where department_id = :d and seq >= ${at()};
			update ledger_entry set seq = seq - ${SHIFT} + 1 where department_id = :d and seq > ${SHIFT};
			insert into ledger_entry (department_id, seq, previous_hash, hash, body)
				select department_id, ${at()}, repeat('b', 64), repeat('a', 64), '{"kind":"signed-out","subject":"x","actor":null,"address":null,"at":"2026-11-23T08:00:00.000Z"}'
				from ledger_entry where department_id = :d and seq = ${at()} - 1`);
		expect(await broken()).toEqual([expect.stringMatching(named())]);
	});

	it('swap', async () => {
		await rehashed(`update ledger_entry set seq = ${SHIFT} where department_id = :d and seq = ${at()};
			update ledger_entry set seq = ${at()} where department_id = :d and seq = ${at()} + 2;
			update ledger_entry set seq = ${at()} + 2 where department_id = :d and seq = ${SHIFT}`);
		expect(await broken()).toEqual([expect.stringMatching(named())]);
	});

	it('renumber', async () => {
		// The entries from there on are given the numbers before: the first of them is thereby written over.
		await rehashed(
			`delete from ledger_entry where department_id = :d and seq = 1;
			update ledger_entry set seq = seq + ${SHIFT} where department_id = :d;
			update ledger_entry set seq = seq - ${SHIFT} - 1 where department_id = :d`,
			1
		);
		expect((await broken())[0]).toMatch(
			new RegExp(
				`^Entries 1 to ${sizes[0]} are not those that were signed in the checkpoint over ${sizes[0]} entries`
			)
		);
	});

	it('change a time', async () => {
		await rehashed(
			`update ledger_entry set body = regexp_replace(body, '"at":"2026', '"at":"2025') where department_id = :d and seq = ${at()}`
		);
		expect(await broken()).toEqual([expect.stringMatching(named())]);
	});

	it('cut the tail', async () => {
		const end = sizes[1]! + 2;
		await past(
			`delete from telling t where department_id = :d and not exists (select from ledger_entry e where e.department_id = :d and e.seq <= ${end} and e.kind = 'telling-set' and e.body::jsonb ->> 'number' = t.number::text);
			delete from ledger_entry where department_id = :d and seq > ${end}; ${NO_CHECKPOINTS}`
		);
		expect(await broken()).toEqual([
			`The ledger ends with entry ${end}, but it had ${sizes[2]} entries when the checkpoint over them was signed (kept in ${ours.departmentId}-${sizes[2]}.txt): the end was cut off, or an older copy was put back. The first missing entry is ${end + 1}.`
		]);
	});

	it('rewrite from row k, with correct hashes, nodes and checkpoints of a key of one’s own', async () => {
		await rehashed(
			`update ledger_entry set body = replace(body, '"actor":"', '"actor":"0') where department_id = :d and seq >= ${at()}`
		);
		expect(await broken()).toEqual([expect.stringMatching(named())]);
	});

	it('restore last week’s copy', async () => {
		await past(
			TABLES.map(
				(table) =>
					`delete from ${table}; insert into ${table} ${COLUMNS[table] ? `(${COLUMNS[table]})` : ''} select ${COLUMNS[table] ?? '*'} from weekago_${table}`
			).join('; ')
		);
		const [name] = await broken();
		expect(name).toMatch(
			new RegExp(
				`^The ledger ends with entry ${sizes[0]}, but it had ${sizes[2]} entries when .* The first missing entry is ${first()}\\.$`
			)
		);
		// The copy holds in itself: without what was kept nobody could tell.
		expect(await broken([])).toEqual([]);
	});

	it('restore last week’s copy and go on from there', async () => {
		await past(
			TABLES.map(
				(table) =>
					`delete from ${table}; insert into ${table} ${COLUMNS[table] ? `(${COLUMNS[table]})` : ''} select ${COLUMNS[table] ?? '*'} from weekago_${table}`
			).join('; ')
		);
		await goOn(ours, 40);
		expect((await broken())[0]).toMatch(named());
	});

	it('swap two departments', async () => {
		await past(`${EXCHANGED('ledger_entry')}; ${EXCHANGED('telling')};
			delete from ledger_checkpoint; delete from ledger_node;
			${REHASH}; select pg_temp.rehash(:d::uuid, 1), pg_temp.rehash(:o::uuid, 1)`);
		const told = await broken();
		expect(told).toHaveLength(2);
		expect(told[0]).toMatch(/^(Entries 1 to \d+ are not those that were signed|Entry 1 )/);
	});
});

describe('what is stored of checkpoints and nodes', () => {
	it.each([
		[
			'a root',
			`update ledger_checkpoint set root = repeat('0', 64) where department_id = :d`,
			/^The stored checkpoint over \d+ entries is not what a key of this installation signed for this department/
		],
		[
			'a note',
			`update ledger_checkpoint set note = replace(note, E'\\n\\n', E'\\nmore\\n\\n') where department_id = :d`,
			/^The stored checkpoint over \d+ entries is not what a key/
		],
		[
			'one of the other department',
			`delete from ledger_checkpoint where department_id = :d;
			 update ledger_checkpoint set department_id = :d`,
			/^The stored checkpoint over \d+ entries is not what a key/
		],
		[
			'a node that nothing makes',
			`insert into ledger_node values (:d, 1, 0, repeat('0', 64))`,
			/^The stored node of the tree over entries 1 to 256 is missing, or is not the one that these entries make/
		]
	])('is held against the ledger: %s', async (_what, statements, told) => {
		await past(statements);
		expect((await broken())[0]).toMatch(told);
	});
});

describe('what was kept', () => {
	it('is no proof when it was changed', async () => {
		const changed = { note: notes[0]!.note.replace(/\n\d+\n/, '\n7\n'), where: 'kept in forged.txt' };
		expect(await broken([changed])).toEqual([
			expect.stringMatching(
				/^The note over 7 entries of department \S+ \(kept in forged\.txt\) is not signed by a key of this installation/
			)
		]);
	});

	it('tells of a department that is not there any more', async () => {
		await past(`update department set id = gen_random_uuid() where id = :o`);
		expect(await broken()).toContain(
			`The department ${other.departmentId}, whose head was kept, is not there any more.`
		);
		await past(`update department set id = :o where id not in (:d)`);
	});

	it('is read from a mail and from a list of lines as well', () => {
		const [{ note }] = notes as [KeptNote];
		writeFileSync(join(folder, 'mail.eml'), `Dear Sir,\r\n\r\n${note.replaceAll('\n', '\r\n')}\r\nKeep it.`);
		writeFileSync(
			join(folder, 'all.ndjson'),
			`${JSON.stringify({ size: 1, note })}\n${JSON.stringify({ note })}\n`
		);
		expect(readKeptNotes(join(folder, 'mail.eml'))).toEqual([{ note, where: 'kept in mail.eml' }]);
		expect(readKeptNotes(join(folder, 'all.ndjson')).map((one) => one.note)).toEqual([note, note]);
		writeFileSync(join(folder, 'none.txt'), 'nothing');
		expect(() => readKeptNotes(join(folder, 'none.txt'))).toThrow('There is no checkpoint in');
		expect(() => readKeptNotes(join(folder, 'absent'))).toThrow('cannot be read');
	});
});
