import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { byKey, inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

/** Tables that belong to no department and name nobody. */
const SHARED = ['content_release', 'content_version', 'migration', 'sign_in_limit'];

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
			expect([name, key]).toEqual([name, expect.stringMatching(/^PRIMARY KEY \(department_id, /)]);
		}
	});

	it('refers to others of its kind by department and id, never across', async () => {
		const foreign = await rows<{ name: string; definition: string; target: string }>(
			database.db,
			`select conname as name, pg_get_constraintdef(oid) as definition, confrelid::regclass::text as target
			from pg_constraint where contype = 'f'`
		);
		for (const { name, definition, target } of foreign.filter(({ target }) => !SHARED.includes(target)))
			if (target !== 'department')
				expect([name, definition]).toEqual([name, expect.stringMatching(/FOREIGN KEY \(department_id, /)]);
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
		for (const { name } of (await tables()).filter(({ name }) => !SHARED.includes(name))) {
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
