import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { StartRefused } from './start-refused.ts';

interface Migration {
	name: string;
	text: string;
	checksum: string;
}

/** The numbered `.sql` files of a folder, in order. */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.sql'))
		.sort()
		.map((file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			return { name: file.slice(0, -4), text, checksum: createHash('sha256').update(text).digest('hex') };
		});
}

/**
 * Brings a database up to the newest migration, each in a transaction of its own, one server at a time.
 * Returns the names of those that ran. Throws StartRefused when the database is newer than the files, or when a file
 * was edited after it had run: a frozen migration is part of the evidence of how the data came to be.
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
	return database.alone('firstword migrations', async () => {
		await database.exec(
			`create table if not exists migration (
				name text constraint migration_pk primary key, checksum text not null, applied_at timestamptz not null)`
		);
		const migrations = readMigrations(folder);
		const applied = await appliedMigrations(database);
		refuseStrangers(migrations, applied);
		const pending = migrations.filter((migration) => !applied.has(migration.name));
		for (const { name, text, checksum } of pending) {
			const recorded = `insert into migration values ('${name}', '${checksum}', clock_timestamp())`;
			await database.exec(`begin;\n${text}\n;${recorded};\ncommit;`).catch((error) => {
				throw new Error(`Migration ${name} failed: ${error.message}`, { cause: error });
			});
		}
		return pending.map((migration) => migration.name);
	});
}

/** Names of the migrations that this program has and the database lacks; empty when it is up to date. */
export async function missingMigrations(database: Database, folder: string): Promise<string[]> {
	const applied = await appliedMigrations(database);
	return readMigrations(folder)
		.map((migration) => migration.name)
		.filter((name) => !applied.has(name));
}

async function appliedMigrations({ db }: Database) {
	const { rows } = await sql<{
		name: string;
		checksum: string;
	}>`select name, checksum from migration`.execute(db);
	return new Map(rows.map((row) => [row.name, row.checksum]));
}

function refuseStrangers(migrations: Migration[], applied: Map<string, string>) {
	const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
	for (const [name, checksum] of applied) {
		if (!known.has(name))
			throw new StartRefused(
				`The database is newer than this program: it has the migration ${name}, which this program does not know. Start the newer program, or restore a backup from before the upgrade.`
			);
		if (known.get(name) !== checksum)
			throw new StartRefused(
				`The migration ${name} was changed after it had run on this database. Restore the file migrations/${name}.sql as it was, and put the change into a new migration.`
			);
	}
}
