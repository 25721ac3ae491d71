import { redirect } from '@sveltejs/kit';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { answering } from '#routes/answer.ts';
import { runPath } from '#routes/(officer)/training/addresses.ts';
import type { PageServerLoadEvent } from './$types';

/** Where the run stands, whatever device asks. */
export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { run, at } = await readRun(locals, { runId: params.run });
	redirect(303, runPath(run, at));
});
