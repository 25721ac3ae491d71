import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';

// The published form of a key (C2SP signed-note; golang.org/x/mod/sumdb/note): <name>+<key id>+<base64 of type and key>.

/** Ed25519 over the text of a note. */
const ED25519 = 0x01;

/** A public key under a name; the same key under another name has another id. Key and id in hexadecimal. */
export interface VerifierKey {
	name: string;
	keyId: string;
	publicKey: string;
}

/** What a name may be: not empty, without spaces, control characters and plus signs. */
export const isKeyName = (name: string) => /^[^\s+\p{C}]+$/u.test(name);

/** The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key), as 8 hexadecimal digits. */
export const keyIdOf = (name: string, publicKey: string): string =>
	bytesToHex(
		sha256(concatBytes(utf8ToBytes(name), new Uint8Array([0x0a, ED25519]), hexToBytes(publicKey))).slice(0, 4)
	);

/** @param publicKey 32 bytes as 64 hexadecimal digits */
export function verifierKey(name: string, publicKey: string): string {
	if (!isKeyName(name)) throw new RangeError(`“${name}” cannot be the name of a key.`);
	const typed = concatBytes(new Uint8Array([ED25519]), hexToBytes(publicKey));
	return `${name}+${keyIdOf(name, publicKey)}+${toBase64(typed)}`;
}

/** Reads what verifierKey wrote; null when it is something else, or its id is not its own. */
export function parseVerifierKey(text: string): VerifierKey | null {
	const [, name = '', keyId = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
	const typed = fromBase64(key);
	if (!isKeyName(name) || typed?.length !== 33 || typed[0] !== ED25519) return null;
	const publicKey = bytesToHex(typed.slice(1));
	return keyIdOf(name, publicKey) === keyId ? { name, keyId, publicKey } : null;
}

/** The keys in a text with one a line; what is no key is passed over. */
export const parseVerifierKeys = (text: string): VerifierKey[] =>
	text
		.split('\n')
		.map(parseVerifierKey)
		.filter((key) => key !== null);
