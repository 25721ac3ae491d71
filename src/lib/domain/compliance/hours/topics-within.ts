import type { Credit } from '../credit.ts';

/** Minutes of topics, cut in proportion where together they are more than the minutes approved for the whole. */
export function topicsWithin(topics: Credit['topics'], approved: number): Credit['topics'] {
	const sum = topics.reduce((all, { minutes }) => all + minutes, 0);
	if (sum <= approved) return topics;
	return topics.map(({ topic, minutes }) => ({ topic, minutes: Math.floor((minutes * approved) / sum) }));
}
