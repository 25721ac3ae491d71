import { Temporal } from 'temporal-polyfill';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { can } from '#lib/domain/identity/can.ts';
import { listLatestEntries } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { filterOfficers, SOON_DAYS, type OfficerRow } from './filter-officers.ts';
import { standingOfDepartment } from './standing-of-department.ts';

interface Counts {
	officers: number;
	current: number;
	due: number;
	/** Of those due: within 30 days. */
	dueSoon: number;
	overdue: number;
}

const MOST_OVERDUE = 10;

/** The department's compliance today: counts, the same by unit, and who has been overdue longest. */
export async function readCompliance(
	context: Context,
	filter: { requirementId: string | null; unitId: string | null }
) {
	if (!can(context.actor, { action: 'see-compliance' })) throw new Forbidden();
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		const department = await standingOfDepartment(trx, context);
		const { today, head, units, requirements } = department;
		const rows = filterOfficers(department, {
			...filter,
			standing: null,
			search: '',
			sort: 'due',
			descending: false
		});
		const byUnit = Map.groupBy(rows, (row) => row.unitId);
		const shown = [...units, { id: null, name: 'No unit' }].filter(
			(unit) => byUnit.has(unit.id) || (unit.id && !filter.unitId)
		);
		return {
			today,
			head,
			lastCheck: await lastCheck(trx, context.actor.departmentId),
			counts: count(rows, today),
			units: shown.map((unit) => ({ ...unit, ...count(byUnit.get(unit.id) ?? [], today) })),
			overdue: rows
				.filter((row) => row.standing.kind === 'overdue')
				.slice(0, MOST_OVERDUE)
				.map((row) => {
					const rule = requirements.find((requirement) => requirement.id === row.requirementId)!;
					return { ...row, requirementTitle: rule.title, why: whyStanding(row.standing, rule) };
				}),
			options: {
				units,
				requirements: requirements.map(({ id, title }) => ({ id, title }))
			}
		};
	});
}

function count(rows: OfficerRow[], today: Temporal.PlainDate): Counts {
	const counts: Counts = { officers: rows.length, current: 0, due: 0, dueSoon: 0, overdue: 0 };
	const soon = today.add({ days: SOON_DAYS });
	for (const { standing } of rows) {
		if (standing.kind === 'not-applicable') continue;
		counts[standing.kind]++;
		if (standing.kind === 'due' && Temporal.PlainDate.compare(standing.dueOn, soon) <= 0) counts.dueSoon++;
	}
	return counts;
}

/** When the ledger was last checked and what was found, or null when it never was. */
async function lastCheck(trx: Tx, departmentId: string) {
	const [entry] = await listLatestEntries(trx, departmentId, null, 'ledger-checked', 1);
	if (!entry) return null;
	const { at, entries, intact } = JSON.parse(entry.body) as { at: string; entries: number; intact: boolean };
	return { at: Temporal.Instant.from(at), entries, intact };
}
