import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Plain data, or what turns itself into it (a Temporal value becomes its ISO text). */
export type Canonical =
	| null
	| boolean
	| number
	| string
	| { toJSON(): string }
	| readonly Canonical[]
	| { readonly [key: string]: Canonical | undefined };

/**
 * One text for one value: keys in code-unit order, no spaces, absent members left out. Two programs that agree on
 * the value agree on every byte, so a hash of it means something (the idea of RFC 8785).
 */
export function canonical(value: Canonical): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object' && value !== null && !('toJSON' in value)) {
		const members = Object.entries(value)
			.filter(([, member]) => member !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member as Canonical)}`);
		return `{${members.join(',')}}`;
	}
	return JSON.stringify(value);
}

/** SHA-256 of a text, as 64 hexadecimal digits. */
export const hashText = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));

/** What evidence is called in the ledger: the hash of its canonical text. */
export const digest = (value: Canonical) => hashText(canonical(value));
