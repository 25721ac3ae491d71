// The code of a square on the wall: 128 random bits in Crockford's base 32, which has no letter that looks like a
// digit. Whoever types it from the wall may group it and mix cases; I and L are read as 1, O as 0.

export const CODE_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
/** 26 letters hold 130 bits. */
export const CODE_LENGTH = 26;

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);

export const isSigningCode = (text: string) => CODE.test(text);

/** 16 bytes as a code. */
export function writeSigningCode(bytes: Uint8Array): string {
	let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	let code = '';
	for (let place = 0; place < CODE_LENGTH; place++, value >>= 5n)
		code = CODE_LETTERS[Number(value & 31n)]! + code;
	return code;
}

/** What somebody typed, as the code that it means; null when it is none. */
export function readSigningCode(typed: string): string | null {
	const code = typed.toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replace(/o/g, '0');
	return isSigningCode(code) ? code : null;
}

/** In groups that an eye can keep: `7k2m-9q4r-…`. */
export const groupedCode = (code: string) => code.match(/.{1,4}/g)!.join('-');
