import { COMMON } from './common-passwords.ts';
import { isRepeated, lettersLeft } from './guessable.ts';

/**
 * What a password must be where it is the only factor: 15 to 128 characters, any script, no composition rules, not
 * one that guessers try first (NIST SP 800-63B-4, OWASP ASVS 5.0). Lengths count code points after NFC.
 */
export const SHORTEST = 15;
export const LONGEST = 128;

/** Fewer letters than this beside what a guesser knows do not make a password hard; digits and signs never do. */
const FEWEST_LETTERS = 4;

export type PasswordProblem = 'too-short' | 'too-long' | 'easily-guessed' | 'names-you';

/** One form for one password, however the keyboard composed it. */
export const normalizePassword = (password: string) => password.normalize('NFC');

/**
 * Says what is wrong with a password, or null. `about` holds what a guesser knows of this person and department:
 * names, city, e-mail address, badge number. A password made of them, of common ones or of runs is refused.
 */
export function passwordProblem(password: string, about: readonly string[]): PasswordProblem | null {
	const text = normalizePassword(password);
	const length = [...text].length;
	if (length < SHORTEST) return 'too-short';
	if (length > LONGEST) return 'too-long';
	if (lettersLeft(text, [...COMMON, ...wordsOf(about)]) < FEWEST_LETTERS)
		return lettersLeft(text, COMMON) < FEWEST_LETTERS ? 'easily-guessed' : 'names-you';
	if (new Set(text).size < 5 || isRepeated(text, SHORTEST)) return 'easily-guessed';
	return null;
}

/** Each entry whole and in its parts: the halves of an address, the prefix of a badge number. */
const wordsOf = (about: readonly string[]) =>
	about.flatMap((entry) => [entry, ...(entry.normalize('NFKC').match(/\p{L}{2,}/gu) ?? [])]);

export const PASSWORD_WORDS: Record<PasswordProblem, string> = {
	'too-short': `Use at least ${SHORTEST} characters. Four or five words in a row are good and easy to type.`,
	'too-long': `Use at most ${LONGEST} characters.`,
	'easily-guessed':
		'This is one of the passwords that are tried first. Choose words that do not belong together.',
	'names-you':
		'This is made of what is known of you: your name, department, badge or e-mail address. Choose words that have nothing to do with you.'
};
