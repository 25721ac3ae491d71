import type { Stage } from './stage.ts';

/** How far a draft has come, as its pages and lists say it. */
export const STAGE_WORDS: Record<Stage, string> = {
	writing: 'Being written',
	'in-review': 'In review',
	'changes-asked': 'Changes asked for',
	approved: 'Approved, ready to publish',
	live: 'Live'
};
