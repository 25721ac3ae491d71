/**
 * How long it takes to find entries in a long ledger on PostgreSQL: by person, kind, days and number, at the beginning
 * and the end of it. The floor is the newest page of the same ledger, measured in the same run.
 *
 * By hand: `node tests/bench/ledger-search.ts [entries]`, a million unless said otherwise.
 */
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Context } from '#lib/server/context.ts';
import { readEntry } from '#lib/server/compliance/ledger/read-entry.ts';
import { readLedger, type LedgerFilter } from '#lib/server/compliance/ledger/read-ledger.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { openPostgres } from '#lib/server/database/postgres.ts';
import { foundTestDepartment } from '../integration/people-for-tests.ts';
import { startPostgres } from '../postgres-cluster.mjs';

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const BATCH = 2_500;
const PEOPLE = 10_000;
/** One entry every 150 seconds: a million of them are not quite five years. */
const BEGINNING = '2022-01-01';

const cluster = await startPostgres();
const database = openPostgres(cluster.url, () => {});
try {
	await migrate(database, 'migrations');
	const { contexts, departmentId } = await foundTestDepartment(database.db);
	const { officer, admin } = contexts;
	const began = performance.now();
	for (let from = 1; from <= ENTRIES; from += BATCH) await append(from, Math.min(from + BATCH - 1, ENTRIES));
	console.log(`${ENTRIES} entries appended in ${Math.round((performance.now() - began) / 1000)} s`);
	await sql`vacuum analyze ledger_entry`.execute(database.db);
	const auditor: Context = { ...contexts.auditor, now: Temporal.Instant.from('2026-12-31T00:00:00Z') };
	const day = (text: string) => Temporal.PlainDate.from(text);
	const searches: [string, LedgerFilter][] = [
		['the newest (floor)', {}],
		['a person by name', { search: 'ruiz' }],
		['who did every tenth of them', { search: 'ada mills' }],
		['a frequent kind', { state: 'lesson-finished' }],
		['a rare kind', { state: 'certificate-revoked' }],
		['a rare kind of a person', { search: 'ruiz', state: 'certificate-revoked' }],
		['a day of the first year', { from: day('2022-03-01'), to: day('2022-03-01') }],
		['the first year', { from: day('2022-01-01'), to: day('2022-12-31') }],
		['a day of the last year', { from: day('2026-03-01'), to: day('2026-03-01') }],
		['all years', { from: day('2022-01-01'), to: day('2026-12-31') }],
		[
			'a rare kind in the first year',
			{ state: 'certificate-revoked', from: day('2022-01-01'), to: day('2022-12-31') }
		],
		['a person on a day', { search: 'ruiz', from: day('2022-03-01'), to: day('2022-03-01') }],
		['a person in all years', { search: 'ruiz', from: day('2022-01-01'), to: day('2026-12-31') }],
		['nobody’s', { search: 'nobody at all' }]
	];
	let floor = 0;
	for (const [name, filter] of searches) {
		const { ms, result } = await timed(() => readLedger(auditor, { before: null, filter }));
		floor ||= ms;
		console.log(
			`${ms.toFixed(1).padStart(8)} ms  ${(ms / floor).toFixed(1).padStart(6)} × floor  ${name}: ${result.entries.length} of ${result.matching > 5000 ? 'more than 5000' : result.matching}`
		);
	}
	const { ms } = await timed(() => readEntry(auditor, { seq: Math.floor(ENTRIES / 2) }));
	console.log(`${ms.toFixed(1).padStart(8)} ms  one entry by its number`);

	async function append(from: number, to: number) {
		const [o, a] = [officer.actor.personId, admin.actor.personId];
		await sql`
			select append_ledger(${departmentId}::uuid, array_agg(json_build_object(
				'actor', case when n % 10 = 0 then ${a}::text when n % 5000 = 1 then ${o}::text
					else '00000000-0000-4000-8000-' || lpad((n % ${PEOPLE})::text, 12, '0') end,
				'address', '10.0.0.1', 'digest', encode(sha256(n::text::bytea), 'hex'),
				'at', to_char(timestamp ${sql.lit(BEGINNING)} + n * interval '150 seconds', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'),
				'kind', case when n % 20011 = 0 then 'certificate-revoked' when n % 3 = 0 then 'lesson-finished'
					when n % 3 = 1 then 'signed-in' else 'quiz-started' end,
				'subject', case when n % 5000 = 1 then ${o}::text
					else '00000000-0000-4000-8000-' || lpad((n * 7 % ${PEOPLE})::text, 12, '0') end
			)::text order by n)) from generate_series(${from}::int, ${to}::int) n`.execute(database.db);
	}
} finally {
	await database.close();
	await cluster.stop();
}

/** The middle one of five, after one that fills the caches. */
async function timed<T>(work: () => Promise<T>) {
	const result = await work();
	const times: number[] = [];
	for (let n = 0; n < 5; n++) {
		const from = performance.now();
		await work();
		times.push(performance.now() - from);
	}
	return { ms: times.sort((one, other) => one - other)[2]!, result };
}
