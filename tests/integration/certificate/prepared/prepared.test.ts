import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { fetchPrepared } from '#lib/server/certificate/prepared/fetch-prepared.ts';
import { makeFiles } from '#lib/server/certificate/prepared/make-files.ts';
import { PREPARED_KINDS } from '#lib/server/certificate/prepared/prepared-kinds.ts';
import { prepareFile } from '#lib/server/certificate/prepared/prepare-file.ts';
import { listPrepared, readPrepared } from '#lib/server/certificate/prepared/read-prepared.ts';
import { sweepPrepared } from '#lib/server/certificate/prepared/sweep-prepared.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { startJobs } from '#lib/server/start/start-jobs.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { listEvents } from '#tests/integration/events-for-tests.ts';
import { foundTestDepartment, NOW } from '#tests/integration/people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let auditor: Context;
const folder = mkdtempSync(join(tmpdir(), 'firstword-prepared-'));
const asked: unknown[] = [];
let during: (() => Promise<void>) | null = null;

beforeAll(async () => {
	process.env['FIRSTWORD_DATA'] = folder;
	database = await testDatabase();
	PREPARED_KINDS['test'] = {
		title: 'Test',
		words: (request) => (request as { words: string }).words,
		parse: (request) => request,
		async make(context, request, sink, progress) {
			asked.push({ request, roles: context.actor.roles, now: context.now.toString() });
			await progress(1, 2, 'Writing');
			await sink.write(Buffer.from('one '));
			await during?.();
			await progress(2, 2, 'Ending');
			await sink.write(Buffer.from('two'));
			return { name: 'test.txt', mediaType: 'text/plain', rows: 2, filters: 'everything' };
		}
	};
});
afterAll(() => {
	delete PREPARED_KINDS['test'];
	delete process.env['FIRSTWORD_DATA'];
	rmSync(folder, { recursive: true });
});
beforeEach(async () => {
	department = await foundTestDepartment(database.db);
	auditor = department.contexts.auditor;
	asked.length = 0;
	during = null;
});

const ask = async (words = 'A', context = auditor) => {
	const outcome = await prepareFile(context, { kind: 'test', request: { words } });
	if (outcome.kind === 'refused') throw new Error(outcome.reason);
	return outcome.id;
};
const make = (clock = () => NOW) => makeFiles(database.db, { departmentId: department.departmentId, clock });
const events = (kind: string) => listEvents(database, department, kind);

it('makes what was asked for, as who asked and of when they asked, and records it', async () => {
	const id = await ask();
	expect(await readPrepared(auditor, id)).toMatchObject({ state: 'waiting', title: 'Test', words: 'A' });
	expect(await make(() => NOW.add({ minutes: 1 }))).toBe(1);
	expect(asked).toEqual([{ request: { words: 'A' }, roles: ['auditor'], now: NOW.toString() }]);
	const digest = hashText('one two');
	expect(await readPrepared(auditor, id)).toMatchObject({
		state: 'ready',
		bytes: 7,
		digest,
		done: 2,
		total: 2
	});
	expect(await events('exported')).toMatchObject([
		{ what: 'test', filters: 'everything', rows: 2, digest, actor: auditor.actor.personId }
	]);
	expect(await make()).toBe(0);
});

it('gives the file to who asked, and says so in the ledger; to nobody else', async () => {
	const id = await ask();
	expect(await fetchPrepared(auditor, id)).toEqual({ kind: 'refused', reason: 'not-ready' });
	await make();
	const fetched = await fetchPrepared(auditor, id);
	if (fetched.kind === 'refused') throw new Error(fetched.reason);
	expect((await buffer(fetched.open())).toString()).toBe('one two');
	expect(await events('file-fetched')).toMatchObject([{ what: 'test', digest: hashText('one two') }]);

	const { admin, officer } = department.contexts;
	await expect(readPrepared(admin, id)).rejects.toThrow('');
	await expect(fetchPrepared(admin, id)).rejects.toHaveProperty('name', 'NotFound');
	await expect(fetchPrepared(officer, id)).rejects.toHaveProperty('name', 'Forbidden');
	await expect(ask('A', officer)).rejects.toHaveProperty('name', 'Forbidden');
	const stranger = (await foundTestDepartment(database.db)).contexts.auditor;
	await expect(fetchPrepared(stranger, id)).rejects.toHaveProperty('name', 'NotFound');
	expect(await listPrepared(admin)).toEqual([]);
});

