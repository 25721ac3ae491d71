import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { readBegunLesson } from './begun-module.ts';
import { keepPlace, lockReader } from './queries.ts';

/** Who says nothing for longer was away: a beat counts for half a minute at most. */
const MOST_SECONDS = 30;

/**
 * A sign of life from a lesson that is in the foreground. The place is the reader's word, the time is ours: what
 * passed since their last beat. Nothing of it enters the ledger.
 * @param input.permille how far down the page, 0 to 1000
 */
export async function recordReading(
	context: Context,
	input: { requirementId: string; code: string; lesson: string; permille: number }
): Promise<{ kind: 'kept' }> {
	const permille = Math.min(1000, Math.max(0, Math.round(input.permille) || 0));
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { enrolment, lesson } = await readBegunLesson(trx, context, input);
		await lockReader(trx, enrolment.departmentId, enrolment.personId);
		await keepPlace(
			trx,
			{ ...enrolment, lesson: lesson.slug },
			{ permille, now: context.now, mostSeconds: MOST_SECONDS }
		);
		return { kind: 'kept' };
	});
}
