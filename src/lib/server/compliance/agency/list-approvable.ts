import type { Temporal } from 'temporal-polyfill';
import { listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Db } from '#lib/server/database/database.ts';

/**
 * What a completion can be of, and so what a state can approve: modules, by code. Those that were retired are among
 * them, as what was completed under them is still filed.
 */
export async function listApprovable(
	db: Db,
	now: Temporal.Instant
): Promise<{ code: string; title: string }[]> {
	const releases = await listCurrentReleases(db, now);
	return releases.filter(({ kind }) => kind === 'module').map(({ code, title }) => ({ code, title }));
}
