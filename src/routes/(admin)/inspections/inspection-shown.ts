import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { InspectionShown } from '#lib/server/identity/inspection/list-inspections.ts';
import type { InspectionState } from '#lib/server/identity/inspection/inspection-state.ts';
import type { StatusKind } from '#lib/ui/Status.svelte';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';
import { Temporal } from 'temporal-polyfill';

const STATES: Record<InspectionState, { kind: StatusKind; label: string }> = {
	invited: { kind: 'due', label: 'Link not used yet' },
	running: { kind: 'current', label: 'May look' },
	ended: { kind: 'none', label: 'Ended' },
	over: { kind: 'none', label: 'Over' }
};

/** An inspection as an administrator reads it. */
export function inspectionShown(row: InspectionShown, timeZone: string) {
	const moment = (at: Temporal.Instant) => momentInWords(at, timeZone);
	return {
		id: row.id,
		name: `${row.givenName} ${row.familyName}`,
		email: row.email,
		organisation: row.organisation,
		reason: row.reason,
		status: STATES[row.state],
		isOpen: row.state === 'invited' || row.state === 'running',
		period: `${dayInWords(row.fromOn)} to ${dayInWords(row.toOn)}`,
		// The access ends with the midnight that ends its last day.
		until: dayInWords(localDay(row.expiresAt.subtract({ seconds: 1 }), timeZone)),
		invited: `${moment(row.invitedAt)}, by ${row.invitedByName}`,
		link: row.linkUsedAt
			? `Used ${moment(row.linkUsedAt)}`
			: row.linkExpiresAt
				? `Not used; it works until ${moment(row.linkExpiresAt)}`
				: 'None',
		lastSeen: row.lastSeenAt ? moment(Temporal.Instant.from(row.lastSeenAt)) : 'Not yet',
		opened: countInWords(row.opened),
		ending: row.endedAt
			? { when: `${moment(row.endedAt)}, by ${row.endedByName}`, reason: row.endingReason ?? '' }
			: null
	};
}
