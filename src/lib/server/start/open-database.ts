import { join } from 'node:path';
import type { Database } from '#lib/server/database/database.ts';
import { openPglite } from '#lib/server/database/pglite.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { log } from '#lib/server/log/log.ts';
import { dataFolder } from '#lib/server/database/data-folder.ts';
import { holdFolder } from './hold-folder.ts';

export const embeddedFolder = () => join(dataFolder(), 'database');

/** Opens what DATABASE_URL names, or the embedded database. Throws StartRefused with one sentence when it cannot. */
export async function openDatabase(
	say: (line: string) => void,
	options: { isPatient?: boolean } = {}
): Promise<Database> {
	const url = process.env['DATABASE_URL'];
	say(url ? 'Opening PostgreSQL…' : `Opening the embedded database in ${embeddedFolder()}…`);
	return url ? openReachable(url, options) : openEmbedded(embeddedFolder());
}

/** Opens the embedded database in `folder` for this process alone. */
export async function openEmbedded(folder: string): Promise<Database> {
	const release = holdFolder(folder);
	try {
		const database = await openPglite(folder);
		return { ...database, close: () => database.close().finally(release) };
	} catch (error) {
		release();
		throw new StartRefused(
			`The embedded database in ${folder} could not be opened: ${(error as Error).message}.`
		);
	}
}

async function openReachable(url: string, options: { isPatient?: boolean }) {
	if (!/^postgres(ql)?:\/\//.test(url))
		throw new StartRefused('DATABASE_URL must begin with postgres:// or postgresql://.');
	let database;
	try {
		const onLost = (error: Error) => log.warn({ err: error }, 'a database connection was lost');
		database = openPostgres(url, onLost, options);
		await database.exec('select 1');
		return database;
	} catch (error) {
		await database?.close();
		const { message, code } = error as { message?: string; code?: string };
		throw new StartRefused(`The database that DATABASE_URL names cannot be used: ${message || code}.`);
	}
}
