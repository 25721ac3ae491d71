import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { packRequestJson, settledMoment } from '#lib/domain/certificate/pack/pack-request.ts';
import { can } from '#lib/domain/identity/can.ts';
import { clamp } from '#lib/domain/identity/inspection-scope.ts';
import { findRequirement } from '#lib/server/compliance/requirement/queries.ts';
import { heldToday } from '#lib/server/compliance/outside/held-today.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { prepareFile } from '../prepared/prepare-file.ts';
import { PACK } from './pack-kind.ts';

export interface PackAsked {
	personId: string | null;
	requirementIds: readonly string[] | null;
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** Null is now; a moment ahead is now too. */
	asOf: Temporal.Instant | null;
}

export type NotPrepared = Refused<
	'days-reversed' | 'days-ahead' | 'outside-inspection' | 'too-long' | 'too-many'
>;

/** Years that one pack may be of: it is one file, of less than 4 GB. */
const MOST_YEARS = 10;

/**
 * Asks for an evidence pack. It is as of the last whole minute that nothing can be recorded in any more; an inspector's
 * is of days within their inspection. Asking the same again while it is made leads to the same file.
 */
export async function requestPack(
	context: Context,
	asked: PackAsked
): Promise<{ kind: 'prepared'; id: string } | NotPrepared> {
	const { actor, now, db } = context;
	if (!can(actor, { action: 'export' })) throw new Forbidden();
	const { personId, from, to } = asked;
	if (Temporal.PlainDate.compare(to, from) < 0) return { kind: 'refused', reason: 'days-reversed' };
	const asOf = settledMoment(asked.asOf ?? now, now);
	if (Temporal.PlainDate.compare(from, localDay(asOf, actor.timeZone)) > 0)
		return { kind: 'refused', reason: 'days-ahead' };
	if (Temporal.PlainDate.compare(from.add({ years: MOST_YEARS }), to) <= 0)
		return { kind: 'refused', reason: 'too-long' };
	const within = clamp(actor, from, to);
	if (!within?.from?.equals(from) || !within.to?.equals(to))
		return { kind: 'refused', reason: 'outside-inspection' };
	const requirementIds = asked.requirementIds && [...new Set(asked.requirementIds)].sort();
	await readInDepartment(db, actor.departmentId, async (trx) => {
		for (const id of requirementIds ?? [])
			if (!(await findRequirement(trx, actor.departmentId, id))) throw new NotFound();
		if (personId !== null) await heldToday(trx, context, personId);
	});
	const request = packRequestJson({
		...{ personId, requirementIds, from, to, asOf },
		preparedBy: `${actor.givenName} ${actor.familyName}`,
		withoutLeave: actor.inspection !== undefined
	});
	return prepareFile(context, { kind: PACK, request });
}
