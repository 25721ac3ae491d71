/**
 * npm run bench -- ledger: a ledger of 100,000, 300,000 and 1,000,000 entries, a fifth of which name a record, on a
 * throw-away PostgreSQL: made, signed, verified (chain and tree; then with every record compared), and audit paths for
 * 500 entries. BENCH_ENTRIES gives other sizes: `BENCH_ENTRIES=20000,100000`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { leafHash } from '#lib/domain/audit/tree/node-hash.ts';
import { verifyInclusion } from '#lib/domain/audit/tree/verify.ts';
import { checkLedger } from '#lib/server/audit/check-ledger.ts';
import { readKeys } from '#lib/server/audit/signing/key-folder.ts';
import { checkTree } from '#lib/server/audit/tree/check-tree.ts';
import { inclusionProofs } from '#lib/server/audit/tree/inclusion-proofs.ts';
import { makeCheckpoint } from '#lib/server/audit/tree/make-checkpoint.ts';
import { findEntry, listCheckpoints } from '#lib/server/audit/tree/queries.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { startPostgres } from '../postgres-cluster.mjs';
import { foundLedger, growLedger } from './long-ledger.ts';

const SIZES = (process.env['BENCH_ENTRIES'] ?? '100000,300000,1000000').split(',').map(Number);
const PROOFS = 500;
/** What a million entries are to be verified in, chain and tree. */
const WANTED = { entries: 1_000_000, seconds: 60 };
const say = (text: string) => console.log(text);

const load = loadavg()[0] ?? 0;
if (load > cpus().length / 2)
	say(
		`Other programs are at work here (load ${load.toFixed(1)} on ${cpus().length} cores): expect low figures.`
	);
const keys = mkdtempSync(join(tmpdir(), 'bench-keys-'));
process.env['SIGNING_KEYS'] = keys;
const cluster = await startPostgres({ durable: true });
const database = openPostgres(cluster.url, (error) => console.error(error.message), { isPatient: true });
const { db } = database;
try {
	await migrate(database, 'migrations');
	const actor = await foundLedger(db);
	const { departmentId } = actor;
	const publicKeys = readKeys().map(({ publicKey }) => publicKey);
	say(
		[
			'entries',
			'made s',
			'signed s',
			'verified s',
			'entries/s',
			'with records s',
			'500 proofs ms',
			'their cpu ms',
			'MB'
		]
			.map((name) => name.padStart(15))
			.join('')
	);
	let made = 0;
	let first: { size: number; seconds: number } | null = null;
	for (const size of SIZES) {
		const grown = await timed(() => growLedger(db, actor, size));
		await database.exec('vacuum analyze');
		const now = Temporal.Instant.from('2026-11-26T18:00:00Z').add({ hours: ++made });
		const signed = await timed(() => makeCheckpoint(db, { departmentId, now }));
		if (signed.value.kind !== 'made') throw new Error(JSON.stringify(signed.value));
		const verified = await timed(() =>
			inDepartment(db, departmentId, async (trx) => {
				const tree = await checkTree(trx, departmentId, { publicKeys, kept: [] });
				const checked = await checkLedger(trx, departmentId, [], async (entries) => tree.follow(entries));
				return checked.kind === 'intact' ? ((await tree.end()) ?? checked) : checked;
			})
		);
		if (verified.value.kind !== 'intact') throw new Error(JSON.stringify(verified.value));
		const whole = await timed(() =>
			inDepartment(db, departmentId, (trx) => checkEvidence(trx, departmentId, { publicKeys }))
		);
		if (whole.value.kind !== 'intact') throw new Error(JSON.stringify(whole.value));
		const proofs = await timed(() => proveSome(size));
		await checkSome(size, proofs.value);
		say(
			[
				size,
				grown.seconds,
				signed.seconds,
				verified.seconds,
				Math.round(size / verified.seconds),
				whole.seconds,
				Math.round(proofs.seconds * 1000),
				Math.round(proofs.cpu * 1000),
				Math.round(process.memoryUsage.rss() / 1e6)
			]
				.map((figure) => (Number.isInteger(figure) ? String(figure) : figure.toFixed(1)).padStart(15))
				.join('')
		);
		first ??= { size, seconds: verified.seconds };
		say(
			`  growth ${(verified.seconds / first.seconds).toFixed(1)} for ${(size / first.size).toFixed(1)} times the entries`
		);
		if (size <= WANTED.entries && verified.seconds > WANTED.seconds)
			say(`  WARNING: above ${WANTED.seconds} s.`);
	}

	/** Audit paths of entries spread over the ledger. */
	async function proveSome(size: number) {
		const seqs = Array.from(
			{ length: PROOFS },
			(_, index) => 1 + Math.floor((index * (size - 1)) / (PROOFS - 1))
		);
		const found = await inDepartment(db, departmentId, (trx) =>
			inclusionProofs(trx, departmentId, seqs, size)
		);
		return found;
	}

	async function checkSome(size: number, found: Map<number, string[]>) {
		await inDepartment(db, departmentId, async (trx) => {
			const { root } = (await listCheckpoints(trx, departmentId)).at(-1)!;
			for (const [seq, proof] of found) {
				const { hash } = (await findEntry(trx, departmentId, seq))!;
				const claim = { index: seq - 1, size, leaf: leafHash(hash), proof, root };
				if (!verifyInclusion(claim)) throw new Error(`The audit path of entry ${seq} does not hold.`);
			}
		});
	}
} finally {
	await database.close();
	await cluster.stop();
	rmSync(keys, { recursive: true });
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number; cpu: number }> {
	const [begun, used] = [performance.now(), process.cpuUsage()];
	const value = await work();
	const { user, system } = process.cpuUsage(used);
	return { value, seconds: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6 };
}
