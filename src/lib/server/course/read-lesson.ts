import type { Segment } from '#lib/domain/course/module.ts';
import type { Skill } from '#lib/domain/scenario/scenario.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { linkTo, readBegunLesson, type LessonLink } from './begun-module.ts';
import { shownChecks, type ShownCheck } from './shown-checks.ts';

export interface LessonView {
	moduleTitle: string;
	contentNote: string;
	contentHash: string;
	slug: string;
	title: string;
	minutes: number;
	skills: Skill[];
	segments: Segment[];
	checks: ShownCheck[];
	sourcesHtml: string;
	/** From 1. */
	number: number;
	of: number;
	done: boolean;
	/** How far down the page the reader was, 0 to 1000. */
	permille: number;
	previous: LessonLink | null;
	next: LessonLink | null;
	lessonsDone: number;
}

/** One lesson of a module that was begun, as it was when it was begun. */
export async function readLesson(
	context: Context,
	input: { requirementId: string; code: string; lesson: string }
): Promise<LessonView> {
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { enrolment, document, lesson, place } = await readBegunLesson(trx, context, input);
		const { slug, title, minutes, skills, segments } = lesson;
		const finished = new Set(enrolment.finished.map((reading) => reading.lesson));
		return {
			moduleTitle: document.title,
			contentNote: document.contentNote,
			contentHash: enrolment.contentHash,
			...{ slug, title, minutes, skills, segments },
			checks: shownChecks(document, segments),
			sourcesHtml: lesson.sourcesHtml,
			number: place + 1,
			of: document.lessons.length,
			done: finished.has(slug),
			permille: enrolment.places.find((kept) => kept.lesson === slug)?.permille ?? 0,
			previous: linkTo(document.lessons[place - 1]),
			next: linkTo(document.lessons[place + 1]),
			lessonsDone: document.lessons.filter((one) => finished.has(one.slug)).length
		};
	});
}
