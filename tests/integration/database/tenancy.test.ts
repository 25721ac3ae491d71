import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	findSources,
	insertOwnRelease,
	insertRelease,
	insertVersion,
	listCurrentReleases
} from '#lib/server/content/queries.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import type { Database } from '#lib/server/database/database.ts';
import { byKey, inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';

/** Tables that belong to no department and name nobody. */
const SHARED = ['migration', 'sign_in_limit'];

/** Tables with rows that are everybody's (`department_id` is null) and rows of one department. Their keys are their own. */
const MIXED = ['content_release', 'content_version'];

let database: Database;
let mine: Awaited<ReturnType<typeof foundTestDepartment>>;
let theirs: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
	mine = await foundTestDepartment(database.db);
	theirs = await foundTestDepartment(database.db);
});

const rows = async <Row>(db: Database['db'], query: string) => (await sql.raw<Row>(query).execute(db)).rows;

interface Table {
	name: string;
	secured: boolean;
	forced: boolean;
	key: string;
	columns: string[];
}
const tables = () =>
	rows<Table>(
		database.db,
		`select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
			coalesce((select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'), '') as key,
			(select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
		from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`
	);

describe('every table of a department', () => {
	it('has row-level security enabled and forced, and the department first in its key', async () => {
		const all = await tables();
		expect(all.length).toBeGreaterThan(20);
		for (const { name, secured, forced, key, columns } of all.filter(({ name }) => !SHARED.includes(name))) {
			expect([name, secured, forced]).toEqual([name, true, true]);
			if (name === 'department') continue;
			expect([name, columns.includes('department_id')]).toEqual([name, true]);
			if (MIXED.includes(name)) continue;
			expect([name, key]).toEqual([name, expect.stringMatching(/^PRIMARY KEY \(department_id, /)]);
		}
	});

	it('refers to others of its kind by department and id, never across', async () => {
		const foreign = await rows<{ name: string; definition: string; target: string }>(
			database.db,
			`select conname as name, pg_get_constraintdef(oid) as definition, confrelid::regclass::text as target
			from pg_constraint where contype = 'f'`
		);
		for (const { name, definition, target } of foreign)
			if (target !== 'department' && !MIXED.includes(target))
				expect([name, definition]).toEqual([name, expect.stringMatching(/FOREIGN KEY \(department_id, /)]);
	});
});

describe('content of departments beside what is everybody’s', () => {
	const rowOf = (hash: string, code: string, departmentId?: string) => ({
		...{ hash, code, kind: 'scenario', title: 'T', sources: {}, document: {}, documentDigest: 'd' },
		...{ publishedAt: NOW, ...(departmentId && { departmentId }) }
	});
	const releaseOf = (hash: string, code: string, department = mine) => ({
		...{ departmentId: department.departmentId, code, hash, releasedAt: NOW, recordedAt: NOW, note: '' },
		...{ releasedBy: department.contexts.trainer.actor.personId, effect: 'none' as const, retired: false },
		reviewId: null
	});
	const mineIn = <T>(work: (trx: Tx) => Promise<T>) => inDepartment(database.db, mine.departmentId, work);
	const theirsIn = <T>(work: (trx: Tx) => Promise<T>) => inDepartment(database.db, theirs.departmentId, work);
	let releaseId: number;
	beforeAll(async () => {
		await insertVersion(database.db, rowOf('shared', 'SC-1'));
		await insertRelease(database.db, 'SC-1', 'shared', NOW);
		await mineIn(async (trx) => {
			await insertVersion(trx, rowOf('mine', 'LS-1', mine.departmentId));
			releaseId = await insertOwnRelease(trx, releaseOf('mine', 'LS-1'));
		});
		await theirsIn((trx) => insertVersion(trx, rowOf('theirs', 'LS-2', theirs.departmentId)));
	});

	it.each(MIXED)(
		'%s shows each department its own rows and the shared ones, and nobody else’s',
		async (table) => {
			const seen = (trx: Tx) =>
				rows<{ hash: string }>(trx, `select hash from ${table}`).then((all) =>
					all.map(({ hash }) => hash).sort()
				);
			const [own, others] = table === 'content_version' ? ['mine', 'theirs'] : ['mine', null];
			expect(await mineIn(seen)).toEqual([own, 'shared']);
			expect(await theirsIn(seen)).toEqual(['shared', ...(others ? [others] : [])]);
			expect(await byKey(database.db, '', seen)).toEqual(['shared']);
		}
	);

	it('is found by no use of its hash or code in another department', async () => {
		await mineIn((trx) => readVersion(trx, 'mine'));
		await expect(theirsIn((trx) => readVersion(trx, 'mine'))).rejects.toThrow(NotFound);
		await expect(theirsIn((trx) => readCurrentHash(trx, 'LS-1', NOW))).rejects.toThrow(NotFound);
		expect(await theirsIn((trx) => findSources(trx, 'mine'))).toBeUndefined();
		const codes = (await theirsIn((trx) => listCurrentReleases(trx, NOW))).map(({ code }) => code);
		expect(codes).toEqual(['SC-1']);
	});

	it('is written by its own department alone, and shared content by none', async () => {
		const refused = /row-level security/;
		await expect(
			theirsIn((trx) => insertVersion(trx, rowOf('planted', 'LS-9', mine.departmentId)))
		).rejects.toThrow(refused);
		await expect(theirsIn((trx) => insertVersion(trx, rowOf('planted', 'SC-9')))).rejects.toThrow(refused);
		await expect(theirsIn((trx) => insertRelease(trx, 'SC-1', 'shared', NOW))).rejects.toThrow(refused);
		await expect(theirsIn((trx) => insertOwnRelease(trx, releaseOf('mine', 'LS-1')))).rejects.toThrow(
			/row-level security|is not there/
		);
	});

	it('is not made current by another department, nor under another code', async () => {
		for (const [hash, code] of [
			['mine', 'LS-1'],
			['mine', 'LS-2'],
			['theirs', 'LS-3']
		] as const)
			await expect(theirsIn((trx) => insertOwnRelease(trx, releaseOf(hash, code, theirs)))).rejects.toThrow(
				/is not there for this department/
			);
		await expect(
			theirsIn((trx) => insertOwnRelease(trx, releaseOf('shared', 'SC-1', theirs)))
		).rejects.toThrow(/content_release_code_tells_whose|is not there/);
	});

	it('never carries a code that is not its own', async () => {
		const insert = (hash: string, code: string, departmentId?: string) =>
			insertVersion(database.db, rowOf(hash, code, departmentId));
		await expect(insert('x', 'SC-2', mine.departmentId)).rejects.toThrow(/code_tells_whose/);
		await expect(insert('x', 'LS-2')).rejects.toThrow(/code_tells_whose/);
	});

	it('is changed and taken away by nobody', async () => {
		for (const table of MIXED) {
			for (const statement of [`update ${table} set code = 'LS-7'`, `delete from ${table}`])
				await expect(mineIn((trx) => rows(trx, statement))).rejects.toThrow(/permission denied|append-only/);
		}
	});

	it('is pointed at by no evidence of another department: every table that points has a lock on it', async () => {
		const pointing = await rows<{ table: string; column: string }>(
			database.db,
			`select k.conrelid::regclass::text as table, a.attname::text as column
			from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
			where k.contype = 'f' and k.confrelid::regclass::text in ('content_version', 'content_release') order by 1, 2`
		);
		expect(pointing.map(({ table, column }) => `${table}.${column}`)).toEqual([
			...['change_reading.release_id', 'completion.content_hash', 'completion.statement_hash'],
			...['content_release.hash', 'enrolment.content_hash', 'quiz_attempt.content_hash'],
			'scenario_run.content_hash'
		]);
		const { actor } = theirs.contexts.officer;
		const requirement = { requirement_id: crypto.randomUUID(), person_id: actor.personId, cycle: 1 };
		const known = { TEXT: 'x', INT: 1, TIME: NOW };
		for (const { table, column } of pointing.filter(({ table }) => table !== 'content_release')) {
			const columns = await rows<{ name: string; type: string }>(
				database.db,
				`select column_name as name, data_type as type from information_schema.columns
				where table_schema = 'public' and table_name = '${table}' order by ordinal_position`
			);
			const value = ({ name, type }: { name: string; type: string }): string => {
				if (name === 'department_id') return `'${theirs.departmentId}'`;
				if (name === column) return column === 'release_id' ? String(releaseId) : `'mine'`;
				if (/_hash$/.test(name)) return `'shared'`;
				if (name in requirement) return `'${requirement[name as keyof typeof requirement]}'`;
				if (type === 'uuid') return `'${crypto.randomUUID()}'`;
				if (type === 'text') return `'${known.TEXT}'`;
				return /time|date/.test(type) ? `'${known.TIME}'` : String(known.INT);
			};
			const insert = `insert into ${table} (${columns.map(({ name }) => name)}) values (${columns.map(value)})`;
			await expect(
				theirsIn((trx) => rows(trx, insert)),
				table
			).rejects.toThrow(/is not there for this department/);
		}
	});
});

describe('the application’s role', () => {
	it('owns nothing, is no superuser and cannot pass by row-level security', async () => {
		const [role] = await rows<{
			rolsuper: boolean;
			rolbypassrls: boolean;
			rolcanlogin: boolean;
			owned: number;
		}>(
			database.db,
			`select rolsuper, rolbypassrls, rolcanlogin,
				(select count(*)::int from pg_class where relowner = r.oid) as owned
			from pg_roles r where rolname = 'firstword_app'`
		);
		expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 });
	});

	it('is the role of every transaction, and no longer after it', async () => {
		const who = (db: Database['db']) => rows<{ current_user: string }>(db, 'select current_user');
		expect(await inDepartment(database.db, mine.departmentId, (trx) => who(trx))).toEqual([
			{ current_user: 'firstword_app' }
		]);
		expect(await who(database.db)).not.toEqual([{ current_user: 'firstword_app' }]);
	});

	it('sees nothing when no department is set, and only its own when one is', async () => {
		const count = (trx: Tx, table: string) =>
			rows<{ n: number }>(trx, `select count(*)::int as n from ${table}`).then(([row]) => row!.n);
		for (const { name } of (await tables()).filter(({ name }) => ![...SHARED, ...MIXED].includes(name))) {
			expect([name, await byKey(database.db, '', (trx) => count(trx, name))]).toEqual([name, 0]);
		}
		const people = await inDepartment(database.db, mine.departmentId, (trx) => count(trx, 'person'));
		expect(people).toBe(5);
		expect(await inDepartment(database.db, theirs.departmentId, (trx) => count(trx, 'department'))).toBe(1);
	});

	it('writes nothing into another department', async () => {
		const write = inDepartment(database.db, mine.departmentId, (trx) =>
			trx
				.insertInto('unit')
				.values({ department_id: theirs.departmentId, id: crypto.randomUUID(), name: 'Planted' })
				.execute()
		);
		await expect(write).rejects.toThrow(/row-level security/);
		const moved = inDepartment(database.db, mine.departmentId, (trx) =>
			trx.updateTable('unit').set({ department_id: theirs.departmentId }).execute()
		);
		await expect(moved).rejects.toThrow();
	});

	it('finds by key the one row whose key it is, and no neighbour', async () => {
		const found = (key: string) =>
			byKey(database.db, key, (trx) => trx.selectFrom('account').select('email').execute());
		expect(await found(`officer@${theirs.mail}`)).toEqual([{ email: `officer@${theirs.mail}` }]);
		expect(await found('%')).toEqual([]);
	});

	it('may not change or empty evidence, nor take a trigger away', async () => {
		const act = (statement: string) =>
			inDepartment(database.db, mine.departmentId, (trx) => rows(trx, statement));
		await expect(act('truncate ledger_entry')).rejects.toThrow(/permission denied|append-only/);
		await expect(act('alter table ledger_entry disable trigger all')).rejects.toThrow(/must be owner/);
		await expect(act('drop table ledger_entry')).rejects.toThrow(/must be owner/);
	});
});
