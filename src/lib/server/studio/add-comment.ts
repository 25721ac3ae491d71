import { randomUUID } from 'node:crypto';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { lockDraft } from './draft/queries.ts';
import { insertComment, listCommentRows } from './review/queries.ts';

const MOST_WORDS = 4000;
/** The same words on the same scene within so many minutes are one comment that was sent twice. */
const SAME_MINUTES = 5;

/**
 * Leaves a comment on a draft. Sent twice it is there once.
 * @param input.scene key of the scene it is about; null for the whole
 */
export async function addComment(
	context: Context,
	input: { draftId: string; scene: string | null; words: string }
): Promise<{ kind: 'added'; commentId: string } | Refused<'empty' | 'too-long' | 'unstorable'>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId: writtenBy } = context.actor;
	const { draftId, scene } = input;
	const words = input.words.replace(/\r\n?/g, '\n').trim().toWellFormed();
	if (words === '') return { kind: 'refused', reason: 'empty' };
	if (words.length > MOST_WORDS || (scene?.length ?? 0) > 300) return { kind: 'refused', reason: 'too-long' };
	if (words.includes('\0') || scene?.includes('\0')) return { kind: 'refused', reason: 'unstorable' };
	return inDepartment(context.db, departmentId, async (trx) => {
		if (!(await lockDraft(trx, departmentId, draftId))) throw new NotFound();
		const since = context.now.subtract({ minutes: SAME_MINUTES }).epochMilliseconds;
		const same = (await listCommentRows(trx, departmentId, draftId)).find(
			(one) =>
				one.writtenBy === writtenBy &&
				one.scene === scene &&
				one.words === words &&
				one.settledAt === null &&
				one.writtenAt.epochMilliseconds >= since
		);
		if (same) return { kind: 'added', commentId: same.id };
		const id = randomUUID();
		await insertComment(trx, {
			...{ departmentId, id, draftId, scene, words },
			...{ writtenBy, writtenAt: context.now }
		});
		return { kind: 'added', commentId: id };
	});
}
