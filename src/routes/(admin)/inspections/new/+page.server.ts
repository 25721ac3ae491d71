import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { MOST_DAYS, USUAL_DAYS } from '#lib/domain/identity/inspection/access-days.ts';
import { day, email, line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { inviteInspector } from '#lib/server/identity/inspection/invite-inspector.ts';
import { answering } from '#routes/answer.ts';
import { linkShown } from '../link-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = ({ locals }: PageServerLoadEvent) => {
	if (!can(locals.actor, { action: 'manage-inspections' })) error(404, 'Not found');
	const today = localDay(locals.now, locals.actor.timeZone);
	return {
		mostDays: MOST_DAYS,
		// The last year, day for day, and two weeks to look at it.
		values: {
			from: today.subtract({ years: 1 }).add({ days: 1 }).toString(),
			to: today.toString(),
			until: today.add({ days: USUAL_DAYS }).toString()
		} as Record<string, string>
	};
};

const ofOurTime = v.pipe(
	day,
	v.check((date) => date.year >= 1950 && date.year < 2200, 'Enter a year from 1950 to 2199.')
);
const schema = v.object({
	givenName: line('the given name'),
	familyName: line('the family name'),
	// Kept in lower case, and a letter may grow by that.
	email: v.pipe(
		email,
		v.check((text) => text.toLowerCase().length <= 254, 'Use at most 254 characters for the e-mail address.')
	),
	organisation: line('the organisation', 200),
	reason: line('the reason', 1000),
	from: ofOurTime,
	to: ofOurTime,
	until: ofOurTime
});

const REFUSALS = {
	'to-before-from': { to: 'The period ends before it begins.' },
	'from-ahead': { from: 'The period has not begun. Enter today or an earlier day.' },
	'until-over': { until: 'This day is over. Enter today or a later day.' },
	'until-too-far': { until: `Enter a day of the next ${MOST_DAYS} days.` },
	'email-taken': { email: 'Somebody already signs in with this e-mail address, and is no inspector here.' },
	'named-otherwise': { familyName: 'This address was invited before, under another name. Use that name.' },
	'is-here': { email: 'This person may look already. End their access first, or make a new link.' },
	'just-invited': { email: 'This person was invited a moment ago; make a new link on their page.' }
};

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { from, to, until, ...texts } = form.value;
		const invited = await inviteInspector(locals, form.value);
		const typed = { ...texts, from: `${from}`, to: `${to}`, until: `${until}` } as Record<string, string>;
		if (invited.kind === 'refused')
			return fail(409, {
				issues: REFUSALS[invited.reason] as Record<string, string>,
				values: typed,
				here: 'inspectionId' in invited ? invited.inspectionId : null
			});
		return {
			invited: {
				...linkShown(invited.link, locals.actor.timeZone),
				...{ id: invited.inspectionId, name: `${texts.givenName} ${texts.familyName}` }
			}
		};
	})
};
