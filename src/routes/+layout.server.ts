import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	theme: locals.theme,
	person: locals.signedIn ? { departmentName: locals.actor.departmentName, roles: locals.actor.roles } : null,
	inspection: locals.signedIn ? inspectionShown(locals.actor) : null
});

/** What an inspector looks at and until when, as every page of theirs says it. */
function inspectionShown({ inspection, departmentName, timeZone }: Actor) {
	if (!inspection) return null;
	// The access ends with the midnight that ends its last day.
	const lastDay = localDay(inspection.expiresAt.subtract({ seconds: 1 }), timeZone);
	const period = `${dayInWords(inspection.from)} to ${dayInWords(inspection.to)}`;
	return { period, departmentName, until: dayInWords(lastDay) };
}
