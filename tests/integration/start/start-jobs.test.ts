import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { listCheckpoints } from '#lib/server/audit/tree/queries.ts';
import { addSink } from '#lib/server/certificate/checkpoints/add-sink.ts';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import { listMessages } from '#lib/server/compliance/telling/list-messages.ts';
import { insertMessages } from '#lib/server/compliance/telling/queries.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { startJobs } from '#lib/server/start/start-jobs.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { fakeMailServer } from '../smtp-for-tests.ts';

// The queue goes by the real clock, so messages are written as of now and no hour is quiet.

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
});
beforeEach(async () => {
	department = await foundTestDepartment(database.db);
	await changeTelling(department.contexts.admin, {
		...{ quietFrom: '12:00', quietUntil: '12:00', remindDays: [7], isOn: true }
	});
	const madeAt = Temporal.Instant.fromEpochMilliseconds(Date.now() - 1000);
	const { personId } = department.contexts.officer.actor;
	await inDepartment(database.db, department.departmentId, (trx) =>
		insertMessages(
			trx,
			department.departmentId,
			['a', 'b'].map((key) => ({
				...{ id: randomUUID(), key, kind: 'assigned', personId, toAddress: 'officer@test.example' },
				...{ subject: `Due: ${key}`, textBody: 'Text', htmlBody: '<p>HTML</p>' }
			})),
			{ madeAt, sendAfter: madeAt }
		)
	);
});

const QUICKLY = { pollSeconds: 0.5, firstAfterSeconds: 0 };
const NONE = { kind: 'none' } as const;
const states = async () =>
	(await listMessages(department.contexts.admin, { state: null, kind: null }, 1)).rows.map(
		({ state }) => state
	);

it('without a mail server keeps what waits, for every department', async () => {
	for (let n = 0; n < 25; n++) await foundTestDepartment(database.db);
	const jobs = await startJobs(database, { mail: NONE, ...QUICKLY });
	await expect.poll(states, { timeout: 20_000 }).toEqual(['kept', 'kept']);
	const unfinished = async () => {
		const { rows } = await sql<{ count: number }>`
			select count(*)::int as count from pgboss.job where state < 'completed'`.execute(database.db);
		return rows[0]!.count;
	};
	await expect.poll(unfinished, { timeout: 20_000 }).toBe(0);
	await jobs.stop();
	const { rows } = await sql<{ state: string; count: number }>`
		select state::text, count(*)::int as count from pgboss.job where name = 'tell' group by 1`.execute(
		database.db
	);
	expect(rows).toEqual([{ state: 'completed', count: 26 }]);
});

it('with one sends what waits, once, also from two servers, and stops in time', async () => {
	const { mail, received } = await fakeMailServer();
	const servers = await Promise.all([1, 2].map(() => startJobs(database, { mail, ...QUICKLY })));
	await expect.poll(states, { timeout: 20_000 }).toEqual(['sent', 'sent']);
	const begun = performance.now();
	await Promise.all(servers.map((jobs) => jobs.stop()));
	expect(performance.now() - begun).toBeLessThan(6_000);
	expect(received.map(({ subject }) => subject).sort()).toEqual(['Due: a', 'Due: b']);
});

it('stops while the mail server says nothing, and what it held is nobody’s loss', async () => {
	let heard = false;
	const { mail } = await fakeMailServer(() => {
		heard = true;
		return 'silence';
	});
	const jobs = await startJobs(database, { mail, ...QUICKLY });
	await expect.poll(() => heard, { timeout: 20_000 }).toBe(true);
	const begun = performance.now();
	await jobs.stop();
	expect(performance.now() - begun).toBeLessThan(8_000);
	expect(await states()).toEqual(['waiting', 'waiting']);
});

it('keeps ids alone in the queue, where the application’s role has nothing to look for', async () => {
	const jobs = await startJobs(database, { mail: NONE, ...QUICKLY });
	await expect.poll(states, { timeout: 20_000 }).toEqual(['kept', 'kept']);
	await jobs.stop();
	const { rows } = await sql<{ data: object }>`select data from pgboss.job where data is not null`.execute(
		database.db
	);
	expect(rows.length).toBeGreaterThan(0);
	for (const { data } of rows)
		expect(JSON.stringify(data)).toMatch(
			/^\{"(work":"(tell|send|checkpoint|prepare)|departmentId":"[0-9a-f-]{36})"\}$/
		);
	const tried = inDepartment(database.db, department.departmentId, (trx) =>
		sql`select id from pgboss.job`.execute(trx)
	);
	await expect(tried).rejects.toThrow(/permission denied/);
});

it('signs every department’s ledger, once by two servers, and keeps the copies', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'copies-'));
	process.env['CHECKPOINT_FOLDER'] = folder;
	await addSink(department.contexts.admin, { kind: 'file', target: '' });
	const { departmentId } = department;
	const servers = await Promise.all([1, 2].map(() => startJobs(database, { mail: NONE, ...QUICKLY })));
	const kept = () => (existsSync(join(folder, departmentId)) ? readdirSync(join(folder, departmentId)) : []);
	await expect.poll(kept, { timeout: 20_000 }).toHaveLength(1);
	await Promise.all(servers.map((jobs) => jobs.stop()));
	const made = await inDepartment(database.db, departmentId, (trx) => listCheckpoints(trx, departmentId));
	expect(made).toHaveLength(1);
	expect(readFileSync(join(folder, departmentId, kept()[0]!), 'utf8')).toBe(made[0]!.note);
	delete process.env['CHECKPOINT_FOLDER'];
	rmSync(folder, { recursive: true });
});

it('begins the hourly telling, and sending only where there is a mail server', async () => {
	const schedules = async () => {
		const { rows } = await sql<{ key: string; cron: string }>`
			select key, cron from pgboss.schedule order by key`.execute(database.db);
		return rows.map(({ key, cron }) => `${key}: ${cron}`);
	};
	const { mail } = await fakeMailServer();
	await (await startJobs(database, { mail, ...QUICKLY })).stop();
	expect(await schedules()).toEqual([
		'checkpoint: * * * * *',
		'prepare: */10 * * * *',
		'send: */2 * * * *',
		'tell: 7 * * * *'
	]);
	await (await startJobs(database, { mail: NONE, ...QUICKLY })).stop();
	expect(await schedules()).toEqual(['checkpoint: * * * * *', 'prepare: */10 * * * *', 'tell: 7 * * * *']);
});
