import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyConsistency } from '#lib/domain/audit/tree/verify.ts';
import { makeCheckpoint } from '#lib/server/audit/tree/make-checkpoint.ts';
import { findNewestCheckpoint, listCheckpoints } from '#lib/server/audit/tree/queries.ts';
import { addSink } from '#lib/server/certificate/checkpoints/add-sink.ts';
import { endSink } from '#lib/server/certificate/checkpoints/end-sink.ts';
import { exportCheckpoints } from '#lib/server/certificate/checkpoints/export-checkpoints.ts';
import { postCopy, type Internet } from '#lib/server/certificate/checkpoints/post-copy.ts';
import { readWitnessRequest } from '#lib/server/certificate/checkpoints/read-witness-request.ts';
import { readCheckpoints } from '#lib/server/certificate/checkpoints/read-checkpoints.ts';
import { sendCopies } from '#lib/server/certificate/checkpoints/send-copies.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { openPostOffice } from '#lib/server/compliance/telling/post-office.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import { fakeMailServer } from '../smtp-for-tests.ts';

let database: Database;
let folder: string;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
	folder = mkdtempSync(join(tmpdir(), 'copies-'));
	process.env['CHECKPOINT_FOLDER'] = folder;
});
afterAll(() => {
	delete process.env['CHECKPOINT_FOLDER'];
	rmSync(folder, { recursive: true });
});
beforeEach(async () => {
	department = await foundTestDepartment(database.db);
});

const within = <T>(work: Parameters<typeof inDepartment<T>>[2]) =>
	inDepartment(database.db, department.departmentId, work);
const newest = async () => (await within((trx) => findNewestCheckpoint(trx, department.departmentId)))!;
let units = 0;
async function sign(minutes: number) {
	await addUnit(department.contexts.admin, { name: `Unit ${++units}` });
	const { departmentId } = department;
	const made = await makeCheckpoint(database.db, { departmentId, now: NOW.add({ minutes }) });
	expect(made.kind).toBe('made');
}
const send = (minutes: number, more: Partial<Parameters<typeof sendCopies>[1]> = {}) =>
	sendCopies(database.db, {
		departmentId: department.departmentId,
		clock: () => NOW.add({ minutes }),
		office: null,
		...more
	});
const added = async (kind: 'file' | 'mail' | 'webhook', target = '') => {
	const result = await addSink(department.contexts.admin, { kind, target });
	if (result.kind === 'refused') throw new Error(result.reason);
	return result.sinkId;
};

describe('a sink', () => {
	it('is added once, with its event, and ended once, with its event', async () => {
		const { admin } = department.contexts;
		const sink = { kind: 'mail', target: 'clerk@city.example' } as const;
		const first = await addSink(admin, sink);
		expect(first.kind).toBe('added');
		const sinkId = first.kind === 'added' ? first.sinkId : '';
		expect(await addSink(admin, sink)).toEqual({ kind: 'there-already', sinkId });
		expect(await endSink(admin, { sinkId })).toEqual({ kind: 'ended' });
		expect(await endSink(admin, { sinkId })).toEqual({ kind: 'ended-already' });
		expect((await addSink(admin, sink)).kind).toBe('added');
		const events = async (kind: string) =>
			(await listEvents(database, department, kind)).map(({ sink }) => sink);
		expect(await events('sink-added')).toHaveLength(2);
		expect(await events('sink-ended')).toEqual([sinkId]);
		expect(await within((trx) => checkEvidence(trx, department.departmentId))).toMatchObject({
			kind: 'intact'
		});
	});

	it('is refused where it cannot be one, and at the eleventh', async () => {
		const { admin } = department.contexts;
		expect(await addSink(admin, { kind: 'webhook', target: 'http://x.example' })).toEqual({
			kind: 'refused',
			reason: 'no-https'
		});
		for (let i = 0; i < 10; i += 1) await added('mail', `clerk${i}@city.example`);
		expect(await addSink(admin, { kind: 'file', target: '' })).toEqual({
			kind: 'refused',
			reason: 'too-many'
		});
	});

	it('is the administrator’s, and the department’s', async () => {
		const sinkId = await added('file');
		const other = await foundTestDepartment(database.db);
		await expect(endSink(other.contexts.admin, { sinkId })).rejects.toThrow(NotFound);
		for (const who of ['officer', 'supervisor', 'trainer', 'auditor'] as const) {
			await expect(endSink(department.contexts[who], { sinkId })).rejects.toThrow(Forbidden);
			await expect(addSink(department.contexts[who], { kind: 'file', target: '' })).rejects.toThrow(
				Forbidden
			);
		}
		expect((await readCheckpoints(other.contexts.auditor)).sinks).toEqual([]);
		await expect(readCheckpoints(department.contexts.officer)).rejects.toThrow(Forbidden);
	});
});

