// The approved minutes of a workshop are shared out among its segments, equally and in whole minutes; what an equal
// share leaves over is spread, so that the shares of all segments are together exactly what was approved.

import type { WorkshopPlan, WorkshopTopic } from './workshop.ts';

/** Minutes of the workshop before the segment begins. */
const before = ({ minutes, segments }: WorkshopPlan, segment: number) =>
	Math.floor((minutes * (segment - 1)) / segments);

/** Whole minutes that attending one segment can be credited for at most. */
export const segmentShare = (workshop: WorkshopPlan, segment: number): number =>
	before(workshop, segment + 1) - before(workshop, segment);

/**
 * What the first `minutes` of a segment are for. Every minute of a workshop is for one topic or for none, dealt out
 * evenly over all of it: so the topics of a credit are together never more than the credit, they are in the
 * proportion of the workshop's to the minute, and whoever attended all segments has every topic's minutes exactly.
 * @param minutes credited for the segment, at most its share
 */
export function topicMinutes(workshop: WorkshopPlan, segment: number, minutes: number): WorkshopTopic[] {
	const from = before(workshop, segment);
	const dealt = dealTopics(workshop).slice(from, from + Math.min(minutes, segmentShare(workshop, segment)));
	return workshop.topics
		.map(({ topic }) => ({ topic, minutes: dealt.filter((one) => one === topic).length }))
		.filter((one) => one.minutes > 0);
}

/** For each minute its topic, null for none: the next minute goes to whoever is furthest behind its proportion. */
function dealTopics({ minutes, topics }: WorkshopPlan): (string | null)[] {
	const rest = minutes - topics.reduce((sum, one) => sum + one.minutes, 0);
	const kinds = [...topics, { topic: null, minutes: rest }].map((kind) => ({ ...kind, given: 0 }));
	return Array.from({ length: minutes }, (_, minute) => {
		// Compared in whole numbers: how far behind, times the length of the workshop.
		const behind = (kind: (typeof kinds)[number]) => kind.minutes * (minute + 1) - kind.given * minutes;
		const next = kinds.reduce((most, kind) => (behind(kind) > behind(most) ? kind : most));
		next.given++;
		return next.topic;
	});
}
