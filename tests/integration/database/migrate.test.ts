import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '#lib/server/database/database.ts';
import { migrate, missingMigrations } from '#lib/server/database/migrate.ts';
import { testDatabase } from '../database-for-tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstword-migrations-'));
cpSync('migrations', folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));
const names = readdirSync('migrations').map((file) => file.replace('.sql', ''));

const add = (name: string, text: string) => writeFileSync(join(folder, `${name}.sql`), text);
const tables = async ({ db }: Database) =>
	(
		await sql<{ name: string }>`select relname as name from pg_class where relname like 'made_%'`.execute(db)
	).rows.map(({ name }) => name);

describe('migrate', () => {
	it('does nothing to a database that is up to date', async () => {
		const database = await testDatabase();
		expect(await migrate(database, 'migrations')).toEqual([]);
		expect(await missingMigrations(database, 'migrations')).toEqual([]);
	});

	it('runs a new migration once, however many servers start at once', async () => {
		const database = await testDatabase();
		add('9000_first', 'create table made_first (id int)');
		// The embedded database has one process by its nature; PostgreSQL has as many as start.
		const servers = database.engine === 'postgres' ? 8 : 1;
		const ran = await Promise.all(Array.from({ length: servers }, () => migrate(database, folder)));
		expect(ran.flat()).toEqual(['9000_first']);
		expect(await tables(database)).toEqual(['made_first']);
		expect(await missingMigrations(database, 'migrations')).toEqual([]);
	});

	it('leaves nothing of a migration that fails, and goes on when it is mended', async () => {
		const database = await testDatabase();
		add('9001_second', 'create table made_second (id int); select 1 / 0;');
		await expect(migrate(database, folder)).rejects.toThrow(/9001_second failed: division by zero/);
		expect(await tables(database)).toEqual(['made_first']);
		expect(await missingMigrations(database, folder)).toEqual(['9001_second']);
		add('9001_second', 'create table made_second (id int)');
		expect(await migrate(database, folder)).toEqual(['9001_second']);
	});

	it('refuses a database that is newer than the program, and a file that changed after it ran', async () => {
		const database = await testDatabase();
		await migrate(database, folder);
		await expect(migrate(database, 'migrations')).rejects.toMatchObject({
			name: 'StartRefused',
			message: expect.stringContaining('newer than this program: it has the migration 9000_first')
		});
		add('9000_first', 'create table made_first (id bigint)');
		await expect(migrate(database, folder)).rejects.toMatchObject({
			name: 'StartRefused',
			message: expect.stringContaining('9000_first was changed after it had run')
		});
	});

	it('knows every file by its number', () => {
		expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
	});
});
