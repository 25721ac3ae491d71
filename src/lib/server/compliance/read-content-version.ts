import type { Version } from '#lib/domain/course/module.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findSources, findVersion } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';

/**
 * Exactly what was taught under a hash: the version as it was published and the sources that the hash covers. Who
 * takes the training themselves is not shown the sources of questions and scenarios, which hold the answers.
 */
export async function readContentVersion(context: Context, { hash }: { hash: string }) {
	if (!can(context.actor, { action: 'see-content' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const found = await findVersion(trx, hash);
		if (!found) throw new NotFound();
		const { publishedAt, ...version } = found;
		const all = (await findSources(trx, hash))!.sources as Record<string, string>;
		const isLearner = can(context.actor, { action: 'train' });
		const sources = Object.entries(all).filter(
			([path]) => !isLearner || /^lessons\//.test(path) || version.kind === 'statement'
		);
		return {
			version: version as Version,
			publishedAt,
			sources,
			withheld: Object.keys(all).length - sources.length
		};
	});
}
