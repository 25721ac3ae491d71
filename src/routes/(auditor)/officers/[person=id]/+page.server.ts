import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { statusOf } from '#routes/(auditor)/standing-words.ts';
import { heldInWords } from './held-words.ts';
import { cycleInWords } from './record-words.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const { today, held, history, requirements } = await readOfficerRecord(locals, { personId: params.person });
	const [title, ...details] = heldInWords(held);
	return {
		title,
		lead: [...details, `as of ${momentInWords(locals.now, timeZone)} ${zoneInWords(timeZone)}`].join(' · '),
		history: history.map((row) => ({
			from: dayInWords(row.heldFrom),
			what: row.employed ? heldInWords(row).join(' · ') : 'Left the department',
			recorded: momentInWords(row.recordedAt, timeZone)
		})),
		requirements: requirements.map(({ requirement, standing, why, cycles }) => ({
			id: requirement.id,
			title: requirement.title,
			citation: requirement.citation,
			status: statusOf(standing, today),
			why,
			cycles: cycles.map((cycle) =>
				cycleInWords(cycle, { timeZone, today, path: `/officers/${params.person}` })
			)
		}))
	};
});
