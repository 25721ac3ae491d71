// What can be true of training from elsewhere: it is over, it took at most as long as its days have hours, and its
// topics together at most as long as itself.

import { Temporal } from 'temporal-polyfill';
import { DELIVERIES, type KnownSubjects, type OutsideDraft } from './outside.ts';

/** The longest that is taken, in minutes: 1,000 hours, an academy. */
export const MOST_MINUTES = 60_000;

/** Nobody serves whose training lies further back. */
const EARLIEST = Temporal.PlainDate.from('1950-01-01');

export type OutsideField = keyof OutsideDraft;

export const OUTSIDE_REASONS = {
	missing: 'This is missing.',
	'too-long': 'This is too long.',
	'too-early': 'This day lies before 1950. Check the year.',
	ahead: 'This day has not come yet. Enter training when it is over.',
	'after-completed': 'It cannot begin after it was completed.',
	'no-minutes': 'It has to last at least one minute.',
	'too-many-minutes': 'This is more than 1,000 hours. Enter the parts one by one.',
	'more-than-its-days': 'This is more hours than its days have. Check the hours and both days.',
	'topic-unknown': 'This topic is not among those that rules can name.',
	'topic-twice': 'This topic is named twice. Name it once, with all of its time.',
	'topic-no-minutes': 'Say for how long each topic was, at least one minute.',
	'topics-too-long': 'The topics together are longer than the training.',
	'category-unknown': 'This category is not among those that rules can name.',
	'delivery-unknown': 'Say how it was given.'
} as const;

export type OutsideReason = keyof typeof OUTSIDE_REASONS;

export interface OutsideProblem {
	field: OutsideField;
	reason: OutsideReason;
}

/** Most characters of each text. */
export const LENGTHS = {
	title: 200,
	provider: 200,
	providerNumber: 100,
	stateCourseNumber: 100,
	place: 200,
	instructor: 200,
	instructorQualification: 500,
	statement: 1000
} as const satisfies Partial<Record<OutsideField, number>>;

const REQUIRED: readonly OutsideField[] = ['title', 'provider', 'statement'];

/**
 * Everything that speaks against a draft, in the order of a form; nothing when it can be kept.
 * @param today the department's local day
 */
export function checkOutside(
	draft: OutsideDraft,
	today: Temporal.PlainDate,
	known: KnownSubjects
): OutsideProblem[] {
	const problems: OutsideProblem[] = [];
	const say = (field: OutsideField, reason: OutsideReason | false) =>
		reason && problems.push({ field, reason });
	for (const [field, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
		const text = draft[field];
		if (REQUIRED.includes(field)) say(field, !text?.trim() && 'missing');
		say(field, (text ?? '').length > most && 'too-long');
	}
	const { begunOn, completedOn, minutes, category, delivery } = draft;
	const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
		Temporal.PlainDate.compare(one, other) > 0;
	say('completedOn', later(completedOn, today) ? 'ahead' : later(EARLIEST, completedOn) && 'too-early');
	say('begunOn', later(begunOn, completedOn) ? 'after-completed' : later(EARLIEST, begunOn) && 'too-early');
	say('minutes', minutesReason(draft));
	say('topics', topicsReason(draft.topics, minutes, known));
	say('category', category !== null && !known.categories.has(category) && 'category-unknown');
	say('delivery', !(DELIVERIES as readonly string[]).includes(delivery) && 'delivery-unknown');
	return problems;
}

function minutesReason({ minutes, begunOn, completedOn }: OutsideDraft): OutsideReason | false {
	if (!(minutes >= 1)) return 'no-minutes';
	if (minutes > MOST_MINUTES) return 'too-many-minutes';
	const days = begunOn.until(completedOn, { largestUnit: 'day' }).days + 1;
	// Where the days contradict each other that is said already.
	return days >= 1 && minutes > days * 24 * 60 && 'more-than-its-days';
}

function topicsReason(
	topics: OutsideDraft['topics'],
	minutes: number,
	known: KnownSubjects
): OutsideReason | false {
	if (topics.some(({ topic }) => !known.topics.has(topic))) return 'topic-unknown';
	if (new Set(topics.map(({ topic }) => topic)).size < topics.length) return 'topic-twice';
	if (topics.some((one) => !(one.minutes >= 1))) return 'topic-no-minutes';
	return topics.reduce((sum, one) => sum + one.minutes, 0) > minutes && 'topics-too-long';
}
