/**
 * npm run bench -- pack: the evidence pack of a department of 1,000, 3,000 and 10,000 officers with five years of
 * evidence each (a module with its lessons, quiz, scenario, completion and certificate a year: 46 entries of the ledger
 * and their records), on a throw-away PostgreSQL, and the pack of one officer of them. Each is made in a process of its
 * own, whose peak of memory is told. BENCH_OFFICERS gives other sizes: `BENCH_OFFICERS=200,600`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { makeCheckpoint } from '#lib/server/audit/tree/make-checkpoint.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { SERVER_FLAGS } from '#lib/server/start/server-flags.mjs';
import { startPostgres } from '../postgres-cluster.mjs';
import { addOfficers, foundPackDepartment } from './pack-department.ts';
import type { PackDone, PackPlan } from './pack-run.ts';

const SIZES = (process.env['BENCH_OFFICERS'] ?? '1000,3000,10000').split(',').map(Number);
const WANTED = { officers: 10_000, seconds: 60, oneSeconds: 5, megabytes: 300 };
const AS_OF = '2031-11-26T18:00:00Z';
/** Such as `--cpu-prof`. */
const MORE = process.env['BENCH_NODE']?.split(' ') ?? [];
const say = (text: string) => console.log(text);
const run = promisify(execFile);

const load = loadavg()[0] ?? 0;
if (load > cpus().length / 2)
	say(
		`Other programs are at work here (load ${load.toFixed(1)} on ${cpus().length} cores): expect high figures.`
	);
const folder = mkdtempSync(join(tmpdir(), 'bench-packs-'));
process.env['SIGNING_KEYS'] = join(folder, 'keys');
process.env['FIRSTWORD_DATA'] = folder;
const cluster = await startPostgres({ durable: true });
const database = openPostgres(cluster.url, (error) => console.error(error.message));
const { db } = database;
try {
	await migrate(database, 'migrations');
	const department = await foundPackDepartment(db);
	const { auditor, first } = department;
	say(
		[
			'officers',
			'made s',
			'pack s',
			'MB zipped',
			'rows',
			'peak MB',
			'of CPU s',
			'one officer s',
			'one peak MB'
		]
			.map((name) => name.padStart(15))
			.join('')
	);
	let before = 0;
	let smallest: { size: number; seconds: number } | null = null;
	for (const [index, size] of SIZES.entries()) {
		const begun = performance.now();
		await addOfficers(db, department, before, size);
		before = size;
		const grown = (performance.now() - begun) / 1000;
		await database.exec('vacuum analyze');
		const now = Temporal.Instant.from('2031-11-25T18:00:00Z').add({ hours: index });
		await makeCheckpoint(db, { departmentId: auditor.departmentId, now });
		const whole = await make(null);
		const one = await make(first);
		say(
			[
				size,
				grown,
				whole.seconds,
				whole.megabytes,
				whole.rows,
				whole.peakMb,
				whole.cpuSeconds,
				one.seconds,
				one.peakMb
			]
				.map((figure) => (Number.isInteger(figure) ? String(figure) : figure.toFixed(1)).padStart(15))
				.join('')
		);
		say(`  ${whole.steps.map(([step, at]) => `${step} from ${at.toFixed(1)} s`).join(', ')}`);
		smallest ??= { size, seconds: whole.seconds };
		say(
			`  growth ${(whole.seconds / smallest.seconds).toFixed(1)} for ${(size / smallest.size).toFixed(1)} times the officers`
		);
		if (size <= WANTED.officers && whole.seconds > WANTED.seconds)
			say(`  WARNING: above ${WANTED.seconds} s.`);
		if (one.seconds > WANTED.oneSeconds) say(`  WARNING: one officer above ${WANTED.oneSeconds} s.`);
		if (whole.peakMb > WANTED.megabytes) say(`  WARNING: above ${WANTED.megabytes} MB.`);
	}

	async function make(personId: string | null): Promise<PackDone> {
		const plan: PackPlan = {
			...{ url: cluster.url, actor: auditor, personId, asOf: AS_OF },
			file: join(folder, personId === null ? 'whole.zip' : 'one.zip')
		};
		const { stdout } = await run(process.execPath, [
			...SERVER_FLAGS,
			...MORE,
			'tests/bench/pack-run.ts',
			JSON.stringify(plan)
		]);
		return JSON.parse(stdout.trim().split('\n').at(-1)!) as PackDone;
	}
} finally {
	await database.close();
	await cluster.stop();
	if (process.env['BENCH_KEEP'] === undefined) rmSync(folder, { recursive: true });
	else say(`Kept in ${folder}.`);
}
