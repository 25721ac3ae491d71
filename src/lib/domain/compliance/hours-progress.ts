// How far somebody's hours of a cycle are: credited minutes against the need, as a whole and by topic.

import type { Temporal } from 'temporal-polyfill';
import { compareDays } from '#lib/domain/calendar/day-number.ts';
import type { Credit } from './credit.ts';
import type { HoursNeed } from './requirement.ts';

export interface HoursProgress {
	/** Minutes. */
	needed: number;
	/** Minutes of this cycle itself. */
	credited: number;
	/** Minutes carried over from the cycle before. */
	carried: number;
	/** A topic of 0 needed minutes has to be there once. */
	topics: { topic: string; needed: number; credited: number }[];
	/** The day on which everything was there; null while something is missing. */
	reachedOn: Temporal.PlainDate | null;
}

/** What of a credit a rule counts. */
export const countedMinutes = (credit: Credit, { credit: by }: Pick<HoursNeed, 'credit'>): number =>
	by === 'measured' && credit.source === 'module'
		? Math.min(credit.measured, credit.approved)
		: credit.approved;

/** Minutes of a credit for a topic, in the proportion in which its minutes count. */
export function topicMinutes(credit: Credit, topic: string, need: HoursNeed): number {
	let minutes = 0;
	for (const one of credit.topics) if (one.topic === topic) minutes += one.minutes;
	if (minutes === 0) return 0;
	const share = credit.approved === 0 ? 0 : countedMinutes(credit, need) / credit.approved;
	return Math.floor(minutes * share);
}

/**
 * @param from the first day of the cycle: what is reached without any credit is reached then
 * @param credits those of the cycle, in any order
 * @param carried minutes from the cycle before
 * @param share of the need that is asked, 0 to 1; who came in the middle may be asked a part, in whole quarters of an hour
 */
export function hoursProgress(
	need: HoursNeed,
	from: Temporal.PlainDate,
	credits: readonly Credit[],
	carried: number,
	share: number
): HoursProgress {
	const needed = part(need.minutes, share);
	const topics = need.topics.map(({ topic, minutes }) => ({
		topic,
		needed: part(minutes, share),
		credited: 0
	}));
	let credited = 0;
	/** Of the topics that have to be there once. */
	const seen = topics.some((one) => one.needed === 0) ? new Set<string>() : null;
	const isReached = () =>
		credited + carried >= needed &&
		topics.every((one) => (one.needed > 0 ? one.credited >= one.needed : seen!.has(one.topic)));
	let reachedOn = isReached() ? from : null;
	for (const credit of inOrder(credits)) {
		credited += countedMinutes(credit, need);
		for (const topic of topics) topic.credited += topicMinutes(credit, topic.topic, need);
		if (seen) for (const { topic } of credit.topics) seen.add(topic);
		if (!reachedOn && isReached()) reachedOn = credit.on;
	}
	return { needed, credited, carried, topics, reachedOn };
}

/** Earliest first. They mostly come so, and then nothing is copied. */
function inOrder(credits: readonly Credit[]): readonly Credit[] {
	const isInOrder = credits.every(
		({ on }, index) => index === 0 || compareDays(credits[index - 1]!.on, on) <= 0
	);
	return isInOrder ? credits : credits.toSorted((a, b) => compareDays(a.on, b.on));
}

const QUARTER = 15;

const part = (minutes: number, share: number) =>
	share >= 1 ? minutes : Math.min(minutes, Math.ceil((minutes * share) / QUARTER) * QUARTER);
