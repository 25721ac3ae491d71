import { readRequests, type ShownRequest } from '#lib/server/compliance/requests/read-requests.ts';
import { answering } from '#routes/answer.ts';
import { requestShown } from './request-shown.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { waiting, answered } = await readRequests(locals);
	const shown = (row: ShownRequest) => ({
		...requestShown(row, locals.actor.timeZone),
		isOwn: row.isOwn
	});
	return {
		isAnswered: url.searchParams.get('done') === 'answered',
		waiting: waiting.map(shown),
		answered: answered.map(shown)
	};
});
