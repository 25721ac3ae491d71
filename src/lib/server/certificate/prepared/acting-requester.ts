import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Context } from '#lib/server/context.ts';
import type { Db } from '#lib/server/database/database.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { findInspectionEnding, findRequester, findTimeZone, type ClaimedFile } from './queries.ts';
import { requestOf } from './request-of.ts';

/**
 * Who asked for a file, with the rights that they have now, as of the moment at which they asked.
 * Throws Forbidden when they may not sign in any more, or their inspection is over.
 */
export async function actingRequester(
	db: Db,
	departmentId: string,
	{ requestedBy, requestedAt, request }: ClaimedFile,
	now: Temporal.Instant
): Promise<Context> {
	const { address, inspection } = requestOf(request);
	return readInDepartment(db, departmentId, async (trx) => {
		const timeZone = await findTimeZone(trx, departmentId);
		const person = await findRequester(trx, departmentId, requestedBy, localDay(now, timeZone));
		if (!person) throw new Forbidden();
		const isOver =
			inspection !== null &&
			(Temporal.Instant.compare(inspection.expiresAt, now) <= 0 ||
				(await findInspectionEnding(trx, departmentId, inspection.id)) !== undefined);
		if (isOver) throw new Forbidden();
		const { departmentName, givenName, familyName, rank, unitId } = person;
		const roles = person.roles as Role[];
		return {
			...{ db, now: requestedAt, address },
			actor: {
				...{ departmentId, departmentName, timeZone, personId: requestedBy },
				...{ givenName, familyName, rank, unitId, roles },
				...(inspection && { inspection })
			}
		};
	});
}
