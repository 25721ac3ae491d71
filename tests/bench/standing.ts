/**
 * npm run bench -- standing: every officer × 100 requirements of all kinds, computed and written as a file, on a
 * throw-away PostgreSQL, in departments of 1,000, 3,000 and 10,000 officers; beside the same facts read and dropped.
 * And one officer's standing with all 100. BENCH_OFFICERS gives other sizes: `BENCH_OFFICERS=300,1000`. BENCH_NODE_OPTIONS are given
 * to what is measured, as for a profile. Processor time is said as well: other programs do not lengthen it much.
 */
import { fork } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { SERVER_FLAGS } from '#lib/server/start/server-flags.mjs';
import { startPostgres } from '../postgres-cluster.mjs';
import { at } from './report.ts';
import { makeStandingDepartment } from './standing-department.ts';
import type { StandingMeasured, StandingPlan } from './standing-run.ts';

const SIZES = (process.env['BENCH_OFFICERS'] ?? '1000,3000,10000').split(',').map(Number);
const REQUIREMENTS = 100;
/** What this is to be for 10,000 officers, and for one. */
const WANTED = { officers: 10_000, seconds: 60, memory: 300, oneOfficer: 20 };
const NOW = Temporal.Instant.from('2026-11-26T18:00:00Z');
const say = (text: string) => console.log(text);

interface Line extends StandingMeasured {
	officers: number;
	floor: number;
}

const load = loadavg()[0] ?? 0;
if (load > cpus().length / 2)
	say(
		`Other programs are at work here (load ${load.toFixed(1)} on ${cpus().length} cores): expect low figures.`
	);
const cluster = await startPostgres({ durable: true });
const database = openPostgres(cluster.url, (error) => console.error(error.message));
try {
	await migrate(database, 'migrations');
	const lines: Line[] = [];
	say(`Officers × ${REQUIREMENTS} requirements as a file:\n${head()}`);
	for (const officers of SIZES) {
		const actor = await makeStandingDepartment(database.db, officers, NOW);
		await database.exec('vacuum analyze');
		const floor = await run(actor, 'floor');
		const line = { ...(await run(actor, 'report')), officers, floor: floor.seconds };
		say(tableLine(line, lines[0]));
		lines.push(line);
		const { milliseconds, cpu } = await run(actor, 'one');
		const [p50, p95] = [at(milliseconds, 0.5), at(milliseconds, 0.95)];
		const each = ((cpu * 1000) / milliseconds.length).toFixed(1);
		say(
			`  one officer's whole standing: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${each} ms of processor time`
		);
		if (p95 > WANTED.oneOfficer) say(`  WARNING: above ${WANTED.oneOfficer} ms.`);
		if (officers > WANTED.officers) continue;
		if (line.seconds > WANTED.seconds) say(`  WARNING: above ${WANTED.seconds} s.`);
		if (line.memory > WANTED.memory) say(`  WARNING: above ${WANTED.memory} MB.`);
	}
} finally {
	await database.close();
	await cluster.stop();
}

function run(actor: Actor, work: StandingPlan['work']): Promise<StandingMeasured> {
	const more = (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean);
	const child = fork(join(import.meta.dirname, 'standing-run.ts'), { execArgv: [...SERVER_FLAGS, ...more] });
	return new Promise((resolve, reject) => {
		child.once('message', (measured) => resolve(measured as StandingMeasured));
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`A measurement ended with code ${code}: see above.`)));
		child.send({ url: cluster.url, actor, now: NOW.toString(), work } satisfies StandingPlan);
	});
}

function head() {
	return columns([
		'officers',
		'rows',
		'seconds',
		'rows/s',
		'cpu s',
		'MB file',
		'MB memory',
		'floor s',
		'growth'
	]);
}

/** Growth: how many times the first line's seconds, for how many times its officers. */
function tableLine({ officers, seconds, cpu, memory, bytes, floor }: Line, first: Line | undefined) {
	const rows = officers * REQUIREMENTS;
	const growth = first
		? `${(seconds / first.seconds).toFixed(1)} / ${(officers / first.officers).toFixed(1)}`
		: '';
	return columns([
		...[officers, rows, seconds.toFixed(1), Math.round(rows / seconds), cpu.toFixed(1)],
		...[Math.round(bytes / 1e6), Math.round(memory), floor.toFixed(1), growth]
	]);
}

function columns(cells: (string | number)[]) {
	return cells.map((cell) => String(cell).padStart(11)).join('');
}
