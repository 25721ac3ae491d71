import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { isKeyName, parseVerifierKey } from './verifier-key.ts';

// A text and who signed it (C2SP signed-note): the text, which ends with a newline, an empty line, and a line for each
// signature: “— <name> <base64 of key id and signature>”. A witness adds a line and changes nothing else.

/** One line under a note. Key id and signature in hexadecimal; what the signature is, its key's kind says. */
export interface NoteSignature {
	name: string;
	keyId: string;
	signature: string;
}

export interface Note {
	text: string;
	signatures: NoteSignature[];
}

/** More lines than anybody needs; the specification asks that 16 be accepted. */
const MOST_SIGNATURES = 100;

/** No control characters but newlines, and nothing that is no character (half of a surrogate pair). */
const isPlain = (text: string) => !/[\u0000-\u0009\u000b-\u001f]/.test(text) && text.isWellFormed();

/** The note as it is kept and sent. */
export function noteText({ text, signatures }: Note): string {
	if (!text.endsWith('\n') || !isPlain(text)) throw new RangeError('The text of a note ends with a newline.');
	const lines = signatures.map(
		({ name, keyId, signature }) =>
			`— ${name} ${toBase64(concatBytes(hexToBytes(keyId), hexToBytes(signature)))}\n`
	);
	return `${text}\n${lines.join('')}`;
}

/** Reads a note; null when it is not written as one. Nothing is verified by this. */
export function parseNote(note: string): Note | null {
	const parting = note.lastIndexOf('\n\n');
	if (parting < 0 || !note.endsWith('\n') || !isPlain(note)) return null;
	const lines = note.slice(parting + 2, -1).split('\n');
	const signatures = lines.map(parseSignature);
	if (lines.length > MOST_SIGNATURES || !signatures.every((signature) => signature !== null)) return null;
	return { text: note.slice(0, parting + 1), signatures };
}

function parseSignature(line: string): NoteSignature | null {
	const [dash, name = '', base64 = '', ...more] = line.split(' ');
	const bytes = fromBase64(base64);
	if (dash !== '—' || more.length > 0 || !isKeyName(name) || !bytes || bytes.length < 5) return null;
	return { name, keyId: bytesToHex(bytes.slice(0, 4)), signature: bytesToHex(bytes.slice(4)) };
}

export type VerifiedNote =
	| {
			kind: 'verified';
			text: string;
			/** Whose signature held, as verifier keys. */
			signers: string[];
			/** Lines of keys that were not given: witnesses, or keys of later. */
			passedOver: NoteSignature[];
	  }
	| { kind: 'refused'; reason: 'malformed' | 'unknown-key' | 'wrong-signature' };

/** Whether an Ed25519 signature over a message holds; all in hexadecimal but the message. Never throws. */
export type Holds = (signature: string, message: Uint8Array, publicKey: string) => boolean;

/**
 * Verifies a note: at least one of the keys given signed it, and none of them is on it with a signature that does not
 * hold. Signatures of other keys are passed over. Never throws, whatever the note is.
 * @param verifierKeys as verifierKey writes them; what is none is passed over
 * @param holds what verifies a signature, where there is something quicker than this
 */
export function verifyNote(
	note: string,
	verifierKeys: readonly string[],
	holds: Holds = holdsInScript
): VerifiedNote {
	const parsed = parseNote(note);
	if (!parsed) return { kind: 'refused', reason: 'malformed' };
	const message = utf8ToBytes(parsed.text);
	const signers: string[] = [];
	const passedOver: NoteSignature[] = [];
	for (const one of parsed.signatures) {
		const known = verifierKeys.find((text) => {
			const key = parseVerifierKey(text);
			return key?.name === one.name && key.keyId === one.keyId;
		});
		if (known === undefined) passedOver.push(one);
		else if (holds(one.signature, message, parseVerifierKey(known)!.publicKey)) signers.push(known.trim());
		else return { kind: 'refused', reason: 'wrong-signature' };
	}
	if (signers.length === 0) return { kind: 'refused', reason: 'unknown-key' };
	return { kind: 'verified', text: parsed.text, signers, passedOver };
}

function holdsInScript(signature: string, message: Uint8Array, publicKey: string): boolean {
	try {
		return ed25519.verify(hexToBytes(signature), message, hexToBytes(publicKey), { zip215: false });
	} catch {
		// Of a wrong length, or no point of the curve.
		return false;
	}
}
