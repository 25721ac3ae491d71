import { releaseDigest } from '#lib/domain/course/release-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { asNote } from '#lib/domain/studio/note-text.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { findCurrentRelease, insertOwnRelease, listReleasesInOrder } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { lockReleases } from './publish/queries.ts';

/**
 * Takes a scenario of the department's own back, with a version that waits for its day: from now on nobody begins it,
 * who is in the middle may finish, and what was passed stays. Once more changes nothing. Publishing it again brings it
 * back.
 */
export async function retireScenario(
	context: Context,
	input: { code: string; note: string }
): Promise<{ kind: 'retired'; releaseId: number } | Refused<'note-missing'>> {
	if (!can(context.actor, { action: 'publish-scenario' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const { code } = input;
	const note = asNote(input.note, 2000);
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockReleases(trx, departmentId, code);
		const last = (await listReleasesInOrder(trx, departmentId, code)).at(-1);
		if (!last) throw new NotFound();
		if (last.retired) return { kind: 'retired', releaseId: last.id };
		if (note === '') return { kind: 'refused', reason: 'note-missing' };
		const current = await findCurrentRelease(trx, code, context.now);
		const row = {
			...{ departmentId, code, hash: (current ?? last).hash, effect: 'none' as const, note, retired: true },
			...{ releasedAt: context.now, recordedAt: context.now, releasedBy: personId, reviewId: null }
		};
		const id = await insertOwnRelease(trx, row);
		await recordEvents(trx, context, {
			kind: 'scenario-retired',
			subject: code,
			digest: releaseDigest({ ...row, id }),
			release: String(id)
		});
		return { kind: 'retired', releaseId: id };
	});
}
