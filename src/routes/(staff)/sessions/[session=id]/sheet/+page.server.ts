import { error } from '@sveltejs/kit';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { sessionHoursInWords } from '#lib/domain/compliance/sessions/session-in-words.ts';
import { readSession } from '#lib/server/compliance/sessions/read-session.ts';
import { readStandards } from '#lib/server/compliance/standards/read-standards.ts';
import { answering } from '#routes/answer.ts';
import { segmentInWords } from '#routes/(staff)/workshops/session-line.ts';
import type { PageServerLoadEvent } from './$types';

/** Empty lines for those who are on no list. */
const FOR_WALK_INS = 8;

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { session, workshop, share, roster, mayLead } = await readSession(locals, {
		sessionId: params.session
	});
	if (!mayLead) error(404, 'Not found');
	const { timeZone, departmentName } = locals.actor;
	const titles = new Map(readStandards().topics.map(({ id, title }) => [id, title]));
	return {
		id: session.id,
		title: workshop.title,
		segment: segmentInWords(session.segment, workshop.segments),
		when: sessionHoursInWords(session, timeZone),
		facts: [
			{ term: 'Department', value: departmentName },
			{ term: 'When', value: `${sessionHoursInWords(session, timeZone)} ${zoneInWords(timeZone)}` },
			{ term: 'Place', value: session.place },
			{ term: 'Instructor', value: session.instructor },
			{ term: 'Qualification', value: session.instructorQualification },
			...(workshop.partner ? [{ term: 'Led with', value: workshop.partner }] : []),
			...(workshop.topics.length > 0
				? [
						{
							term: 'Topics',
							value: workshop.topics.map(({ topic }) => titles.get(topic) ?? topic).join(', ')
						}
					]
				: []),
			{ term: 'Hours', value: `${hoursInWords(share)}: credited at most ${minutesInWords(share)}` },
			...(workshop.stateCourseNumber ? [{ term: 'Course number', value: workshop.stateCourseNumber }] : [])
		],
		rows: [
			...roster.map((one) => ({ name: `${one.familyName}, ${one.givenName}`, badge: one.badgeNumber ?? '' })),
			...Array.from({ length: session.walkIns ? FOR_WALK_INS : 0 }, () => ({ name: '', badge: '' }))
		]
	};
});

/** `0.50`: hours as states write them. */
const hoursInWords = (minutes: number) => (minutes / 60).toFixed(2);
