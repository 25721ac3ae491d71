import { Temporal } from 'temporal-polyfill';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerOrigin, parseCheckpoint } from '#lib/domain/audit/note/checkpoint.ts';
import { parseNote, verifyNote } from '#lib/domain/audit/note/signed-note.ts';
import { extendByEntries, rootOf, startRange } from '#lib/domain/audit/tree/compact-range.ts';
import { leafHash } from '#lib/domain/audit/tree/node-hash.ts';
import { verifyConsistency, verifyInclusion } from '#lib/domain/audit/tree/verify.ts';
import { appendEntries } from '#lib/server/audit/queries.ts';
import { publishedKeys } from '#lib/server/audit/signing/published-keys.ts';
import { consistencyBetween } from '#lib/server/audit/tree/consistency-between.ts';
import { headAt } from '#lib/server/audit/tree/head-at.ts';
import { inclusionProofs } from '#lib/server/audit/tree/inclusion-proofs.ts';
import { makeCheckpoint } from '#lib/server/audit/tree/make-checkpoint.ts';
import { countNodes, listCheckpoints } from '#lib/server/audit/tree/queries.ts';
import { signedCheckpoint } from '#lib/server/audit/tree/signed-checkpoint.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';

let database: Database;
let departmentId: string;
let other: string;
/** Hashes of all entries, in order. */
let hashes: string[];
const SIZE = 1_500;
const within = <T>(work: Parameters<typeof inDepartment<T>>[2]) =>
	inDepartment(database.db, departmentId, work);
const rootOfFirst = (size: number) => {
	const range = startRange();
	extendByEntries(range, hashes.slice(0, size));
	return rootOf(range);
};
const later = (minutes: number) => NOW.add({ minutes });

async function grow(until: number) {
	const { n } = await within(
		async (trx) =>
			(await sql<{ n: number }>`select count(*)::int as n from ledger_entry`.execute(trx)).rows[0]!
	);
	const bodies = Array.from(
		{ length: until - n },
		(_, index) =>
			`{"kind":"signed-in","subject":"x","n":${n + index},"at":"${later(n + index).toString({ fractionalSecondDigits: 3 })}"}`
	);
	if (bodies.length > 0) await within((trx) => appendEntries(trx, departmentId, bodies));
}

beforeAll(async () => {
	database = await testDatabase();
	departmentId = (await foundTestDepartment(database.db)).departmentId;
	other = (await foundTestDepartment(database.db)).departmentId;
});

describe('a checkpoint is made', () => {
	it('at first, within the hour, and after 1,000 entries; never without new ones', async () => {
		const make = (minutes: number) => makeCheckpoint(database.db, { departmentId, now: later(minutes) });
		const first = await make(0);
		expect(first.kind).toBe('made');
		expect(await make(600)).toEqual({ kind: 'not-due' });
		await grow(100);
		expect(await make(10)).toEqual({ kind: 'not-due' });
		expect(await make(55)).toEqual({ kind: 'made', size: 100 });
		await grow(1_099);
		expect(await make(56)).toEqual({ kind: 'not-due' });
		await grow(1_100);
		expect(await make(57)).toEqual({ kind: 'made', size: 1_100 });
		// A clock that is hours behind since.
		await grow(1_101);
		expect(await make(-300)).toEqual({ kind: 'made', size: 1_101 });
		await grow(SIZE);
		const rows = await within((trx) =>
			sql<{ hash: string }>`select hash from ledger_entry order by seq`.execute(trx)
		);
		hashes = rows.rows.map(({ hash }) => hash);
	});

	it('once by several servers at the same moment', async () => {
		const now = later(2_000);
		const made = await Promise.all(
			Array.from({ length: 4 }, () => makeCheckpoint(database.db, { departmentId, now }))
		);
		expect(made.map(({ kind }) => kind).sort()).toEqual(['made', 'not-due', 'not-due', 'not-due']);
	});

	it('signed by the published key, over the root of all entries until then', async () => {
		const kept = await within((trx) => listCheckpoints(trx, departmentId, null));
		expect(kept.map(({ size }) => size).slice(1)).toEqual([100, 1_100, 1_101, SIZE]);
		for (const { size, root, note } of kept) {
			const verified = verifyNote(note, publishedKeys(departmentId));
			expect(verified).toMatchObject({ kind: 'verified', passedOver: [] });
			expect(parseCheckpoint(parseNote(note)!.text)).toEqual({
				origin: ledgerOrigin(departmentId),
				size,
				root
			});
			expect(root).toBe(rootOfFirst(size));
			expect(verifyNote(note, publishedKeys(other))).toEqual({ kind: 'refused', reason: 'unknown-key' });
		}
		expect(await within((trx) => listCheckpoints(trx, departmentId, 1_100))).toHaveLength(3);
	});

	it('of any size, the same each time, also before the stored one was made', async () => {
		for (const size of [1, 255, 256, 257, 999, 1_024, SIZE]) {
			const note = await within((trx) => signedCheckpoint(trx, departmentId, size));
			expect(parseCheckpoint(parseNote(note)!.text)).toMatchObject({ size, root: rootOfFirst(size) });
			expect(await within((trx) => signedCheckpoint(trx, departmentId, size))).toBe(note);
		}
		await grow(SIZE + 10);
		const before = await within((trx) => signedCheckpoint(trx, departmentId, SIZE + 10));
		await makeCheckpoint(database.db, { departmentId, now: later(4_000) });
		const stored = await within((trx) => listCheckpoints(trx, departmentId, null));
		expect(stored.at(-1)).toMatchObject({ size: SIZE + 10, note: before });
	});

	it('in no other department', async () => {
		expect(await inDepartment(database.db, other, (trx) => listCheckpoints(trx, departmentId, null))).toEqual(
			[]
		);
		await expect(
			inDepartment(database.db, other, (trx) => signedCheckpoint(trx, departmentId, 1))
		).rejects.toThrow();
	});
});

