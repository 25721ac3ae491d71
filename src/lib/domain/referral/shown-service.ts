// A line that nobody answers does harm, so an entry is shown only while somebody stands behind it: confirmed, in
// service, and not more than 30 days past its next check. 911 and 988 stay, with a warning (curriculum C4).

import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { hoursInWords } from './hours-in-words.ts';
import type { ServiceRecord, ShownService } from './service.ts';

const GRACE_DAYS = 30;
const ALWAYS_SHOWN = ['911', '988'];

/** An entry as it may be shown on `today`, or null while it must be hidden. */
export function shownService(record: ServiceRecord, today: Temporal.PlainDate): ShownService | null {
	if (!record.confirmed || (record.status !== 'active' && record.status !== 'limited')) return null;
	const daysPast = record.nextCheckDueOn.until(today, { largestUnit: 'day' }).days;
	const isStale = daysPast > GRACE_DAYS;
	if (isStale && !ALWAYS_SHOWN.includes(record.id)) return null;
	const warning = isStale
		? `This entry should have been checked by ${dayInWords(record.nextCheckDueOn)}. Call it before you rely on it.`
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
		lastVerified: `${dayInWords(record.lastVerifiedOn)} (${record.verifyMethod})`
	};
}
