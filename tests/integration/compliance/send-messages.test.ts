import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import { keepWaiting } from '#lib/server/compliance/telling/keep-waiting.ts';
import { listMessages } from '#lib/server/compliance/telling/list-messages.ts';
import { openPostOffice, type PostOffice } from '#lib/server/compliance/telling/post-office.ts';
import { claimMessage, insertMessages } from '#lib/server/compliance/telling/queries.ts';
import { readMessage } from '#lib/server/compliance/telling/read-message.ts';
import { sendMessages } from '#lib/server/compliance/telling/send-messages.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { fakeMailServer } from '../smtp-for-tests.ts';

const MADE = Temporal.Instant.from('2026-11-23T16:00:00Z');
const after = (minutes: number) => MADE.add({ minutes });

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let admin: Context;
beforeAll(async () => {
	database = await testDatabase();
});
beforeEach(async () => {
	department = await foundTestDepartment(database.db);
	admin = department.contexts.admin;
});

/** Puts messages into the outbox, one for each key. */
const write = (keys: string[], { sendAfter = MADE, toAddress = 'officer@test.example' } = {}) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		insertMessages(
			trx,
			department.departmentId,
			keys.map((key) => ({
				...{ id: randomUUID(), key, kind: 'assigned', personId: department.contexts.officer.actor.personId },
				...{
					toAddress,
					subject: `Due: ${key}`,
					textBody: `Text of ${key}\n`,
					htmlBody: `<p>HTML of ${key}</p>`
				}
			})),
			{ madeAt: MADE, sendAfter }
		)
	);
const numbered = (count: number) =>
	Array.from({ length: count }, (_, n) => `key-${String(n).padStart(3, '0')}`);

const send = (office: PostOffice, minutes = 0, db = database.db) =>
	sendMessages(db, { departmentId: department.departmentId, clock: () => after(minutes), office });
const outbox = async () => (await listMessages(admin, { state: null, kind: null }, 1)).rows;
const only = async () => readMessage(admin, (await outbox())[0]!.id);

it('sends a message in both parts, to one address, under the same Message-ID each time', async () => {
	await write(['one']);
	const { mail, received } = await fakeMailServer();
	expect(await send(openPostOffice(mail))).toEqual({ sent: 1, failed: 0 });
	expect(await send(openPostOffice(mail), 60)).toEqual({ sent: 0, failed: 0 });
	const [message] = received;
	expect(received).toHaveLength(1);
	expect(message).toMatchObject({
		from: 'training@test.example',
		to: ['officer@test.example'],
		subject: 'Due: one'
	});
	expect(message!.messageId).toMatch(/^<[0-9a-f]{40}@test\.example>$/);
	for (const part of [
		'multipart/alternative',
		'Text of one',
		'<p>HTML of one</p>',
		'Auto-Submitted: auto-generated'
	])
		expect(message!.raw).toContain(part);
	expect(await only()).toMatchObject({
		state: 'sent',
		attempts: [{ number: 1, outcome: 'sent', detail: expect.stringContaining('250') }]
	});
});

it.each(['a,b@test.example', 'a;b@test.example', '<a>b@test.example', '"a"b@test.example', 'a'])(
	'sends nothing to %s, which is not one address',
	async (toAddress) => {
		await write(['list'], { toAddress });
		const { mail, received } = await fakeMailServer();
		expect(await send(openPostOffice(mail))).toEqual({ sent: 0, failed: 1 });
		expect(received).toEqual([]);
		expect(await only()).toMatchObject({ state: 'failed', detail: `${toAddress} is not one address.` });
	}
);

/** This file's own database, for connections and processes of its own; null on PGlite, which lives in this one. */
async function ownUrl(): Promise<string | null> {
	const template = inject('template');
	if (template.engine === 'pglite') return null;
	const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.db);
	return Object.assign(new URL(template.url), { pathname: `/${rows[0]!.name}` }).href;
}

/** As many ways to the database as there are workers: real connections on PostgreSQL, the one there is on PGlite. */
async function connections(count: number) {
	const url = await ownUrl();
	return Array.from({ length: count }, () =>
		url ? openPostgres(url, () => {}) : { db: database.db, close: async () => {} }
	);
}

it('two workers never send a message twice, nor leave one: 200 messages', async () => {
	await write(numbered(200));
	const { mail, received } = await fakeMailServer();
	const ways = await connections(2);
	const offices = ways.map(() => openPostOffice(mail));
	const done = await Promise.all(ways.map(({ db }, n) => send(offices[n]!, 0, db)));
	offices.forEach((office) => office.close());
	await Promise.all(ways.map(({ close }) => close()));
	expect(received).toHaveLength(200);
	expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(200);
	expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(200);
	// Both worked: neither waited for the other to be done.
	for (const { sent } of done) expect(sent).toBeGreaterThan(20);
	const state = await listMessages(admin, { state: 'sent', kind: null }, 1);
	expect(state.total).toBe(200);
});

