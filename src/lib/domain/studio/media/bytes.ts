// Reading bytes that may end anywhere: what is beyond the end is not there, and nothing throws.

export const startsWith = (bytes: Uint8Array, signs: readonly number[]) =>
	signs.every((sign, at) => bytes[at] === sign);

/** Bytes as Latin-1, which every byte is; shorter where the file ends. */
export const textAt = (bytes: Uint8Array, at: number, length: number) =>
	at < 0 ? '' : String.fromCharCode(...bytes.subarray(at, at + length));

/** A big-endian number of 1 to 4 bytes; NaN where the file ends before it. */
export function numberAt(bytes: Uint8Array, at: number, length: number): number {
	if (at < 0 || at + length > bytes.length) return NaN;
	return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** A little-endian number; NaN where the file ends before it. */
export function littleAt(bytes: Uint8Array, at: number, length: number): number {
	if (at < 0 || at + length > bytes.length) return NaN;
	return bytes.subarray(at, at + length).reduceRight((sum, byte) => sum * 256 + byte, 0);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

export const ofText = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

export const bigEndian = (value: number, length: number) =>
	Uint8Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);

export const littleEndian = (value: number, length: number) => bigEndian(value, length).reverse();
