import { createQueryId, sql, type KyselyPlugin, type RawNode } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { searchEntries, type LedgerSearch } from '#lib/server/compliance/ledger/queries.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '#tests/integration/database-for-tests.ts';
import { foundTestDepartment } from '#tests/integration/people-for-tests.ts';

let database: Database;
let departmentId: string;
const ENTRIES = 20_000;
const PERSON = '00000000-0000-4000-8000-000000000007';

/** A ledger in which five hundred people did eight things, one a minute. */
beforeAll(async () => {
	database = await testDatabase();
	({ departmentId } = await foundTestDepartment(database.db));
	await sql`
		select append_ledger(${departmentId}::uuid, array_agg(json_build_object(
			'actor', '00000000-0000-4000-8000-' || lpad((n % 500)::text, 12, '0'), 'address', null,
			'at', to_char(timestamp '2026-01-01' + n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'),
			'kind', case when n % 997 = 0 then 'exported' else 'kind-' || (n % 8) end,
			'subject', '00000000-0000-4000-8000-' || lpad((n * 7 % 500)::text, 12, '0')
		)::text order by n)) from generate_series(1, ${ENTRIES}) n`.execute(database.db);
	await sql`analyze ledger_entry`.execute(database.db);
});

/** The plans of the very statements that a search asks, and what it found. */
async function planned(asked: Partial<LedgerSearch>) {
	const nodes: RawNode[] = [];
	const listening: KyselyPlugin = {
		transformQuery({ node }) {
			if (node.kind === 'RawNode') nodes.push(node);
			return node;
		},
		transformResult: async ({ result }) => result
	};
	const search = { departmentId, people: null, kind: null, from: null, until: null, known: null, ...asked };
	return inDepartment(database.db, departmentId, async (trx) => {
		const found = await searchEntries(trx.withPlugin(listening), search, { before: null, limit: 51 });
		const plans: string[] = [];
		for (const { sqlFragments, ...node } of nodes) {
			const [first, ...rest] = sqlFragments;
			const explaining = { ...node, sqlFragments: [`explain ${first}`, ...rest] };
			const { rows } = await trx.executeQuery<Record<string, string>>(
				trx.getExecutor().compileQuery(explaining, createQueryId())
			);
			plans.push(rows.map((row) => Object.values(row)[0]).join('\n'));
		}
		return { found, plans };
	});
}

const DAY = { from: '2026-01-03T00:00:00.000Z', until: '2026-01-04T00:00:00.000Z' };

it.each<[string, Partial<LedgerSearch>, RegExp[][]]>([
	['the newest', {}, [[/ledger_entry_pk/]]],
	['a person', { people: [PERSON] }, [[/ledger_entry_subject/, /ledger_entry_actor/]]],
	['a kind', { kind: 'exported' }, [[/ledger_entry_kind/]]],
	['a day', DAY, [[/ledger_entry_at/], [/ledger_entry_at/], [/ledger_entry_(pk|at)/]]],
	[
		'a person on a day',
		{ people: [PERSON], ...DAY },
		[[/ledger_entry_at/], [/ledger_entry_at/], [/ledger_entry_subject/, /ledger_entry_actor/]]
	],
	[
		'a kind on a day',
		{ kind: 'exported', ...DAY },
		[[/ledger_entry_at/], [/ledger_entry_at/], [/ledger_entry_kind/]]
	]
])('%s is found by an index, and no ledger is read whole', async (_, asked, indexes) => {
	const { found, plans } = await planned(asked);
	expect(found.length).toBeGreaterThan(0);
	expect(plans).toHaveLength(indexes.length);
	for (const [statement, plan] of plans.entries()) {
		for (const index of indexes[statement]!) expect(plan).toMatch(index);
		expect(plan).not.toMatch(/Seq Scan on ledger_entry/);
	}
});
