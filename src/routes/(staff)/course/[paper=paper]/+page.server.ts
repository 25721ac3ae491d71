import { readPaper } from '#lib/server/course/read-paper.ts';
import { answering } from '#routes/answer.ts';
import { shownPaper } from '#routes/(staff)/course/shown-paper.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) =>
	shownPaper(await readPaper(locals, { paper: params.paper }), locals.now, locals.actor.timeZone)
);