it('what a worker that died held is sent by another after its lease, and not before', async () => {
	await write(['held', 'free']);
	const dead: PostOffice = { deliver: () => new Promise(() => {}), close: () => {} };
	// It takes the first message and never comes back; its promise is dropped.
	void send(dead);
	await expect.poll(async () => (await attemptsOf('free')) + (await attemptsOf('held'))).toBe(1);
	const { mail, received } = await fakeMailServer();
	const office = openPostOffice(mail);
	expect(await send(office, 1)).toEqual({ sent: 1, failed: 0 });
	expect(await send(office, 4)).toEqual({ sent: 0, failed: 0 });
	expect(await send(office, 6)).toEqual({ sent: 1, failed: 0 });
	expect(received.map(({ subject }) => subject).sort()).toEqual(['Due: free', 'Due: held']);
});

async function attemptsOf(key: string) {
	const found = (await outbox()).find(({ subject }) => subject === `Due: ${key}`)!;
	return (await readMessage(admin, found.id)).attempts.length;
}

it('a worker that comes back too late leaves the message alone', async () => {
	await write(['late']);
	const { mail, received } = await fakeMailServer();
	const office = openPostOffice(mail);
	// The clock jumps by ten minutes between taking a message and sending it, as on a machine that slept.
	let looks = 0;
	const clock = () => after(looks++ === 0 ? 0 : 10);
	const deliver: PostOffice['deliver'] = (...message) => office.deliver(...message);
	await sendMessages(database.db, {
		...{ departmentId: department.departmentId, office: { deliver, close: () => {} } },
		clock,
		isStopping: () => looks > 1
	});
	expect(received).toEqual([]);
	expect(await send(office, 11)).toEqual({ sent: 1, failed: 0 });
	expect(received).toHaveLength(1);
});

it('a worker whose process is killed while it sends loses none (PostgreSQL; PGlite lives in the process)', async ({
	skip
}) => {
	const url = await ownUrl();
	if (!url) return skip();
	await write(numbered(6));
	// The server says nothing to the third message: there the process hangs, and is killed.
	let heard = 0;
	let third!: () => void;
	const reached = new Promise<void>((resolve) => (third = resolve));
	const { mail, received } = await fakeMailServer((step) => {
		if (step !== 'DATA' || ++heard !== 3) return '250 OK';
		third();
		return 'silence';
	});
	const worker = spawn(process.execPath, ['--input-type=module', '-e', WORKER], {
		env: {
			...process.env,
			WORKER_DATABASE: url,
			WORKER_DEPARTMENT: department.departmentId,
			WORKER_MAIL: JSON.stringify(mail),
			WORKER_AT: String(MADE)
		},
		stdio: ['ignore', 'inherit', 'inherit']
	});
	await reached;
	worker.kill('SIGKILL');
	await once(worker, 'exit');
	expect(received).toHaveLength(2);
	const office = openPostOffice(mail);
	expect(await send(office, 1)).toEqual({ sent: 3, failed: 0 });
	expect(await send(office, 6)).toEqual({ sent: 1, failed: 0 });
	expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(6);
	expect(received).toHaveLength(6);
});

const WORKER = `
	import { Temporal } from 'temporal-polyfill';
	import { openPostOffice } from '#lib/server/compliance/telling/post-office.ts';
	import { sendMessages } from '#lib/server/compliance/telling/send-messages.ts';
	import { openPostgres } from '#lib/server/database/postgres.ts';
	const { WORKER_DATABASE, WORKER_DEPARTMENT, WORKER_MAIL, WORKER_AT } = process.env;
	const { db } = openPostgres(WORKER_DATABASE, () => {});
	const at = Temporal.Instant.from(WORKER_AT);
	await sendMessages(db, { departmentId: WORKER_DEPARTMENT, clock: () => at, office: openPostOffice(JSON.parse(WORKER_MAIL)) });
`;

it('the one gap: accepted, and killed before the row that says so. It comes again, under the same Message-ID', async () => {
	await write(['twice']);
	const { mail, received } = await fakeMailServer();
	const office = openPostOffice(mail);
	const dies: PostOffice = {
		async deliver(...message) {
			await office.deliver(...message);
			return new Promise(() => {});
		},
		close: () => {}
	};
	void send(dies);
	await expect.poll(() => received.length).toBe(1);
	expect(await send(office, 6)).toEqual({ sent: 1, failed: 0 });
	expect(received).toHaveLength(2);
	expect(received[0]!.messageId).toBe(received[1]!.messageId);
});

