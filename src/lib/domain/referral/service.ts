import type { Temporal } from 'temporal-polyfill';

export type ServiceStatus = 'active' | 'limited' | 'paused' | 'ended';

/** When a line is answered: always, or one daily opening in its own time zone; null when nobody knows for certain. */
export type Hours =
	| { always: true }
	| { timeZone: string; days: Weekday[]; opens: Temporal.PlainTime; closes: Temporal.PlainTime }
	| null;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A line of the referral directory as it was researched. */
export interface ServiceRecord {
	id: string;
	name: string;
	audience: string;
	status: ServiceStatus;
	/** False: somebody must check it before an officer sees it. */
	confirmed: boolean;
	phone: string | null;
	textNumber: string | null;
	textKeyword: string | null;
	chatUrl: string | null;
	hours: Hours;
	languages: string[];
	caution: string | null;
	/** What else is known of it, by what it is called; nothing where it is not known. */
	more: { term: string; value: string }[];
	/** When and how somebody last checked it, such as `stored copy, not called`; null where nobody has. */
	verified: { on: Temporal.PlainDate; method: string; nextDueOn: Temporal.PlainDate } | null;
}

/** The same line in words, as a page shows it. */
export interface ShownService {
	name: string;
	audience: string;
	phone: string | null;
	text: string | null;
	chatUrl: string | null;
	hours: string | null;
	languages: string[];
	caution: string | null;
	status: ServiceStatus;
	lastVerified: string;
}
