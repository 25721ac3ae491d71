import { Temporal } from 'temporal-polyfill';
import { asOfFor, TODAY, type AsOfAsked, type Known } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { listLatestEntries } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { standingOfDepartment, type DepartmentStanding } from './standing-of-department.ts';
import { summarizeDepartment, type Summary } from './summarize-department.ts';
import { titlesOf } from './titles-of.ts';

type Filter = Parameters<typeof summarizeDepartment>[1] & Partial<AsOfAsked>;
type LastCheck = { at: Temporal.Instant; entries: number; intact: boolean } | null;
type Compliance = Summary & { lastCheck: LastCheck };

/** Answers by department and filter, for as long as the department stands as it does. */
const remembered = new WeakMap<DepartmentStanding, Map<string, Compliance>>();

/** The department's compliance on a day: counts, the same by unit, who has been overdue longest, and the ledger's state. */
export async function readCompliance(context: Context, filter: Filter) {
	if (!can(context.actor, { action: 'see-compliance' })) throw new Forbidden();
	const { departmentId } = context.actor;
	const { on, known } = asOfFor({ ...TODAY, ...filter }, context.actor, context.now);
	return readInDepartment(context.db, departmentId, async (trx) => {
		const department = await standingOfDepartment(trx, context, on, known);
		const { today, head, units, requirements } = department;
		const answers = remembered.get(department) ?? new Map<string, Compliance>();
		const key = `${filter.requirementId} ${filter.unitId}`;
		const answer = answers.get(key) ?? {
			...summarizeDepartment(department, filter),
			// A check of the ledger is an entry of the ledger: it too is the same until the head moves.
			lastCheck: await lastCheck(trx, departmentId, known)
		};
		if (isOfDepartment(filter, department)) remembered.set(department, answers.set(key, answer));
		const options = { units, requirements: titlesOf(requirements) };
		return { today, known, head, ...answer, options };
	});
}

/** Ids that nobody has are answered and not remembered: there is no end of them. */
const isOfDepartment = ({ requirementId, unitId }: Filter, { units, requirements }: DepartmentStanding) =>
	(!requirementId || requirements.some(({ id }) => id === requirementId)) &&
	(!unitId || units.some(({ id }) => id === unitId));

async function lastCheck(trx: Tx, departmentId: string, known: Known): Promise<LastCheck> {
	const [entry] = await listLatestEntries(trx, departmentId, null, 'ledger-checked', 1, known);
	if (!entry) return null;
	const { at, entries, intact } = JSON.parse(entry.body) as { at: string; entries: number; intact: boolean };
	return { at: Temporal.Instant.from(at), entries, intact };
}
