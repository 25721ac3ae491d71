import { can } from '#lib/domain/identity/can.ts';
import { groupInWords } from '#lib/domain/studio/group-in-words.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { countRuns, listOwnCurrent, listOwnLast } from './live/queries.ts';

/** The department's own scenarios: what is live, what is set to become so, what was retired, and how far officers are. */
export async function listLive(context: Context) {
	const { actor, now, db } = context;
	if (!can(actor, { action: 'write-scenarios' }) || !can(actor, { action: 'see-results' }))
		throw new Forbidden();
	return readInDepartment(db, actor.departmentId, async (trx) => {
		const current = await listOwnCurrent(trx, actor.departmentId, now);
		const last = await listOwnLast(trx, actor.departmentId);
		const runs = await countRuns(trx, actor.departmentId);
		const lines = current.map(({ retired, ...line }) => {
			const { finished, open } = runs.get(line.code) ?? { finished: 0, open: 0 };
			return { ...line, retired, finished: groupInWords(finished), open: groupInWords(open) };
		});
		return {
			live: lines.filter(({ retired }) => !retired),
			retired: lines.filter(({ retired }) => retired),
			// What was decided after it, such as that it is taken back, counts instead of it.
			ahead: last.filter(
				({ retired, releasedAt }) => !retired && releasedAt.epochMilliseconds > now.epochMilliseconds
			)
		};
	});
}
