/**
 * What a password must be where it is the only factor: 15 to 128 characters, any script, no composition rules, not
 * one that guessers try first (NIST SP 800-63B-4, OWASP ASVS 5.0). Lengths count code points after NFC.
 */
export const SHORTEST = 15;
export const LONGEST = 128;

// The head of every published list, as whole passwords or repeated to reach the length.
const COMMON = [
	'password',
	'passphrase',
	'letmein',
	'qwertyuiop',
	'qwerty',
	'iloveyou',
	'administrator',
	'welcome',
	'dragon',
	'monkey',
	'football',
	'baseball',
	'sunshine',
	'princess',
	'superman',
	'trustno',
	'changeme',
	'firstword',
	'police',
	'sheriff',
	'officer',
	'badge',
	'abc',
	'123456789',
	'1234567890',
	'0987654321',
	'abcdefghijklmnop'
];

export type PasswordProblem = 'too-short' | 'too-long' | 'easily-guessed' | 'names-you';

/** One form for one password, however the keyboard composed it. */
export const normalizePassword = (password: string) => password.normalize('NFC');

/**
 * Says what is wrong with a password, or null. `about` holds what a guesser knows of this person and department:
 * names, city, badge number; a password made of one of them and digits is refused.
 */
export function passwordProblem(password: string, about: readonly string[]): PasswordProblem | null {
	const text = normalizePassword(password);
	const length = [...text].length;
	if (length < SHORTEST) return 'too-short';
	if (length > LONGEST) return 'too-long';
	if (without(bare(text), COMMON).length < 4 || new Set(text).size < 5) return 'easily-guessed';
	const known = about.flatMap((entry) => [entry, ...entry.split(/\s+/)]).filter((word) => word.length >= 3);
	if (without(bare(text), known).length < 4) return 'names-you';
	return null;
}

/** Letters only: digits and signs around a guessed word do not make it hard. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

function without(text: string, words: readonly string[]) {
	let left = text;
	for (const word of [...words].sort((a, b) => b.length - a.length)) left = left.replaceAll(bare(word), '');
	return left.replace(/\d/g, '');
}

export const PASSWORD_WORDS: Record<PasswordProblem, string> = {
	'too-short': `Use at least ${SHORTEST} characters. Four or five words in a row are good and easy to type.`,
	'too-long': `Use at most ${LONGEST} characters.`,
	'easily-guessed':
		'This is one of the passwords that are tried first. Choose words that do not belong together.',
	'names-you':
		'This is made of your own or your department’s name. Choose words that have nothing to do with you.'
};
