import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import type { Database } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { openPglite } from '#lib/server/database/pglite.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { startPostgres } from '../postgres-cluster.mjs';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where each test file takes its own copy of a migrated database from. */
		template: { engine: 'postgres'; url: string; database: string } | { engine: 'pglite'; file: string };
	}
}

/** Migrates one database before all tests; FIRSTWORD_TEST_ENGINE says on which engine (pglite unless postgres). */
export default async function setup(project: TestProject) {
	return process.env['FIRSTWORD_TEST_ENGINE'] === 'postgres' ? setUpPostgres(project) : setUpPglite(project);
}

async function setUpPostgres(project: TestProject) {
	const given = process.env['TEST_DATABASE_URL'];
	const cluster = given ? { url: given, stop: async () => {} } : await startPostgres();
	const name = `firstword_test_${randomUUID().slice(0, 8)}`;
	await onServer(cluster.url, `create database ${name}`);
	const database = openPostgres(urlOf(cluster.url, name), () => {});
	await migrate(database, 'migrations');
	await database.close();
	project.provide('template', { engine: 'postgres', url: cluster.url, database: name });
	return async () => {
		await onServer(cluster.url, `drop database ${name} with (force)`);
		await cluster.stop();
	};
}

async function setUpPglite(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'firstword-'));
	const database = await openPglite(null);
	await migrate(database, 'migrations');
	const file = join(folder, 'template.tar');
	writeFileSync(file, Buffer.from(await (await database.dump()).arrayBuffer()));
	await database.close();
	project.provide('template', { engine: 'pglite', file });
	return () => rmSync(folder, { recursive: true });
}

/** This test file's own migrated database; closed and dropped after its tests. */
export async function testDatabase(): Promise<Database> {
	const template = inject('template');
	if (template.engine === 'pglite') {
		const database = await openPglite(null, { loadDataDir: new Blob([readFileSync(template.file)]) });
		afterAll(() => database.close());
		return database;
	}
	const name = `${template.database}_${randomUUID().slice(0, 8)}`;
	await onServer(template.url, `create database ${name} template ${template.database}`);
	const database = openPostgres(urlOf(template.url, name), () => {});
	afterAll(async () => {
		await database.close();
		await onServer(template.url, `drop database ${name} with (force)`);
	});
	return database;
}

const urlOf = (server: string, database: string) =>
	Object.assign(new URL(server), { pathname: `/${database}` }).href;

async function onServer(url: string, statement: string) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	// Two files cloning one template at the same moment: the second waits its turn.
	await client.query(`select pg_advisory_lock(7)`);
	await client.query(statement);
	await client.end();
}
