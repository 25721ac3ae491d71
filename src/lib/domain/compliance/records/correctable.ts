// What a person enters may be wrong. The row stays as it was; a correction names it, says why, and which row of the
// same kind stands in its place, if any does. What the program itself awarded is not corrected but revoked.

export const CORRECTABLE = ['leave', 'waiver', 'outside', 'session-credit'] as const;

export type CorrectableKind = (typeof CORRECTABLE)[number];

export const isCorrectable = (text: string): text is CorrectableKind =>
	(CORRECTABLE as readonly string[]).includes(text);

/** In the middle of a sentence: `the entry of leave`. */
export const CORRECTABLE_WORDS: Record<CorrectableKind, string> = {
	leave: 'entry of leave',
	waiver: 'waiver',
	outside: 'training from elsewhere',
	'session-credit': 'credit for a session'
};
