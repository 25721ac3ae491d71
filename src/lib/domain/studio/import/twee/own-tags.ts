// What a scenario has and Twee has not travels in the tags of its passages: Twine keeps tags, whatever it does to a
// story. Written by export/twee.ts, read by own-twee.ts.

export const HEADER = 'firstword-header';
export const SCENE = 'firstword-scene';
export const QUESTION = 'firstword-question';
export const ENDING = 'firstword-ending';
/** What happens after a choice, and what the coach says; leads on to where the choice leads. */
export const CHOICE = 'firstword-choice';
export const ANSWER = 'firstword-answer';

export const ownTags = [HEADER, SCENE, QUESTION, ENDING, CHOICE, ANSWER];

/** The words of the link that only leads on. */
export const CONTINUE = 'Continue';

/** Tags have no spaces: each detail is one tag, `rating-critical-CE-01`, `skill-safety`, `only-if-apart`. */
export const details = {
	rating: 'rating-',
	skill: 'skill-',
	remember: 'remember-',
	onlyIf: 'only-if-',
	onlyIfNot: 'hidden-if-',
	objective: 'objective-',
	readAgain: 'read-again-',
	result: 'result-'
} as const;
