import { canonical } from '#lib/domain/audit/canonical.ts';
import { packSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { Temporal } from 'temporal-polyfill';
import { readKeys } from '#lib/server/audit/signing/key-folder.ts';
import { publishedKeys } from '#lib/server/audit/signing/published-keys.ts';
import { signNote } from '#lib/server/audit/signing/sign-note.ts';
import { hashBytes } from './hash-bytes.ts';
import type { SpooledFile } from './archive/spooled-file.ts';

export const FORMAT = 'firstword-pack/1';

/** The keys that had been made by a moment, or the first: a later rotation does not change an older pack. */
export function keysAt(departmentId: string, moment: Temporal.Instant): string[] {
	const keys = readKeys();
	const known = keys.filter(({ signsFrom }) => Temporal.Instant.compare(signsFrom, moment) <= 0);
	return publishedKeys(departmentId, known.length > 0 ? known : keys.slice(0, 1));
}

/** The list of all files with their hashes. */
export function manifestOf(files: readonly SpooledFile[]): string {
	const lines = files
		.map(({ path, bytes, sha256, rows }) => ({ path, bytes, sha256, ...(rows !== null && { rows }) }))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
	return canonical({ format: FORMAT, files: lines });
}

/** What the department's key signs: the list, the printed report, and every byte of the archive before the seal. */
export function sealOf(
	departmentId: string,
	{ manifest, report, archive }: { manifest: string; report: Uint8Array; archive: string },
	at: Temporal.Instant
): string {
	const text = `${FORMAT}\n${departmentId}\nmanifest ${hashBytes(manifest)}\nreport ${hashBytes(report)}\narchive ${archive}\n`;
	return signNote(packSigner(departmentId), text, at);
}