describe('past the program', () => {
	it.each([
		[
			'update checkpoint_sink set target = :mail',
			/^The place for copies of checkpoints that entry \d+ names .* is not what it was/
		],
		["update checkpoint_sink set added_at = added_at - interval '1 day'", /is not what it was/],
		['delete from checkpoint_sink', /is not there any more/],
		[
			'delete from checkpoint_sink_ending',
			/^The end of a place for copies of checkpoints .* is not there any more/
		],
		["update checkpoint_sink_ending set ended_at = ended_at - interval '1 day'", /is not what it was/],
		[
			'insert into checkpoint_sink select department_id, gen_random_uuid(), kind, :mail, added_by, added_at from checkpoint_sink',
			/^A place for copies of checkpoints \(\S+\) is there that no entry of the ledger names/
		]
	])('is named: %s', async (statement, told) => {
		const { admin } = department.contexts;
		await endSink(admin, { sinkId: await added('mail', 'clerk@city.example') });
		const where = `department_id = '${department.departmentId}'`;
		await database.exec(
			`begin; set local session_replication_role = replica; ${statement.replaceAll(':mail', `'thief@evil.example'`)} where ${where}; commit`
		);
		expect(await within((trx) => checkEvidence(trx, department.departmentId))).toMatchObject({
			kind: 'broken',
			fault: { message: expect.stringMatching(told) }
		});
	});
});

describe('the folder of the server', () => {
	it('gets every checkpoint once, as it was signed', async () => {
		const sinkId = await added('file');
		for (const minutes of [0, 60, 120]) await sign(minutes);
		expect(await send(121)).toEqual({ accepted: 3, refused: 0 });
		expect(await send(122)).toEqual({ accepted: 0, refused: 0 });
		const own = join(folder, department.departmentId);
		const made = await within((trx) => listCheckpoints(trx, department.departmentId));
		expect(readdirSync(own)).toEqual(made.map(({ size }) => `${String(size).padStart(12, '0')}.txt`));
		expect(readdirSync(own).map((name) => readFileSync(join(own, name), 'utf8'))).toEqual(
			made.map(({ note }) => note)
		);
		const { sinks, newest: last } = await readCheckpoints(department.contexts.auditor);
		expect(sinks).toMatchObject([{ id: sinkId, taken: { size: last!.size }, failed: null }]);
	});

	it('refuses to write over another checkpoint of that size, and says so', async () => {
		await added('file');
		await sign(0);
		const { size } = await newest();
		expect(await send(1)).toEqual({ accepted: 1, refused: 0 });
		const other = await foundTestDepartment(database.db);
		const file = join(folder, department.departmentId, `${String(size).padStart(12, '0')}.txt`);
		writeFileSync(file, 'something else');
		await endSink(department.contexts.admin, {
			sinkId: (await readCheckpoints(department.contexts.admin)).sinks[0]!.id
		});
		await added('file');
		expect(await send(2)).toEqual({ accepted: 0, refused: 1 });
		const { sinks } = await readCheckpoints(department.contexts.admin);
		expect(sinks[0]?.failed?.why).toContain('Another checkpoint of that size lies there.');
		expect(readFileSync(file, 'utf8')).toBe('something else');
		expect(other.departmentId).not.toBe(department.departmentId);
	});
});