it('twice is once; somebody with five unfinished ones waits', async () => {
	const ids = await Promise.all([ask(), ask(), ask()]);
	expect(new Set(ids).size).toBe(1);
	await make();
	expect(await ask()).toBe(ids[0]);
	const later = { ...auditor, now: NOW.add({ minutes: 2 }) };
	expect(await ask('A', later)).not.toBe(ids[0]);
	for (const words of ['B', 'C', 'D', 'E']) await ask(words);
	expect(await prepareFile(auditor, { kind: 'test', request: { words: 'F' } })).toEqual({
		kind: 'refused',
		reason: 'too-many'
	});
	expect(await listPrepared(auditor)).toHaveLength(6);
});

it('begins anew what a killed worker held, once its time is over, and the dead one can write nothing', async () => {
	const id = await ask();
	let letGo = () => {};
	let isHeld = () => {};
	const held = new Promise<void>((resolve) => (isHeld = resolve));
	during = () => {
		isHeld();
		return new Promise((resolve) => (letGo = resolve));
	};
	const stalled = make();
	await held;
	during = null;
	expect(await make(() => NOW.add({ seconds: 90 }))).toBe(0);
	expect(await make(() => NOW.add({ minutes: 3 }))).toBe(1);
	expect(await readPrepared(auditor, id)).toMatchObject({ state: 'ready' });
	letGo();
	await stalled;
	expect(await events('exported')).toHaveLength(1);
	expect(readFileSync(join(folder, 'prepared', id), 'utf8')).toBe('one two');
	expect(readdirSync(join(folder, 'prepared')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('says that it failed, leaves no entry and no bytes, and goes on with the next', async () => {
	const id = await ask('A');
	let isFirst = true;
	during = async () => {
		if (isFirst) {
			isFirst = false;
			throw new Error('planted');
		}
	};
	const next = await ask('B', { ...auditor, now: NOW.add({ seconds: 1 }) });
	expect(await make()).toBe(2);
	expect(await readPrepared(auditor, id)).toMatchObject({ state: 'failed', name: null });
	expect((await readPrepared(auditor, id)).failure).toContain(id.slice(0, 8));
	expect(await readPrepared(auditor, next)).toMatchObject({ state: 'ready' });
	expect(await events('exported')).toHaveLength(1);
});

it('makes nothing for who may not sign in any more', async () => {
	const id = await ask();
	await sql`update account set disabled_at = now() where person_id = ${auditor.actor.personId}`.execute(
		database.db
	);
	await make();
	expect(await readPrepared(auditor, id)).toMatchObject({
		state: 'failed',
		failure: 'You may no longer have this file.'
	});
	expect(asked).toEqual([]);
});

it('removes what expired, and bytes that nobody knows', async () => {
	const id = await ask();
	await make();
	const stray = join(folder, 'prepared', 'stray.part');
	writeFileSync(stray, 'left by a killed worker');
	utimesSync(stray, 0, 0);
	expect(await sweepPrepared(database.db, department.departmentId, NOW.add({ hours: 23 }))).toBe(0);
	await expect(readPrepared({ ...auditor, now: NOW.add({ hours: 25 }) }, id)).rejects.toHaveProperty(
		'name',
		'NotFound'
	);
	expect(await sweepPrepared(database.db, department.departmentId, NOW.add({ hours: 25 }))).toBe(1);
	expect(readdirSync(join(folder, 'prepared'))).not.toContain(id);
	expect(readdirSync(join(folder, 'prepared'))).not.toContain('stray.part');
});

it('the jobs make it as soon as it is asked for', async () => {
	const jobs = await startJobs(database, {
		mail: { kind: 'none' },
		pollSeconds: 30,
		firstAfterSeconds: 3600
	});
	const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
	const id = await ask('A', { ...auditor, now });
	await expect
		.poll(async () => (await readPrepared({ ...auditor, now }, id)).state, { timeout: 10_000 })
		.toBe('ready');
	await jobs.stop();
});
