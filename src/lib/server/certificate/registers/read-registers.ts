import { monthsUpTo } from '#lib/domain/compliance/registers/months-up-to.ts';
import { TODAY } from '#lib/domain/compliance/as-of.ts';
import { NO_FILTER, REGISTER_NAMES } from '#lib/domain/compliance/registers/register-filter.ts';
import { can } from '#lib/domain/identity/can.ts';
import { askedOf } from '#lib/server/compliance/registers/asked-of.ts';
import { countCompletionsByMonth } from '#lib/server/compliance/registers/completions/queries.ts';
import { listViews } from '#lib/server/compliance/registers/saved/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { openRegister } from './open-register.ts';
import { REGISTERS } from './registers.ts';

/** How far back the trend goes. */
const MONTHS = 24;

/**
 * The auditor's lists with how much is in each today, completions by month, requirements and units to look into, and
 * the actor's own views.
 */
export async function readRegisters(context: Context) {
	const { actor } = context;
	if (!can(actor, { action: 'see-compliance' })) throw new Forbidden();
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const registers = [];
		for (const name of REGISTER_NAMES) {
			const { title, about, count } = REGISTERS[name];
			const asked = await askedOf(trx, context, NO_FILTER, TODAY);
			registers.push({ name, title, about, total: await count(trx, context, asked) });
		}
		const { asked, choices } = await openRegister(trx, context, {
			...{ name: 'completions', filter: NO_FILTER, moment: TODAY }
		});
		const months = monthsUpTo(asked.on, MONTHS);
		const from = months[0]!.toPlainDate({ day: 1 });
		const since = { ...asked.filter, from: later(asked.filter.from, from) };
		const counts = await countCompletionsByMonth(trx, { ...asked, filter: since });
		const byMonth = new Map(counts.map(({ month, count }) => [month, count]));
		return {
			on: asked.on,
			registers,
			trend: months.map((month) => ({ month, count: byMonth.get(month.toString()) ?? 0 })),
			units: choices.units,
			requirements: choices.requirements,
			views: await listViews(trx, actor.departmentId, actor.personId)
		};
	});
}

type Day = Parameters<typeof monthsUpTo>[0];

const later = (one: Day | null, other: Day): Day => (one && one.since(other).sign > 0 ? one : other);
