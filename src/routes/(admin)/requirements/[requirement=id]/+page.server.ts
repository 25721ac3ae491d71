import { readRequirement } from '#lib/server/compliance/requirement/read-requirement.ts';
import { answering } from '#routes/answer.ts';
import { requirementShown } from './requirement-shown.ts';
import type { PageServerLoadEvent } from './$types';

/** What a finished action says on the page it leads back to. */
const DONE = new Map(
	Object.entries({
		adopted: 'The requirement is adopted.',
		revised: 'The new version is recorded.',
		withdrawn: 'The requirement is withdrawn from the day you gave.'
	})
);

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const id = params.requirement;
	const read = await readRequirement(locals, { requirementId: id });
	return {
		requirement: requirementShown(read, { id, timeZone: locals.actor.timeZone }),
		done: DONE.get(url.searchParams.get('done') ?? '') ?? null
	};
});
