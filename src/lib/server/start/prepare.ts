import { existsSync, renameSync, rmSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { listDepartments } from '#lib/server/audit/queries.ts';
import { readKeys } from '#lib/server/audit/signing/key-folder.ts';
import {
	mailConfiguration,
	type MailConfiguration
} from '#lib/server/compliance/telling/mail-configuration.ts';
import { publishContent, type LessonRenderer } from '#lib/server/course/publish-content.ts';
import type { Database } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';
import { demoBegins, fillDemo, isDemoWanted, readDemoSignIns } from '#lib/server/demo/fill-demo.ts';
import { log } from '#lib/server/log/log.ts';
import { application } from './application.ts';
import { holdFolder } from './hold-folder.ts';
import { embeddedFolder, openDatabase, openEmbedded } from './open-database.ts';
import { startJobs, type Jobs } from './start-jobs.ts';
import { sweepHourly } from './sweep-hourly.ts';

const say = (line: string) => console.log(line);

/**
 * Everything between "the program was started" and "it may serve": open, migrate, publish, and a demo department
 * where the database is empty. Safe when several servers do it at once. Throws StartRefused for what the person at
 * the keyboard can mend; nothing is left half done.
 */
export async function prepare({ lessons }: { lessons: LessonRenderer }): Promise<void> {
	if (application.isOpen) return;
	const mail = mailConfiguration();
	// A key that cannot be read is found now, not at the first checkpoint.
	readKeys();
	if (!process.env['DATABASE_URL'] && !existsSync(embeddedFolder())) await makeEmbedded(lessons);
	const database = await openDatabase(say);
	await bringUp(database, lessons);
	const jobs = await beginJobs(database, mail);
	application.database = database;
	const stopSweeping = sweepHourly(database.db);
	process.once('sveltekit:shutdown', () => {
		stopSweeping();
		jobs
			.stop()
			.catch((error: unknown) => log.warn({ err: error }, 'the jobs did not stop'))
			.then(() => database.close())
			.catch((error: unknown) => log.error({ err: error }, 'the database did not close'));
	});
	// The server file prints this when the address is known.
	globalThis.firstword = { greeting: await greeting(database) };
}

async function beginJobs(database: Database, mail: MailConfiguration): Promise<Jobs> {
	try {
		return await startJobs(database, { mail });
	} catch (error) {
		await database.close();
		const { message } = error as Error;
		throw new StartRefused(
			`The queue of jobs could not be made in the schema “pgboss” of the database: ${message}. The database user has to be allowed to create it.`
		);
	}
}

async function greeting(database: Database) {
	if ((await listDepartments(database.db)).length === 0)
		return ['There is no department yet. Found one: npm run department -- --help'];
	return readDemoSignIns(database);
}

/** A first start makes the embedded database beside its place and moves it there when it is whole. */
async function makeEmbedded(lessons: LessonRenderer) {
	// Held before anything is cleared away: another first start may be at it.
	holdFolder(embeddedFolder());
	const making = `${embeddedFolder()}.making`;
	rmSync(making, { recursive: true, force: true });
	say(`Making the embedded database in ${embeddedFolder()} (once; about half a minute)…`);
	const database = await openEmbedded(making);
	await bringUp(database, lessons);
	await database.close();
	renameSync(making, embeddedFolder());
}

async function bringUp(database: Database, lessons: LessonRenderer) {
	try {
		const migrated = await migrate(database, 'migrations');
		if (migrated.length) say(`Migrated the database: ${migrated.join(', ')}`);
		const demo = await isDemoWanted(database);
		const now = Temporal.Now.instant();
		const published = await publishContent(database, {
			folder: 'content',
			lessons,
			now: demo ? demoBegins(now) : now
		});
		say(published.length ? `Published ${published.join(', ')}` : 'The published content is up to date.');
		if (demo) await database.alone('firstword demo', () => fillDemo(database, say));
	} catch (error) {
		await database.close();
		throw error;
	}
}
