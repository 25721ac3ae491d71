/**
 * npm run bench -- serving: what the program exists to do, beside a floor measured in the same run, on PostgreSQL.
 * A throw-away, durable PostgreSQL is started, or BENCH_DATABASE_URL names one that may be filled. The numbers say
 * something about this machine only; compare the ratios. Nothing here passes or fails.
 */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { startPostgres } from '../postgres-cluster.mjs';
import { startApplication } from './application-server.ts';
import { checkerLines } from './checker.ts';
import { makeDepartment } from './department.ts';
import type { Plan, Request } from './plan.ts';
import { request } from './plan.ts';
import { keepReport, row, tableHead, tableLine, type Row } from './report.ts';
import { runPlan, startBareServer } from './run-plan.ts';
import { prepareScripts } from './scripts.ts';

const root = join(import.meta.dirname, '..', '..');
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);
const MOST = 100_000;
/** Runs that are played at each number of clients, and before the first to warm up. */
const RUNS = { warm: 12, 1: 24, 8: 80, 32: 150 };
const say = (text: string) => console.log(text);

// A loaded machine slows the application more than its floors, as more processes must take turns for one answer.
const load = loadavg()[0] ?? 0;
if (load > cpus().length / 2)
	say(
		`Other programs are at work here (load ${load.toFixed(1)} on ${cpus().length} cores): expect low ratios.`
	);
say('The checker of scenarios, in processor time:');
for (const line of checkerLines()) say(`  ${line}`);
const given = process.env['BENCH_DATABASE_URL'];
say(
	given ? 'Using BENCH_DATABASE_URL…' : 'Starting a throw-away PostgreSQL that keeps its promises (fsync on)…'
);
const cluster = given ? { url: given, stop: async () => {} } : await startPostgres({ durable: true });
const { url } = cluster;
const server = await startApplication(root, url);
const bare = await startBareServer();
const { db, close } = openPostgres(url, (error) => console.error(error.message));
try {
	const department = await makeDepartment(db, say);
	say('Opening sessions and runs…');
	const scripts = await prepareScripts(db, server.port, department);
	await query(`create table if not exists bench_row (
		id bigint generated always as identity primary key, client integer, number integer, note text,
		made_at timestamptz default clock_timestamp())`);
	await query('analyze');

	const rows: Row[] = [];
	const measure = async (what: string, plan: Plan, floor: Row | null = null) => {
		const measured = row(what, plan.clients, await runPlan(plan), floor);
		rows.push(measured);
		say(tableLine(measured));
		return measured;
	};
	const pages = {
		'lesson page': scripts.lesson,
		'certificate check': scripts.verify,
		'compliance home': scripts.compliance
	};
	const bounds = (clients: number) => ({ clients, seconds: SECONDS, most: MOST });
	const asking = (scripts: Request[][], clients: number, repeat = true): Plan => ({
		...{ kind: 'http', port: server.port, scripts, repeat },
		...bounds(clients)
	});
	const sql = (work: 'insert' | 'transaction', clients: number): Plan => ({
		...{ kind: 'sql', url, work },
		...bounds(clients)
	});

	say('Warming up…');
	for (const page of Object.values(pages)) await runPlan({ ...asking(page, 8), seconds: 2 });
	await runPlan(asking(scripts.takeRuns(RUNS.warm), 8, false));
	for (const work of ['insert', 'transaction'] as const) await runPlan({ ...sql(work, 8), seconds: 1 });

	say(`\n${tableHead()}`);
	for (const clients of [1, 8, 32] as const) {
		for (const [what, page] of Object.entries(pages)) {
			const { bytes } = await runPlan({ ...asking(page, 1), most: 1 });
			const floor = await measure(`bare Node http, ${bytes} bytes`, {
				...asking([[request(bare.port, `/${bytes}`)]], clients),
				port: bare.port
			} as Plan);
			await measure(what, asking(page, clients), floor);
		}
		const insert = await measure('bare insert', sql('insert', clients));
		const transaction = await measure('bare begin, insert, commit', sql('transaction', clients), insert);
		await measure('scenario choice', asking(scripts.takeRuns(RUNS[clients]), clients, false), transaction);
	}
	await measureAfterChange();

	const peak = server.peakMemory();
	say(`\nMost memory the server had: ${peak === null ? 'not said by this system' : `${peak} MB`}`);
	say(`Kept in ${keepReport(root, { load, peakMemory: peak, rows })}`);

	/** Standing is remembered until the ledger grows: what it costs when it has just grown. */
	async function measureAfterChange() {
		const measured = { milliseconds: [] as number[], seconds: 0, bytes: 0 };
		for (let n = 0; n < 30; n++) {
			const { admin, contextOf } = department;
			await inDepartment(db, admin.departmentId, (trx) =>
				recordEvents(trx, contextOf(admin), { kind: 'signed-in', subject: admin.personId })
			);
			const one = await runPlan({ ...asking(scripts.compliance, 1), most: 1 });
			measured.milliseconds.push(...one.milliseconds);
			measured.seconds += one.seconds;
		}
		const changed = row('compliance home after a change', 1, measured, null);
		rows.push(changed);
		say(tableLine(changed));
	}
} finally {
	await close();
	bare.stop();
	await server.stop();
	await cluster.stop();
}

async function query(statement: string) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(statement);
	await client.end();
}