it('stores the roots of 256 entries', async () => {
	expect(await within((trx) => countNodes(trx, departmentId, 1))).toBe(Math.floor(SIZE / 256));
	expect(await within((trx) => countNodes(trx, departmentId, 2))).toBe(0);
});

it('proves that any entry is in the tree of any size', async () => {
	for (const size of [1, 2, 256, 257, 1_025, SIZE]) {
		const seqs = [1, 2, 200, 256, 257, 512, 1_024, 1_025, SIZE].filter((seq) => seq <= size);
		const proofs = await within((trx) => inclusionProofs(trx, departmentId, seqs, size));
		expect([...proofs.keys()]).toEqual(seqs);
		for (const [seq, proof] of proofs)
			expect(
				verifyInclusion({
					index: seq - 1,
					size,
					leaf: leafHash(hashes[seq - 1]!),
					proof,
					root: rootOfFirst(size)
				})
			).toBe(true);
	}
});

it('proves that an earlier tree is the beginning of a later one', async () => {
	for (const [from, to] of [
		[1, 2],
		[255, 256],
		[256, 1_500],
		[777, 1_300],
		[1_024, 1_500],
		[1_500, 1_500]
	] as const) {
		const proof = await within((trx) => consistencyBetween(trx, departmentId, from, to));
		const roots = { fromRoot: rootOfFirst(from), toRoot: rootOfFirst(to) };
		expect(verifyConsistency({ from, to, ...roots, proof })).toBe(true);
	}
});

it('finds where the ledger stood at a moment', async () => {
	const at = (moment: Temporal.Instant) => within((trx) => headAt(trx, departmentId, moment));
	expect(await at(later(500).add({ milliseconds: 1 }))).toEqual({ seq: 501, hash: hashes[500] });
	expect(await at(later(500))).toMatchObject({ seq: 501 });
	expect(await at(later(500).subtract({ milliseconds: 1 }))).toMatchObject({ seq: 500 });
	expect(await at(Temporal.Instant.from('2000-01-01T00:00:00Z'))).toBeNull();
});

it('does not sign on when what was signed last is not what is there any more', async () => {
	await grow(SIZE + 20);
	await database.exec(`begin; set local session_replication_role = replica;
		update ledger_entry set hash = repeat('0', 64) where department_id = '${departmentId}' and seq = ${SIZE}; commit`);
	expect(await makeCheckpoint(database.db, { departmentId, now: later(9_000) })).toEqual({
		kind: 'refused',
		reason: 'inconsistent',
		size: SIZE + 10
	});
});
