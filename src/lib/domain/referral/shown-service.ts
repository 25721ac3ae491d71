// A line that nobody answers does harm, so an entry is shown only while somebody stands behind it: confirmed, in
// service, and not more than 30 days past its next check. 911 and 988 stay, with a warning (curriculum C4).

import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { hoursInWords } from './hours-in-words.ts';
import type { ServiceRecord, ShownService } from './service.ts';

const GRACE_DAYS = 30;
const ALWAYS_SHOWN = ['911', '988'];

/** Why an entry is kept from officers. */
export type Hidden = 'not-confirmed' | 'paused' | 'ended' | 'check-overdue';

/** Why an entry may not be shown on `today`, or null where it may. */
export function whyHidden(record: ServiceRecord, today: Temporal.PlainDate): Hidden | null {
	const { id, confirmed, status, verified } = record;
	if (!confirmed || !verified) return 'not-confirmed';
	if (status === 'paused' || status === 'ended') return status;
	return isStale(verified, today) && !ALWAYS_SHOWN.includes(id) ? 'check-overdue' : null;
}

/** An entry as it may be shown on `today`, or null while it must be hidden. */
export function shownService(record: ServiceRecord, today: Temporal.PlainDate): ShownService | null {
	const { verified } = record;
	if (!verified || whyHidden(record, today)) return null;
	const warning = isStale(verified, today)
		? `This entry should have been checked by ${dayInWords(verified.nextDueOn)}. Call it before you rely on it.`
		: null;
	return {
		name: record.name,
		audience: record.audience,
		phone: record.phone,
		text:
			record.textNumber &&
			(record.textKeyword ? `${record.textKeyword} to ${record.textNumber}` : record.textNumber),
		chatUrl: record.chatUrl,
		hours: hoursInWords(record.hours),
		languages: record.languages,
		caution: [warning, record.caution].filter(Boolean).join(' ') || null,
		status: record.status,
		lastVerified: `${dayInWords(verified.on)} (${verified.method})`
	};
}

const isStale = ({ nextDueOn }: NonNullable<ServiceRecord['verified']>, today: Temporal.PlainDate) =>
	nextDueOn.until(today, { largestUnit: 'day' }).days > GRACE_DAYS;
