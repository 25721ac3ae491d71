import type { Lesson, ModuleDocument } from '#lib/domain/course/module.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { readModule } from './content.ts';
import { findEnrolment, type EnrolmentWithProgress } from './queries.ts';

export interface BegunLesson {
	enrolment: EnrolmentWithProgress;
	document: ModuleDocument;
	lesson: Lesson;
	/** Place of the lesson in its module, from 0. */
	place: number;
}

/**
 * A lesson of a module that the acting officer has begun, on the version they began: of the latest cycle, as no
 * earlier one takes work any more. Throws NotFound before the module was begun and for a lesson that is not in it.
 */
export async function readBegunLesson(
	trx: Tx,
	{ actor }: Pick<Context, 'actor'>,
	input: { requirementId: string; code: string; lesson: string }
): Promise<BegunLesson> {
	if (!can(actor, { action: 'train' })) throw new Forbidden();
	const { departmentId, personId } = actor;
	const { requirementId, code } = input;
	const enrolment = await findEnrolment(trx, { departmentId, personId, requirementId, code }, null);
	if (!enrolment) throw new NotFound();
	const document = await readModule(trx, enrolment.contentHash);
	const place = document.lessons.findIndex(({ slug }) => slug === input.lesson);
	const lesson = document.lessons[place];
	if (!lesson) throw new NotFound();
	return { enrolment, document, lesson, place };
}

/** A lesson as a link needs it. */
export interface LessonLink {
	slug: string;
	title: string;
}

export const linkTo = (lesson: Lesson | undefined): LessonLink | null =>
	lesson ? { slug: lesson.slug, title: lesson.title } : null;
