import { listOwnOutside } from '#lib/server/compliance/outside/list-own-outside.ts';
import { answering } from '#routes/answer.ts';
import { outsideShown } from '#routes/outside-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const rows = await listOwnOutside(locals);
	const entered = url.searchParams.get('entered');
	return {
		rows: rows.map((row) => outsideShown(row, locals.actor.timeZone)),
		entered: rows.find(({ id }) => id === entered)?.title ?? null
	};
});
