import { asOfFor, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { standingOfDepartment } from '../standing-of-department.ts';
import { summarizeDepartment } from '../summarize-department.ts';
import { titlesOf } from '../titles-of.ts';

/** One unit at a moment: how many of its officers stand where, over all requirements and with each. A supervisor has the own one. */
export async function readUnitView(
	context: Context,
	{ unitId, moment }: { unitId: string; moment: AsOfAsked }
) {
	const { actor } = context;
	if (!can(actor, { action: 'see-compliance' })) throw new Forbidden();
	const { on, known } = asOfFor(moment, actor, context.now);
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const department = await standingOfDepartment(trx, context, on, known);
		const unit = department.units.find(({ id }) => id === unitId);
		if (!unit) throw new NotFound();
		const countsOf = (requirementId: string | null) =>
			summarizeDepartment(department, { requirementId, unitId }).counts;
		return {
			...{ on, known, name: unit.name, counts: countsOf(null) },
			requirements: titlesOf(department.requirements).map(({ id, title }) => ({
				...{ id, title },
				...countsOf(id)
			}))
		};
	});
}
