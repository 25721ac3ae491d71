import { listInspections } from '#lib/server/identity/inspection/list-inspections.ts';
import { answering } from '#routes/answer.ts';
import { inspectionShown } from './inspection-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const rows = await listInspections(locals);
	return {
		done:
			url.searchParams.get('done') === 'ended'
				? 'Their access has ended, and every session of theirs.'
				: null,
		rows: rows.map((row) => inspectionShown(row, locals.actor.timeZone))
	};
});
