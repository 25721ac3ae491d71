import { certificateSigner, ledgerOrigin, packSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { verifyNote, type Holds } from '#lib/domain/audit/note/signed-note.ts';
import { parseVerifierKeys, verifierKey } from '#lib/domain/audit/note/verifier-key.ts';
import { Broken, must } from './broken.ts';

/** Whose signatures count. */
export interface Trust {
	/** Verifier keys of one department. */
	keys: readonly string[];
	holds: Holds | undefined;
}

/** The name under which an installation publishes its keys to who knows no department: they sign for each of its. */
const INSTALLATION = 'firstword';

/** The keys in a text, as far as they may sign for a department. */
export function trustIn(text: string, departmentId: string, holds?: Holds): Trust {
	const mine = [ledgerOrigin, packSigner, certificateSigner].map((nameOf) => nameOf(departmentId));
	const keys = parseVerifierKeys(text).flatMap(({ name, publicKey }) =>
		(name === INSTALLATION ? mine : [name]).map((one) => verifierKey(one, publicKey))
	);
	return { keys: [...new Set(keys)], holds };
}

/**
 * The text of a note that a key of this name signed.
 * @param what begins the sentence that says what it is not
 * @throws Broken
 */
export function signedText(note: string, { keys, holds }: Trust, name: string, what: string): string {
	const verified = verifyNote(note, keys, holds);
	if (verified.kind === 'verified') {
		must(
			verified.signers.some((key) => key.startsWith(`${name}+`)),
			`${what} was signed with a key that is not the department’s key for it.`
		);
		return verified.text;
	}
	throw new Broken(`${what} ${REFUSALS[verified.reason]}`);
}

const REFUSALS = {
	malformed: 'cannot be read: it is not written as a signed note.',
	'unknown-key':
		'was not signed with a key that the department published: somebody else made it, or the list of keys is not the department’s.',
	'wrong-signature':
		'was changed after it was signed, or its signature was copied from another: the signature does not fit.'
};
