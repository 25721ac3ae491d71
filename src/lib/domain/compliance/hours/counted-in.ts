// Which of somebody's credits counted for a cycle, and as how much: the lines that the cycle's hours are the sum of.

import type { Temporal } from 'temporal-polyfill';
import type { Credit } from '../credit.ts';
import type { Cycle } from '../cycle-facts.ts';
import { countedMinutes, topicMinutes } from '../hours-progress.ts';
import { isBefore } from '../term.ts';

/** What one credit is worth in a cycle. */
export interface Counted {
	minutes: number;
	/** For the topics that the rule asks for. */
	topics: { topic: string; minutes: number }[];
	/** What it completed by itself, such as first aid. */
	completes: { category: string; title: string } | null;
}

type Counting = Pick<Cycle, 'rule' | 'creditDays' | 'outside'>;

/** What a credit counts for in a cycle as of a day; null when it does not count for it. */
export function countedIn(
	{ rule, creditDays, outside }: Counting,
	credit: Credit,
	today: Temporal.PlainDate
): Counted | null {
	const { from, before } = creditDays;
	if (isBefore(today, credit.on) || isBefore(credit.on, from)) return null;
	if (before && !isBefore(credit.on, before)) return null;
	const done = outside.find(({ category }) => category === credit.category);
	const completes = done ? { category: done.category, title: done.title } : null;
	const { hours } = rule;
	if (!hours) return completes && { minutes: 0, topics: [], completes };
	const topics = hours.topics
		.filter(({ topic }) => credit.topics.some((one) => one.topic === topic))
		.map(({ topic }) => ({ topic, minutes: topicMinutes(credit, topic, hours) }));
	return { minutes: countedMinutes(credit, hours), topics, completes };
}
