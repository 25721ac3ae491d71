import { Temporal } from 'temporal-polyfill';
import type { InspectionScope } from '#lib/domain/identity/actor.ts';
import type { Db } from '#lib/server/database/database.ts';
import { findLatestInspection } from './queries.ts';

/** What an inspector may look at now; null when they were never let in, were shown out, or their time is over. */
export async function runningInspection(
	db: Db,
	departmentId: string,
	personId: string,
	now: Temporal.Instant
): Promise<InspectionScope | null> {
	const found = await findLatestInspection(db, departmentId, personId);
	if (!found || found.endedAt || Temporal.Instant.compare(found.expiresAt, now) <= 0) return null;
	const { id, organisation, fromOn: from, toOn: to, expiresAt } = found;
	return { id, organisation, from, to, expiresAt };
}
