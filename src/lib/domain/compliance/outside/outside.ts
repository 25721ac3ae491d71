// Training that somebody did elsewhere, as a certificate or an older record says. Whoever is responsible decides whether
// it counts; it counts as hours and as a category, never as a scored completion of ours.

import type { Temporal } from 'temporal-polyfill';

export const DELIVERIES = ['in-person', 'online', 'self-paced', 'blended', 'roll-call'] as const;

export type Delivery = (typeof DELIVERIES)[number];

export const DELIVERY_WORDS: Record<Delivery, string> = {
	'in-person': 'In person',
	online: 'Online, with an instructor',
	'self-paced': 'Self-paced',
	blended: 'Partly online, partly in person',
	'roll-call': 'At roll call'
};

/** `outside`: entered from a certificate; `import`: from a table of past records. */
export type OutsideSource = 'outside' | 'import';

/** How a record says where it comes from, wherever it is shown. */
export const SOURCE_WORDS: Record<OutsideSource, string> = {
	outside: 'From elsewhere',
	import: 'Imported record'
};

export interface TopicMinutes {
	topic: string;
	minutes: number;
}

/** What is entered about it. A draft may say anything; `checkOutside` says what is wrong with it. */
export interface OutsideDraft {
	title: string;
	provider: string;
	providerNumber: string | null;
	stateCourseNumber: string | null;
	begunOn: Temporal.PlainDate;
	/** The last day of it: the day that it counts for. */
	completedOn: Temporal.PlainDate;
	/** Whole minutes of training, as attested by the provider. */
	minutes: number;
	/** Which of the minutes were for what. */
	topics: readonly TopicMinutes[];
	/** What it completes by itself, such as `first-aid`. */
	category: string | null;
	delivery: string;
	place: string | null;
	instructor: string | null;
	instructorQualification: string | null;
	/** What it was about, in the words of whoever enters it. */
	statement: string;
}

/** The topics and categories that the department's rules can name. */
export interface KnownSubjects {
	topics: ReadonlySet<string>;
	categories: ReadonlySet<string>;
}

export type OutsideState = 'waiting' | 'accepted' | 'not-accepted' | 'corrected';

/** Where a record stands. What was found wrong later does not count, whatever was decided. */
export function outsideState(row: { accepted: boolean | null; corrected: boolean }): OutsideState {
	if (row.corrected) return 'corrected';
	if (row.accepted === null) return 'waiting';
	return row.accepted ? 'accepted' : 'not-accepted';
}
