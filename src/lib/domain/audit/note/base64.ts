/** Standard base64 with padding (RFC 4648, section 4). */
export const toBase64 = (bytes: Uint8Array): string =>
	btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** The bytes of a base64 text; null when it is not exactly how toBase64 writes them. */
export function fromBase64(text: string): Uint8Array | null {
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
	const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
	// Bits after the last byte could be anything; one value has one text.
	return toBase64(bytes) === text ? bytes : null;
}
