import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { asOfFor, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import type { RegisterFilter } from '#lib/domain/compliance/registers/register-filter.ts';
import { can } from '#lib/domain/identity/can.ts';
import { clamp } from '#lib/domain/identity/inspection-scope.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listPeopleOfUnit } from './queries.ts';
import type { Asked } from './register.ts';

/**
 * What a register is asked, with all that binds the actor: an inspector has the days of their period alone, a
 * supervisor the records of who is in their unit today (and on the day asked about was in it too).
 */
export async function askedOf(
	trx: Tx,
	{ actor, now }: Context,
	filter: RegisterFilter,
	moment: AsOfAsked
): Promise<Asked> {
	const { departmentId, timeZone } = actor;
	const { on, known } = asOfFor(moment, actor, now);
	// Days outside of a period are no days: the list is empty, as that of a span that ends before it begins.
	const span = clamp(actor, filter.from, filter.to) ?? { from: on.add({ days: 1 }), to: on };
	const people = await peopleSeenBy(trx, { actor, now }, on);
	return { departmentId, timeZone, people, on, known, filter: { ...filter, ...span } };
}

async function peopleSeenBy(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	on: Temporal.PlainDate
): Promise<string[] | null> {
	if (can(actor, { action: 'see-record', personId: '', unitId: null })) return null;
	if (actor.unitId === null) return [];
	const today = localDay(now, actor.timeZone);
	const present = await listPeopleOfUnit(trx, actor.departmentId, actor.unitId, today);
	if (on.equals(today)) return present;
	const then = new Set(await listPeopleOfUnit(trx, actor.departmentId, actor.unitId, on));
	return present.filter((personId) => then.has(personId));
}
