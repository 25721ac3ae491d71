import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Twenty characters in groups of five, about 98 bits, without letters that look alike: to be read aloud once and replaced. */
export function generatePassword(): string {
	// Bytes beyond the last whole multiple of the alphabet are thrown away, so that every letter is as likely.
	const limit = 256 - (256 % LETTERS.length);
	let letters = '';
	while (letters.length < 20)
		for (const byte of randomBytes(32))
			if (byte < limit && letters.length < 20) letters += LETTERS[byte % LETTERS.length];
	return letters.match(/.{5}/g)!.join('-');
}
