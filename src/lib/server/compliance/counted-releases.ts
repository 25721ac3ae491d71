import { countedReleases, type OwnRelease } from '#lib/domain/compliance/own-releases.ts';
import { isOwnCode } from '#lib/domain/content/own-code.ts';
import { listReleasesInOrder } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';

/** What has counted of each of the department's own codes, first to last, by code. */
export type Counted = ReadonlyMap<string, OwnRelease[]>;

const NOTHING: Counted = new Map();

/** Reads what has counted up to now of those of some codes that are the department's own; shared ones have no entry. */
export async function readCounted(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	codes: readonly string[]
): Promise<Counted> {
	const own = codes.filter(isOwnCode);
	if (own.length === 0) return NOTHING;
	const all = await listReleasesInOrder(trx, actor.departmentId, own.length === 1 ? own[0]! : null);
	const byCode = Map.groupBy(all, ({ code }) => code);
	return new Map([...byCode].map(([code, releases]) => [code, countedReleases(releases, now)]));
}

/** A run as the rules about versions see it. */
export const versionOfRun = (run: { contentHash: string; passed: boolean | null }) => ({
	hash: run.contentHash,
	passed: run.passed === true
});

/** What has counted of one code; nothing for a shared one. */
export const countedOf = (counted: Counted, code: string) => counted.get(code) ?? [];
