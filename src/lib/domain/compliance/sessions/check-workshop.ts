// What a workshop has to be so that its minutes can be credited: approved whole minutes that every segment gets some
// of, topics that together are no more, and a partner who is named when there is one.

import type { PartnerKind, WorkshopPlan } from './workshop.ts';

export type DraftWorkshop = WorkshopPlan & {
	title: string;
	summary: string;
	category: string | null;
	partner: string | null;
	partnerKind: PartnerKind;
	stateCourseNumber: string | null;
};

export interface WorkshopProblem {
	field: 'minutes' | 'segments' | 'topics' | 'category' | 'partner' | 'partnerKind';
	reason: string;
}

const ID = /^[a-z][a-z0-9-]{1,40}$/;

export const MOST_MINUTES = 6000;
export const MOST_SEGMENTS = 50;
export const MOST_TOPICS = 20;

/** The first thing that is wrong with it, or null. */
export function checkWorkshop(draft: DraftWorkshop): WorkshopProblem | null {
	const { minutes, segments, topics, category, partner, partnerKind } = draft;
	const within = (count: number, most: number) => Number.isInteger(count) && count >= 1 && count <= most;
	if (!within(minutes, MOST_MINUTES))
		return { field: 'minutes', reason: `Enter whole minutes from 1 to ${MOST_MINUTES}.` };
	if (!within(segments, MOST_SEGMENTS))
		return { field: 'segments', reason: `Enter a whole number from 1 to ${MOST_SEGMENTS}.` };
	if (segments > minutes) return { field: 'segments', reason: 'Every segment needs at least one minute.' };
	if (topics.length > MOST_TOPICS) return { field: 'topics', reason: `Name at most ${MOST_TOPICS} topics.` };
	if (topics.some(({ topic }) => !ID.test(topic)))
		return { field: 'topics', reason: 'Choose topics of the list.' };
	if (new Set(topics.map(({ topic }) => topic)).size < topics.length)
		return { field: 'topics', reason: 'Name each topic once.' };
	if (topics.some((one) => !within(one.minutes, minutes)))
		return { field: 'topics', reason: 'Enter whole minutes for each topic, at most those of the workshop.' };
	const together = topics.reduce((sum, one) => sum + one.minutes, 0);
	if (together > minutes)
		return {
			field: 'topics',
			reason: `The topics are ${together} minutes together; the workshop has ${minutes}.`
		};
	if (category !== null && !ID.test(category))
		return { field: 'category', reason: 'Choose a category of the list.' };
	if (partnerKind !== 'none' && !partner)
		return { field: 'partner', reason: 'Enter the name of the partner.' };
	if (partnerKind === 'none' && partner)
		return { field: 'partnerKind', reason: 'Say what kind of partner this is.' };
	return null;
}
