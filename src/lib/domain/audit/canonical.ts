import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Temporal } from 'temporal-polyfill';

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
		let members = '';
		// In order of code units, as sort() has it.
		for (const key of Object.keys(value).sort()) {
			const member = (value as { readonly [key: string]: Canonical | undefined })[key];
			if (member === undefined) continue;
			members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`;
		}
		return `{${members}}`;
	}
	return value instanceof Temporal.Instant ? instantText(value) : JSON.stringify(value);
}

const NS_IN_MS = 1_000_000n;

/** What JSON has for a moment. Whole milliseconds, which is nearly all there are, are written the quick way. */
function instantText(moment: Temporal.Instant): string {
	const ns = moment.epochNanoseconds;
	const iso = ns % NS_IN_MS === 0n ? new Date(Number(ns / NS_IN_MS)).toISOString() : '';
	if (iso.length !== '2026-11-23T00:57:13.123Z'.length) return JSON.stringify(moment);
	const part = iso.slice(20, 23).replace(/0+$/, '');
	return `"${iso.slice(0, 19)}${part && `.${part}`}Z"`;
}

/** SHA-256 of a text, as 64 hexadecimal digits. */
export const hashText = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));

/** What evidence is called in the ledger: the hash of its canonical text. */
export const digest = (value: Canonical) => hashText(canonical(value));
