import { readLessonPlan } from '#lib/server/course/read-paper.ts';
import { answering } from '#routes/answer.ts';
import { shownPaper } from '#routes/(staff)/course/shown-paper.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) =>
	shownPaper(await readLessonPlan(locals, { code: params.code }), locals.now, locals.actor.timeZone)
);
