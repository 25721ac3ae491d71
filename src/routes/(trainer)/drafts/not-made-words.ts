import { FAULT_WORDS } from '#lib/domain/studio/draft-text.ts';

/** Why no draft was begun, in a sentence for whoever wanted one. */
export const NOT_MADE_WORDS = {
	...FAULT_WORDS,
	empty: 'There is no text here.',
	'no-code-left':
		'Your department has begun 999 scenarios, and there is no number for another. Bring back one that was put away, and write in it.'
};