describe('a mailbox', () => {
	it('gets the newest checkpoint, whole', async () => {
		const server = await fakeMailServer();
		const office = openPostOffice(server.mail);
		await added('mail', 'clerk@city.example');
		for (const minutes of [0, 60]) await sign(minutes);
		expect(await send(61, { office })).toEqual({ accepted: 1, refused: 0 });
		expect(await send(62, { office })).toEqual({ accepted: 0, refused: 0 });
		office.close();
		const { size, note } = await newest();
		expect(server.received).toHaveLength(1);
		expect(server.received[0]).toMatchObject({
			to: ['clerk@city.example'],
			subject: `Checkpoint of the training ledger: ${size} entries`
		});
		expect(note.split('\n')[0]).toBe(`firstword/ledger/${department.departmentId}`);
	});

	it('is tried again later and later while it does not take it, and each try is written down', async () => {
		await added('mail', 'clerk@city.example');
		await sign(0);
		const tries: number[] = [];
		for (let minute = 1; minute <= 20; minute += 1) if ((await send(minute)).refused > 0) tries.push(minute);
		expect(tries).toEqual([1, 2, 4, 8, 16]);
		const { sinks, isTooFew } = await readCheckpoints(department.contexts.auditor);
		expect(sinks[0]).toMatchObject({ taken: null, failed: { why: 'No mail server is configured.' } });
		expect(isTooFew).toBe(true);
	});
});

describe('a web address', () => {
	const tls = (name: string) => readFileSync(join('tests', 'fixtures', 'tls', `for-tests-only.${name}`));
	const got: { method: string; type: string; body: string }[] = [];
	let answer: { status: number; headers?: Record<string, string>; body: string | 'silence' | 'endless' };
	let port: number;
	const server = createServer({ key: tls('key'), cert: tls('crt') }, (asked, reply) => {
		let body = '';
		asked.setEncoding('utf8').on('data', (piece: string) => (body += piece));
		asked.once('end', () => {
			got.push({ method: asked.method!, type: asked.headers['content-type']!, body });
			if (answer.body === 'silence') return;
			reply.writeHead(answer.status, answer.headers);
			if (answer.body !== 'endless') return void reply.end(answer.body);
			const more = () => {
				while (!reply.destroyed && reply.write('x'.repeat(10_000)));
			};
			reply.on('drain', more).on('error', () => {});
			more();
		});
	});
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		port = (server.address() as AddressInfo).port;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});
	beforeEach(() => {
		got.length = 0;
		answer = { status: 200, body: 'kept' };
	});

	const leadsTo = (...addresses: string[]) =>
		((
			_host: string,
			_options: object,
			give: (error: null, found: { address: string; family: number }[]) => void
		) =>
			give(
				null,
				addresses.map((address) => ({ address, family: 4 }))
			)) as unknown as Internet['lookUp'] & LookupFunction;
	const near = (): Internet => ({
		isAllowed: (address) => address === '127.0.0.1',
		lookUp: leadsTo('127.0.0.1'),
		options: { ca: tls('crt') }
	});
	const post = (internet: Internet = near(), target = `https://sink.example:${port}/hook`) =>
		postCopy(target, 'a note\n', internet);

	it('gets the note as plain text', async () => {
		expect(await post()).toEqual({ kind: 'accepted', detail: '200 kept' });
		expect(got).toEqual([{ method: 'POST', type: 'text/plain; charset=utf-8', body: 'a note\n' }]);
	});

	it('is sent the newest checkpoint of the department', async () => {
		await added('webhook', `https://sink.example:${port}/hook`);
		await sign(0);
		expect(await send(1, { internet: near() })).toEqual({ accepted: 1, refused: 0 });
		expect(got.map(({ body }) => body)).toEqual([(await newest()).note]);
	});

	it.each([
		[301, /redirects are not followed/],
		[307, /redirects are not followed/],
		[404, /^It answered 404 gone$/],
		[500, /^It answered 500 gone$/]
	])('that answers %i has not taken it', async (status, why) => {
		answer = { status, headers: { location: `https://moved.example:${port}/` }, body: 'gone' };
		expect(await post()).toMatchObject({ kind: 'refused', detail: expect.stringMatching(why) });
		expect(got).toHaveLength(1);
	});

	it.each([
		['its name leads to this machine', 'https://sink.example/', leadsTo('127.0.0.1')],
		['its name leads to a private network', 'https://sink.example/', leadsTo('10.0.0.5')],
		['one of its addresses does', 'https://sink.example/', leadsTo('8.8.8.8', '169.254.169.254')],
		['it is such a number itself', 'https://127.0.0.1/', leadsTo('8.8.8.8')],
		['it is such a number, written otherwise', 'https://0x7f000001/', leadsTo('8.8.8.8')],
		['it is one of IPv6', 'https://[::1]/', leadsTo('8.8.8.8')],
		['it is IPv4 within IPv6', 'https://[::ffff:10.0.0.1]/', leadsTo('8.8.8.8')]
	])('is not spoken to when %s', async (_why, target, lookUp) => {
		const { isAllowed: _, ...internet } = near();
		const { isPublicAddress } = await import('#lib/domain/audit/sinks/public-address.ts');
		const withPort = new URL(target);
		withPort.port = String(port);
		expect(await post({ ...internet, lookUp, isAllowed: isPublicAddress }, withPort.href)).toMatchObject({
			kind: 'refused',
			detail: 'The address leads to a private network, where copies are not sent.'
		});
		expect(got).toEqual([]);
	});

	it('with a certificate of somebody else is not spoken to', async () => {
		const refused = await post(near(), `https://other.example:${port}/`);
		expect(refused.kind).toBe('refused');
		expect(got).toEqual([]);
	});

	it('that goes on without an end is cut off', async () => {
		answer = { status: 200, body: 'endless' };
		expect(await post()).toMatchObject({ kind: 'accepted', detail: `200 ${'x'.repeat(200)}` });
	});

	it('that says nothing is given up after ten seconds', async () => {
		answer = { status: 200, body: 'silence' };
		const began = Date.now();
		expect(await post()).toEqual({
			kind: 'refused',
			isPermanent: false,
			detail: 'It did not answer within 10 seconds.'
		});
		expect(Date.now() - began).toBeLessThan(15_000);
	});
});

