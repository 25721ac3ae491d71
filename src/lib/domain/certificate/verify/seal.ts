import { packSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { must } from './broken.ts';
import { FORMAT, isHash } from './pack-format.ts';
import { signedText, type Trust } from './trust.ts';

export interface Seal {
	/** SHA-256 of manifest.json, of report.pdf, and of every byte of the archive before the seal itself. */
	manifest: string;
	report: string;
	archive: string;
}

/** Reads seal.txt and verifies who signed it. @throws Broken */
export function readSeal(note: string, trust: Trust, departmentId: string): Seal {
	const text = signedText(note, trust, packSigner(departmentId), 'The seal');
	const [, department, manifest, report, archive] =
		/^firstword-pack\/1\n([0-9a-f-]{36})\nmanifest ([0-9a-f]{64})\nreport ([0-9a-f]{64})\narchive ([0-9a-f]{64})\n$/.exec(
			text
		) ?? [];
	must(
		isHash(manifest) && isHash(report) && isHash(archive),
		`The seal does not say what a seal of ${FORMAT} says.`
	);
	must(department === departmentId, 'The seal is of another department than the pack.');
	return { manifest, report, archive };
}
