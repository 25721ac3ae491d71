import { packSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { verifyNote } from '#lib/domain/audit/note/signed-note.ts';
import { must } from './broken.ts';
import { FORMAT, isHash } from './pack-parts.ts';

export interface Seal {
	departmentId: string;
	/** SHA-256 of manifest.json, of report.pdf, and of every byte of the archive before the seal itself. */
	manifest: string;
	report: string;
	archive: string;
}

/** Reads seal.txt and verifies who signed it. @throws Broken */
export function readSeal(note: string, keys: readonly string[]): Seal {
	const text = signedText(note, keys, 'The seal');
	const [, departmentId, manifest, report, archive] =
		/^firstword-pack\/1\n([0-9a-f-]{36})\nmanifest ([0-9a-f]{64})\nreport ([0-9a-f]{64})\narchive ([0-9a-f]{64})\n$/.exec(
			text.text
		) ?? [];
	must(
		departmentId && isHash(manifest) && isHash(report) && isHash(archive),
		`The seal does not say what a seal of ${FORMAT} says.`
	);
	must(
		text.signers.some((key) => key.startsWith(`${packSigner(departmentId)}+`)),
		'The seal was signed with a key that is not the department’s key for packs.'
	);
	return { departmentId, manifest, report, archive };
}

/** The text of a note that one of the keys signed. @throws Broken that says what it is not */
export function signedText(
	note: string,
	keys: readonly string[],
	what: string
): { text: string; signers: string[] } {
	const verified = verifyNote(note, keys);
	if (verified.kind === 'verified') return verified;
	switch (verified.reason) {
		case 'malformed':
			must(false, `${what} cannot be read: it is not written as a signed note.`);
		case 'unknown-key':
			must(
				false,
				`${what} was not signed with a key that the department published: somebody else made it, or the list of keys is not the department’s.`
			);
		case 'wrong-signature':
			must(
				false,
				`${what} was changed after it was signed, or its signature was copied from another: the signature does not fit.`
			);
		default:
			return verified.reason satisfies never;
	}
}