it('tries again after growing pauses, and gives up with the reason kept', async () => {
	await write(['hard']);
	const { mail, received } = await fakeMailServer((step) =>
		step === 'DATA' ? '451 4.3.0 Come back later' : '250 OK'
	);
	const office = openPostOffice(mail);
	const tried: number[] = [];
	for (let minutes = 0; minutes < 72 * 60; minutes += 5)
		if ((await send(office, minutes)).failed > 0) tried.push(minutes);
	// 6 hours of the night, 21:00 to 07:00 in Chicago, nothing is tried; 10:00 is minute 0.
	expect(tried.slice(0, 5)).toEqual([0, 5, 20, 80, 320]);
	expect(tried).toHaveLength(7);
	expect(received).toEqual([]);
	const { attempts, state, detail } = await only();
	expect(state).toBe('failed');
	expect(detail).toContain('Come back later');
	expect(attempts.map(({ outcome }) => outcome)).toEqual([...Array(6).fill('failed'), 'given-up']);
});

it.each(['RCPT', 'DATA'] as const)('gives up at once what cannot arrive: %s', async (refused) => {
	await write(['wrong']);
	const { mail } = await fakeMailServer((step) => (step === refused ? '550 5.1.1 No such user' : '250 OK'));
	const office = openPostOffice(mail);
	expect(await send(office)).toEqual({ sent: 0, failed: 1 });
	expect(await send(office, 600)).toEqual({ sent: 0, failed: 0 });
	expect(await only()).toMatchObject({ state: 'failed', detail: expect.stringContaining('No such user') });
});

it('tries again when nobody answers, and sends when somebody does', async () => {
	await write(['away']);
	const gone = await fakeMailServer();
	await gone.close();
	expect(await send(openPostOffice(gone.mail))).toEqual({ sent: 0, failed: 1 });
	expect(await only()).toMatchObject({ state: 'waiting', retryAt: after(5) });
	const { mail } = await fakeMailServer();
	expect(await send(openPostOffice(mail), 4)).toEqual({ sent: 0, failed: 0 });
	expect(await send(openPostOffice(mail), 5)).toEqual({ sent: 1, failed: 0 });
});

it('sends nothing in the quiet hours, before its time, when telling is off, or for another department', async () => {
	await write(['night']);
	await write(['morning'], { sendAfter: after(15 * 60) });
	const { mail, received } = await fakeMailServer();
	const office = openPostOffice(mail);
	// 22:00 in Chicago
	expect(await send(office, 12 * 60)).toEqual({ sent: 0, failed: 0 });
	const settings = { quietFrom: '22:00', quietUntil: '22:00', remindDays: [7], isOn: false };
	await changeTelling(admin, settings);
	expect(await send(office, 12 * 60)).toEqual({ sent: 0, failed: 0 });
	await changeTelling(admin, { ...settings, isOn: true });
	const other = await foundTestDepartment(database.db);
	expect(
		await sendMessages(database.db, { departmentId: other.departmentId, clock: () => after(0), office })
	).toEqual({ sent: 0, failed: 0 });
	expect(await send(office, 12 * 60)).toEqual({ sent: 1, failed: 0 });
	expect(await send(office, 15 * 60)).toEqual({ sent: 1, failed: 0 });
	expect(received.map(({ subject }) => subject)).toEqual(['Due: night', 'Due: morning']);
});

it('keeps what could not be sent for three days, and what a server that is gone was to send', async () => {
	await write(['old']);
	const { mail, received } = await fakeMailServer();
	const keep = (hours: number, configured: typeof mail | { kind: 'none' } = mail) =>
		keepWaiting(database.db, {
			departmentId: department.departmentId,
			now: after(60 * hours),
			mail: configured
		});
	expect(await keep(71)).toBe(0);
	expect(await send(openPostOffice(mail), 60 * 72)).toEqual({ sent: 0, failed: 0 });
	expect(await keep(72)).toBe(1);
	expect(await keep(73)).toBe(0);
	expect(await only()).toMatchObject({ state: 'kept', detail: expect.stringContaining('three days') });
	await write(['no-server']);
	expect(await keep(1, { kind: 'none' })).toBe(1);
	expect(await send(openPostOffice(mail), 120)).toEqual({ sent: 0, failed: 0 });
	expect(received).toEqual([]);
});

it('gives up a message on which workers die again and again', async () => {
	await write(['poison']);
	const claim = (minutes: number) =>
		inDepartment(database.db, department.departmentId, (trx) =>
			claimMessage(trx, department.departmentId, {
				...{ now: after(minutes), heldUntil: after(minutes + 5), since: MADE.subtract({ hours: 1 }) }
			})
		);
	for (let n = 0; n < 7; n++) expect(await claim(n * 6)).toMatchObject({ number: n + 1 });
	const { mail, received } = await fakeMailServer();
	expect(await send(openPostOffice(mail), 60)).toEqual({ sent: 0, failed: 1 });
	expect(received).toEqual([]);
	expect(await only()).toMatchObject({ state: 'failed' });
});

it('stops after the message it is at', async () => {
	await write(numbered(5));
	const { mail, received } = await fakeMailServer();
	await sendMessages(database.db, {
		...{ departmentId: department.departmentId, clock: () => MADE, office: openPostOffice(mail) },
		isStopping: () => received.length === 2
	});
	expect(received).toHaveLength(2);
});
