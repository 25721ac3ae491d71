import { can } from '#lib/domain/identity/can.ts';
import { wayOf } from '#lib/domain/scenario/exercise.ts';
import { listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { listDrafts } from './list-drafts.ts';
import { listTemplates } from './templates.ts';

/**
 * What a new scenario can begin from: templates, the department's drafts, and every published scenario that its
 * trainers may read. Who takes the training themselves copies none of those: their sources hold the answers.
 */
export async function listStarts(context: Context) {
	const { actor, now, db } = context;
	const drafts = await listDrafts(context);
	const releases = can(actor, { action: 'train' })
		? []
		: await readInDepartment(db, actor.departmentId, (trx) => listCurrentReleases(trx, now));
	return {
		templates: listTemplates(),
		drafts: drafts.map(({ id, code, title }) => ({ id, code, title })),
		published: releases
			.filter(({ kind, code, retired }) => kind === 'scenario' && wayOf(code) === 'story' && !retired)
			.map(({ hash, code, title }) => ({ hash, code, title }))
	};
}
