import { Temporal } from 'temporal-polyfill';
import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { segmentShare } from '#lib/domain/compliance/sessions/segment-share.ts';
import { PARTNER_WORDS } from '#lib/domain/compliance/sessions/session-in-words.ts';
import { readWorkshop } from '#lib/server/compliance/sessions/read-workshop.ts';
import { readStandards } from '#lib/server/compliance/standards/read-standards.ts';
import { answering } from '#routes/answer.ts';
import { sessionLine } from '../session-line.ts';
import type { PageServerLoadEvent } from './$types';

type Shown = Awaited<ReturnType<typeof readWorkshop>>;

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { timeZone } = locals.actor;
	const { workshop, sessions, takers, mayLead } = await readWorkshop(locals, { workshopId: params.workshop });
	return {
		mayLead,
		id: workshop.id,
		title: workshop.title,
		summary: workshop.summary,
		facts: factsOf(workshop),
		sessions: sessions.map((session) =>
			sessionLine(session, workshop.segments, { now: locals.now, timeZone })
		),
		takers: takers.map((taker) => ({
			name: `${taker.familyName}, ${taker.givenName}`,
			about: [taker.rank, taker.unitName].filter(Boolean).join(' · '),
			segments: segmentsInWords(taker.attended, workshop.segments, taker.completedOn !== null),
			minutes: minutesInWords(taker.minutes),
			completed: taker.completedOn ? dayInWords(Temporal.PlainDate.from(taker.completedOn)) : null
		}))
	};
});

const titleOf = (list: readonly { id: string; title: string }[], id: string) =>
	list.find((one) => one.id === id)?.title ?? id;

function factsOf(workshop: Shown['workshop']) {
	const { topics, categories } = readStandards();
	const { minutes, segments, partner, partnerKind, category, stateCourseNumber } = workshop;
	const share = segmentShare(workshop, 1);
	return [
		{
			term: 'Approved',
			value:
				segments === 1
					? minutesInWords(minutes)
					: `${minutesInWords(minutes)}, in ${segments} segments of about ${minutesInWords(share)}`
		},
		...workshop.topics.map((one, index) => ({
			term: `Topic ${index + 1}`,
			value: `${titleOf(topics, one.topic)}: ${minutesInWords(one.minutes)}`
		})),
		...(category ? [{ term: 'Completes', value: titleOf(categories, category) }] : []),
		{ term: 'Led with', value: partner ? `${partner} (${PARTNER_WORDS[partnerKind]})` : PARTNER_WORDS.none },
		...(stateCourseNumber ? [{ term: 'State course number', value: stateCourseNumber }] : [])
	];
}

/** `Segments 1 and 3 of 4`; once all were attended, what was attended since. */
function segmentsInWords(attended: readonly number[], segments: number, completed: boolean) {
	if (attended.length === 0) return completed ? 'All' : 'None in full';
	const list = attended.join(', ').replace(/, (\d+)$/, ' and $1');
	const words = `${attended.length === 1 ? 'segment' : 'segments'} ${list} of ${segments}`;
	return completed ? `All; again ${words}` : words.replace('s', 'S');
}
