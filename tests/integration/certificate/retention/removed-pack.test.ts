import { unzipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { publishedKeys } from '#lib/server/audit/signing/published-keys.ts';
import { makePack } from '#lib/server/certificate/pack/make-pack.ts';
import { removeRecords } from '#lib/server/certificate/retention/remove-records.ts';
import type { Database } from '#lib/server/database/database.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { verifyBytes } from '../verify/verify-bytes.ts';
import { enterLegacy } from './legacy-for-tests.ts';
import { foundSeparated, NAMES } from './separated-for-tests.ts';

// What was cut in the database is not in a pack that is made afterwards, and the pack is proven all the same.

let database: Database;
let of: Awaited<ReturnType<typeof foundSeparated>>;
beforeAll(async () => {
	database = await testDatabase();
	of = await foundSeparated(database.db);
});

interface Line {
	body?: string;
	record?: { class?: string };
	identity?: object;
}

async function packAt(now: Temporal.Instant) {
	const pieces: Uint8Array[] = [];
	await makePack(
		{ ...of.department.contexts.auditor, now },
		{
			...{ personId: null, requirementIds: null, preparedBy: 'Ada Auditor', withoutLeave: false },
			...{ from: Temporal.PlainDate.from('2025-01-01'), to: Temporal.PlainDate.from('2027-12-31') },
			asOf: now.subtract({ hours: 1 })
		},
		{ write: async (piece: Uint8Array) => void pieces.push(Buffer.from(piece)) },
		async () => {}
	);
	const bytes = Buffer.concat(pieces);
	const texts = Object.entries(unzipSync(bytes)).map(
		([path, file]) => `${path}\n${Buffer.from(file).toString()}`
	);
	const lines = texts
		.find((text) => text.startsWith('evidence.ndjson'))!
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Line);
	return { bytes, text: texts.join('\n'), lines };
}

const named = (text: string) => Object.values(NAMES).filter((name) => text.includes(name));
const verdictOf = (bytes: Buffer) => verifyBytes(bytes, { keys: publishedKeys(of.departmentId).join('\n') });

it('names the officer and opens the hashes of the names, and after the removal neither, and is proven both times', async () => {
	const before = await packAt(of.admin.now);
	expect(named(before.text)).toEqual(Object.values(NAMES));
	expect((await verdictOf(before.bytes)).checks.filter(({ verdict }) => verdict === 'broken')).toEqual([]);
	const issued = (lines: typeof before.lines) =>
		lines.find(({ body }) => body?.includes('"kind":"certificate-issued"'))!;
	expect(issued(before.lines).identity).toMatchObject({ badgeNumber: NAMES.badgeNumber });

	const legacyId = await enterLegacy(of);
	for (const which of ['mail', 'files', 'identity'] as const)
		expect(await removeRecords(of.admin, { ...of.removing, class: which })).toMatchObject({
			kind: 'removed'
		});

	const legacy = { personId: legacyId, class: 'identity', reason: 'Due.', confirmation: 'Old Hand' } as const;
	expect(await removeRecords(of.admin, legacy)).toMatchObject({ kind: 'removed' });

	const after = await packAt(of.admin.now.add({ hours: 24 }));
	expect(named(after.text)).toEqual([]);
	expect(after.text).not.toContain('Old,');
	// Of somebody from before there is a record too, under the name that the removal gives it.
	const added = after.lines.find(({ body }) =>
		body?.includes(`"person-added","roles":["officer"],"subject":"${legacyId}"`)
	);
	expect(added?.record).toMatchObject({ rank: 'Captain', identity: expect.stringMatching(/^removal /) });
	const verdict = await verdictOf(after.bytes);
	expect(verdict.checks.filter(({ verdict: one }) => one === 'broken')).toEqual([]);
	expect(verdict.outcome).toBe('proven');
	expect(issued(after.lines)).not.toHaveProperty('identity');
	expect(issued(after.lines).record).toEqual(issued(before.lines).record);
	// What was told of the removal is in it.
	expect(after.lines.flatMap(({ record }) => record?.class ?? [])).toEqual(
		expect.arrayContaining(['mail', 'files', 'identity'])
	);
});
