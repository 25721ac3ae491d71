import { Temporal } from 'temporal-polyfill';
import { noteText } from '#lib/domain/audit/note/signed-note.ts';
import { keyIdOf } from '#lib/domain/audit/note/verifier-key.ts';
import { readKeys } from './key-folder.ts';
import { signWith, type SigningKey } from './signing-key.ts';

/**
 * A text signed under a name, with the key in force at a moment: the same text, name and moment give the same bytes,
 * also after another key took over. What is older than the first key is signed with the first.
 * @param text ends with a newline
 */
export function signNote(name: string, text: string, at: Temporal.Instant, keys = readKeys()): string {
	const { publicKey, seed } = keyInForce(keys, at);
	const signature = { name, keyId: keyIdOf(name, publicKey), signature: signWith(seed, text) };
	return noteText({ text, signatures: [signature] });
}

function keyInForce(keys: SigningKey[], at: Temporal.Instant) {
	const able = keys.filter((key): key is SigningKey & { seed: string } => key.seed !== null);
	const key = able.findLast(({ signsFrom }) => Temporal.Instant.compare(signsFrom, at) <= 0) ?? able[0];
	if (!key) throw new Error('Of no signing key the private half is there.');
	return key;
}