it('all checkpoints go out in one file, which the ledger remembers', async () => {
	for (const minutes of [0, 60]) await sign(minutes);
	const { auditor, officer } = department.contexts;
	const { name, text } = await exportCheckpoints(auditor);
	const made = await within((trx) => listCheckpoints(trx, department.departmentId));
	expect(name).toBe(`checkpoints-${made.at(-1)!.size}.ndjson`);
	expect(
		text
			.trim()
			.split('\n')
			.map((line) => (JSON.parse(line) as { note: string }).note)
	).toEqual(made.map(({ note }) => note));
	expect(await listEvents(database, department, 'exported')).toMatchObject([
		{ what: 'checkpoints', rows: 2 }
	]);
	await expect(exportCheckpoints(officer)).rejects.toThrow(Forbidden);
});

it('a witness is shown that the ledger only grew', async () => {
	const { auditor, officer } = department.contexts;
	await expect(readWitnessRequest(auditor, { old: 0 })).rejects.toThrow(NotFound);
	for (const minutes of [0, 60]) await sign(minutes);
	const [first, last] = (await within((trx) => listCheckpoints(trx, department.departmentId))) as [
		Awaited<ReturnType<typeof newest>>,
		Awaited<ReturnType<typeof newest>>
	];
	const asked = await readWitnessRequest(auditor, { old: first.size });
	const text = asked.kind === 'request' ? asked.text : '';
	const [head, ...notes] = text.split('\n\n');
	const [old, ...proof] = head!.split('\n');
	expect(old).toBe(`old ${first.size}`);
	expect(notes.join('\n\n')).toBe(last.note);
	expect(
		verifyConsistency({
			...{ from: first.size, fromRoot: first.root, to: last.size, toRoot: last.root },
			proof: proof.map((line) => Buffer.from(line, 'base64').toString('hex'))
		})
	).toBe(true);
	expect(await readWitnessRequest(auditor, { old: 0 })).toEqual({
		kind: 'request',
		text: `old 0\n\n${last.note}`
	});
	expect(await readWitnessRequest(auditor, { old: last.size + 1 })).toEqual({
		kind: 'refused',
		reason: 'beyond'
	});
	await expect(readWitnessRequest(officer, { old: 0 })).rejects.toThrow(Forbidden);
});
