import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { daysOf, PERIODS, type Days, type Period } from '#lib/domain/certificate/pack/fiscal-period.ts';
import { can } from '#lib/domain/identity/can.ts';
import { heldToday } from '#lib/server/compliance/outside/held-today.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listPrepared } from '../prepared/read-prepared.ts';
import { listMadePacks } from './queries.ts';

/** Packs of the past that are listed. */
const MOST_LISTED = 50;

/** What a pack can be asked of, and which were made. */
export async function readPacks(context: Context, { personId }: { personId: string | null }) {
	const { actor, now, db } = context;
	if (!can(actor, { action: 'export' })) throw new Forbidden();
	const today = localDay(now, actor.timeZone);
	const { inspection } = actor;
	const files = await listPrepared(context);
	return readInDepartment(db, actor.departmentId, async (trx) => {
		const held = personId === null ? null : await heldToday(trx, context, personId);
		const requirements = await listRequirements(trx, actor.departmentId);
		return {
			today,
			person: held && { personId: personId!, name: `${held.givenName} ${held.familyName}` },
			requirements: requirements.map(({ id, versions }) => ({ id, title: versions.at(-1)!.title })),
			/** An inspector asks for days of their inspection alone. */
			periods: (inspection ? (['own'] as const) : PERIODS).map((period: Period) => ({
				period,
				days: daysOf(period, today)
			})),
			days: inspection
				? ({ from: inspection.from, to: inspection.to } satisfies Days)
				: daysOf('fiscal-year', today)!,
			files,
			made: (await listMadePacks(trx, actor.departmentId, MOST_LISTED)).map(({ at, ...row }) => ({
				...row,
				at: Temporal.Instant.from(at)
			}))
		};
	});
}
