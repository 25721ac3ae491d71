import type { Segment } from '#lib/domain/course/module.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readCurrentHash } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { readModule } from './content.ts';
import { findEnrolment, findModuleItem } from './queries.ts';
import { shownChecks, type ShownCheck } from './shown-checks.ts';

export interface TextView {
	title: string;
	contentNote: string;
	minutes: number;
	contentHash: string;
	begun: boolean;
	lessons: {
		slug: string;
		title: string;
		minutes: number;
		done: boolean;
		segments: Segment[];
		checks: ShownCheck[];
	}[];
	sourcesHtml: string;
}

/** A whole module without drawings: the version that was begun or, before that, the current one. */
export async function readText(
	context: Context,
	input: { requirementId: string; code: string }
): Promise<TextView> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return readInDepartment(context.db, departmentId, async (trx) => {
		if (!(await findModuleItem(trx, departmentId, input.requirementId, input.code))) throw new NotFound();
		const enrolment = await findEnrolment(trx, { departmentId, personId, ...input }, null);
		const contentHash = enrolment?.contentHash ?? (await readCurrentHash(trx, input.code, context.now));
		const document = await readModule(trx, contentHash);
		const { title, contentNote, minutes, sourcesHtml } = document;
		const finished = new Set(enrolment?.finished.map((reading) => reading.lesson));
		const lessons = document.lessons.map((lesson) => ({
			slug: lesson.slug,
			title: lesson.title,
			minutes: lesson.minutes,
			done: finished.has(lesson.slug),
			segments: lesson.textOnly,
			checks: shownChecks(document, lesson.textOnly)
		}));
		return { title, contentNote, minutes, contentHash, begun: enrolment !== undefined, lessons, sourcesHtml };
	});
}
