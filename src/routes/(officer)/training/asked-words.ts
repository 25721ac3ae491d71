import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { TrainingAsked } from '#lib/server/compliance/training-asked.ts';
import { scenarioPath } from './addresses.ts';

type Asked = Pick<TrainingAsked, 'kind' | 'isBound' | 'since'>;

/** What a new version asks, as a label and a sentence. Nothing is due by it, and no day is named that would be. */
export function askedInWords({ kind, isBound, since }: Asked): { label: string; words: string } {
	const from = `Since ${dayInWords(since)} there is a new version.`;
	switch (kind) {
		case 'retake-now':
			return {
				label: 'Take again',
				words: `${from} ${isBound ? 'You are asked to take it again' : 'Your trainers invite you to take it again'}. What you completed stays complete.`
			};
		case 'read-difference':
			return { label: 'Read what changed', words: `${from} Read what changed. You need not take it again.` };
		case 'retake-next-cycle':
			return {
				label: 'For next time',
				words: `${from} What you passed counts for this cycle. In your next cycle you take the new version.`
			};
		case 'tell':
			return { label: 'Note', words: `${from} You need not do anything.` };
		default:
			return kind satisfies never;
	}
}

/** One thing that a new version asks, as a card of “My training”: where it is done, and whether it can be put aside. */
export function askedCard(asked: TrainingAsked) {
	const changes = `/training/changes/${asked.releaseId}`;
	const isTask = asked.kind === 'retake-now' || asked.kind === 'read-difference';
	return {
		id: asked.releaseId,
		title: asked.title,
		note: asked.note,
		...askedInWords(asked),
		isTask,
		main:
			asked.kind === 'retake-now'
				? { href: scenarioPath(asked.requirementId, asked.code), label: 'Take it again' }
				: asked.kind === 'read-difference'
					? { href: changes, label: 'Read what changed' }
					: null,
		changes: asked.kind === 'read-difference' ? null : changes,
		/** Where “I have read this” is sent; a task is not put aside with it. */
		confirm: isTask ? null : changes
	};
}
