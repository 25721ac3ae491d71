import type { Temporal } from 'temporal-polyfill';
import { asOfFor } from '#lib/domain/compliance/as-of.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { describeFilter } from './describe-filter.ts';
import { filterOfficers, type OfficerFilter, type OfficerRow } from './filter-officers.ts';
import type { RequirementVersions } from './requirement/queries.ts';
import { standingOfDepartment } from './standing-of-department.ts';
import { titlesOf } from './titles-of.ts';

const ROWS_A_PAGE = 50;

/** An officer's row as it is shown and exported. */
export interface ListedOfficer extends Omit<OfficerRow, 'standings'> {
	requirement: Pick<Requirement, 'title' | 'citation'>;
	versions: readonly Requirement[];
	dueOn: Temporal.PlainDate | null;
	why: string;
}

/** Officers that a filter lets through, one page of 50. A page beyond the last is the last. */
export async function listOfficers(context: Context, filter: OfficerFilter, page: number) {
	if (!can(context.actor, { action: 'see-compliance' })) throw new Forbidden();
	const { on, known } = asOfFor(filter, context.actor, context.now);
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const department = await standingOfDepartment(trx, context, on, known);
		const rows = filterOfficers(department, filter);
		const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
		const shown = Math.min(Math.max(1, page), pages);
		return {
			today: on,
			known,
			/** What the list holds and leaves out, in words. */
			filters: describeFilter(filter, department),
			total: rows.length,
			page: shown,
			pages,
			rows: listed(rows.slice((shown - 1) * ROWS_A_PAGE, shown * ROWS_A_PAGE), department.requirements),
			options: {
				units: department.units,
				requirements: titlesOf(department.requirements)
			}
		};
	});
}

/** Rows with the words of their requirement. */
export function listed(rows: OfficerRow[], requirements: RequirementVersions[]): ListedOfficer[] {
	return rows.map(({ standings: _, ...row }) => {
		const { versions } = requirements.find(({ id }) => id === row.requirementId)!;
		const requirement = versions.at(-1)!;
		const why = whyStanding(row.standing, versions);
		return { ...row, requirement, versions, dueOn: row.standing.dueOn, why };
	});
}
