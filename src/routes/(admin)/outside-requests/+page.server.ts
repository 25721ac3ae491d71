import { listOutsideRequests } from '#lib/server/compliance/outside/list-outside-requests.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { outsideShown } from '#routes/outside-shown.ts';
import type { PageServerLoadEvent } from './$types';

const DECIDED = {
	accepted: 'It counts from now on.',
	'not-accepted': 'It does not count. The officer sees your reason.'
};

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const rows = await listOutsideRequests(locals);
	const decided = url.searchParams.get('decided');
	return {
		decided: decided === 'accepted' || decided === 'not-accepted' ? DECIDED[decided] : null,
		rows: rows.map((row) => {
			const { title, provider, completed, length, file } = outsideShown(row, timeZone);
			return {
				...{ id: row.id, name: row.name, isOwn: row.isOwn, title, provider, completed, length },
				certificate: file ? file.kind : 'None',
				since: momentInWords(row.enteredAt, timeZone)
			};
		})
	};
});
