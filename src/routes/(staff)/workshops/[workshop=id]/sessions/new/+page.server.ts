import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { segmentShare } from '#lib/domain/compliance/sessions/segment-share.ts';
import { readWorkshop } from '#lib/server/compliance/sessions/read-workshop.ts';
import { scheduleSession } from '#lib/server/compliance/sessions/schedule-session.ts';
import { day, id, line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { workshop, mayLead } = await readWorkshop(locals, { workshopId: params.workshop });
	if (!mayLead) error(404, 'Not found');
	const { timeZone } = locals.actor;
	return {
		form: randomUUID(),
		workshop: { id: workshop.id, title: workshop.title },
		zone: zoneInWords(timeZone),
		today: localDay(locals.now, timeZone).toString(),
		segments: Array.from({ length: workshop.segments }, (_, index) => ({
			value: index + 1,
			label: `Segment ${index + 1} of ${workshop.segments}, ${minutesInWords(segmentShare(workshop, index + 1))}`
		}))
	};
});

const clock = (label: string) =>
	v.pipe(v.string(`Enter ${label}.`), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, `Enter ${label} like 07:30.`));
/** A box that is ticked or not. */
const tick = v.optional(v.picklist(['', 'yes'], 'Tick it or leave it.'), '');
const schema = v.object({
	form: id,
	segment: v.pipe(
		v.string('Choose a segment.'),
		v.regex(/^[1-9]\d?$/, 'Choose a segment.'),
		v.transform(Number)
	),
	startsOn: v.pipe(
		day,
		v.check((date) => date.year >= 2000 && date.year < 2200, 'Enter a year from 2000 to 2199.')
	),
	startTime: clock('when it begins'),
	endTime: clock('when it ends'),
	overnight: tick,
	place: line('the place', 200),
	instructor: line('who teaches it', 200),
	instructorQualification: line('their qualification', 500),
	walkIns: tick
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { form: id, overnight, walkIns, startsOn, ...texts } = form.value;
		const scheduled = await scheduleSession(locals, {
			...{ id, workshopId: params.workshop, ...texts, walkIns: walkIns === 'yes' },
			...{ startsOn, endsOn: startsOn.add({ days: overnight ? 1 : 0 }) }
		});
		if (scheduled.kind === 'scheduled') redirect(303, `/sessions/${scheduled.sessionId}?done=scheduled`);
		return fail(409, {
			issues: { [scheduled.field]: scheduled.reason } as Record<string, string>,
			values: {
				...{ form: id, ...texts, segment: String(texts.segment), startsOn: startsOn.toString() },
				...{ overnight, walkIns }
			} as Record<string, string>
		});
	})
};
