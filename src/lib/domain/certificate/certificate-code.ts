// A certificate's number is read aloud in court and typed from paper: Crockford's base32 (no I, L, O, U),
// 80 random bits, in groups of four. It counts nothing, so that no number leads to the next one.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomBytes = 10;
const symbols = 16;
const longestInput = 64;

/** `FW-XXXX-XXXX-XXXX-XXXX` from exactly ten random bytes. */
export function certificateCode(random: Uint8Array): string {
	if (random.length !== randomBytes)
		throw new RangeError(`a certificate code takes ${randomBytes} random bytes`);
	let bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	let code = '';
	for (let i = 0; i < symbols; i++, bits >>= 5n) code = alphabet[Number(bits & 31n)] + code;
	return grouped(code);
}

/**
 * What a person meant when typing a code: any case, hyphens and spaces anywhere, with or without the prefix,
 * O for 0, I and L for 1. Answers the canonical form, or null when no code can be read.
 */
export function readCode(input: string): string | null {
	if (input.length > longestInput) return null;
	const typed = input
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Dash}_.]/gu, '');
	// A code may itself begin with FW: only the length tells the prefix from it.
	const bare = typed.length === symbols + 2 && typed.startsWith('FW') ? typed.slice(2) : typed;
	const code = bare.replace(/O/g, '0').replace(/[IL]/g, '1');
	return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? grouped(code) : null;
}

function grouped(code: string): string {
	return ['FW', ...(code.match(/.{4}/g) ?? [])].join('-');
}
