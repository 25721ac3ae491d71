import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeFiles } from '#lib/server/certificate/prepared/make-files.ts';
import { readPrepared } from '#lib/server/certificate/prepared/read-prepared.ts';
import { readPacks } from '#lib/server/certificate/pack/read-packs.ts';
import { requestPack, type PackAsked } from '#lib/server/certificate/pack/request-pack.ts';
import type { Database } from '#lib/server/database/database.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { listEvents } from '#tests/integration/events-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';
import { adoptTraining, later, publishTraining } from '#tests/integration/training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let auditor: typeof department.contexts.auditor;
const folder = mkdtempSync(join(tmpdir(), 'firstword-packs-'));
const day = (text: string) => Temporal.PlainDate.from(text);

beforeAll(async () => {
	process.env['FIRSTWORD_DATA'] = folder;
	database = await testDatabase();
	await publishTraining(database.db);
});
afterAll(() => {
	delete process.env['FIRSTWORD_DATA'];
	rmSync(folder, { recursive: true });
});
beforeEach(async () => {
	department = await foundTestDepartment(database.db);
	await adoptTraining(department.contexts.admin);
	auditor = later(department.contexts.auditor, 10);
});

const ask = (more: Partial<PackAsked> = {}, context = auditor) =>
	requestPack(context, {
		...{ personId: null, requirementIds: null, asOf: null, from: day('2026-01-01'), to: day('2026-12-31') },
		...more
	});

it('is made by the worker, listed with its hash, and recorded without anybody’s name', async () => {
	const asked = await ask();
	if (asked.kind === 'refused') throw new Error(asked.reason);
	expect(await ask()).toEqual(asked);
	await makeFiles(database.db, { departmentId: department.departmentId, clock: () => auditor.now });
	const file = await readPrepared(auditor, asked.id);
	expect(file).toMatchObject({ state: 'ready', name: 'evidence-pack-2026-01-01-to-2026-12-31.zip' });
	const [event] = await listEvents(database, department, 'exported');
	expect(event).toMatchObject({ what: 'pack', digest: file.digest });
	expect(event!['filters']).toBe(
		'2026-01-01 to 2026-12-31; everybody, 1 officer; all requirements; as of 2026-11-23T02:09-06:00'
	);
	const { made } = await readPacks(auditor, { personId: null });
	expect(made).toMatchObject([{ digest: file.digest, by: 'Noor Haddad' }]);
});

it.each<[string, Partial<PackAsked>]>([
	['days-reversed', { from: day('2026-02-01'), to: day('2026-01-31') }],
	['days-ahead', { from: day('2026-12-01'), to: day('2026-12-31') }],
	['too-long', { from: day('2010-01-01'), to: day('2026-01-01') }]
])('is refused: %s', async (reason, more) => {
	expect(await ask(more)).toEqual({ kind: 'refused', reason });
});

it('is bound to the days of an inspection', async () => {
	const inspection = {
		...{ id: randomUUID(), organisation: 'State', from: day('2026-03-01'), to: day('2026-06-30') },
		expiresAt: auditor.now.add({ hours: 100 })
	};
	const inspector = { ...auditor, actor: { ...auditor.actor, inspection } };
	expect(await ask({}, inspector)).toEqual({ kind: 'refused', reason: 'outside-inspection' });
	const within = await ask({ from: day('2026-03-01'), to: day('2026-06-30') }, inspector);
	expect(within.kind).toBe('prepared');
	expect((await readPacks(inspector, { personId: null })).periods.map(({ period }) => period)).toEqual([
		'own'
	]);
});

it('is not asked for by an officer, nor of who or what is not there or is another department’s', async () => {
	const stranger = await foundTestDepartment(database.db);
	await expect(ask({}, department.contexts.officer)).rejects.toHaveProperty('name', 'Forbidden');
	await expect(ask({}, department.contexts.supervisor)).rejects.toHaveProperty('name', 'Forbidden');
	const { personId } = stranger.contexts.officer.actor;
	await expect(ask({ personId })).rejects.toHaveProperty('name', 'NotFound');
	await expect(ask({ requirementIds: [randomUUID()] })).rejects.toHaveProperty('name', 'NotFound');
});
