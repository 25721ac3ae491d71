import { digest } from '#lib/domain/audit/canonical.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { linkTo, readBegunLesson, type LessonLink } from './begun-module.ts';
import { insertLessonReading } from './queries.ts';

/** The officer has read a lesson to its end. Returns the lesson after it, null after the last. */
export async function finishLesson(
	context: Context,
	input: { requirementId: string; code: string; lesson: string }
): Promise<{ kind: 'finished'; next: LessonLink | null }> {
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { enrolment, document, lesson, place } = await readBegunLesson(trx, context, input);
		const { departmentId, personId, requirementId, code, cycle } = enrolment;
		const read = { departmentId, personId, requirementId, cycle, code, lesson: lesson.slug };
		const first = await insertLessonReading(trx, read, context.now);
		if (first)
			await recordEvents(trx, context, {
				kind: 'lesson-finished',
				subject: personId,
				digest: digest({ ...read, finishedAt: context.now }),
				...{ requirement: requirementId, code, lesson: lesson.slug, cycle }
			});
		return { kind: 'finished', next: linkTo(document.lessons[place + 1]) };
	});
}
