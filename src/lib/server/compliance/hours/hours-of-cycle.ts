import type { Temporal } from 'temporal-polyfill';
import type { Credit } from '#lib/domain/compliance/credit.ts';
import type { Cycle } from '#lib/domain/compliance/cycle-facts.ts';
import { countedIn } from '#lib/domain/compliance/hours/counted-in.ts';
import { topicsMissing } from '#lib/domain/compliance/hours/hours-words.ts';
import type { HoursProgress } from '#lib/domain/compliance/hours-progress.ts';
import { readStandards } from '../standards/read-standards.ts';

/** How far the hours of a cycle are, with the topics that are missing by name; null where no hours are asked. */
export function hoursOfCycle(
	cycle: Cycle,
	credits: readonly Credit[],
	today: Temporal.PlainDate
): (HoursProgress & { missing: string[] }) | null {
	const { hours } = cycle;
	if (!hours) return null;
	const counted = credits.filter((credit) => countedIn(cycle, credit, today));
	const trained = new Set(counted.flatMap(({ topics }) => topics.map(({ topic }) => topic)));
	return { ...hours, missing: topicsMissing(hours, trained, titleOfTopic) };
}

/** A topic that left the file of standards keeps the name that it is kept by. */
export const titleOfTopic = (topic: string): string =>
	readStandards().topics.find(({ id }) => id === topic)?.title ?? topic;
