import { departmentOf, ledgerOrigin, parseCheckpoint } from './checkpoint.ts';
import { parseNote, verifyNote, type Holds } from './signed-note.ts';
import { verifierKey } from './verifier-key.ts';

/** A checkpoint whose signature held: how many entries a department's ledger had, and their root. */
export interface TrustedCheckpoint {
	departmentId: string;
	size: number;
	root: string;
}

/**
 * Reads the note of a checkpoint and verifies it with the installation's public keys, under the name of the
 * department that it says it is of. Returns null when it is none, or nobody of those signed it.
 * @param publicKeys 64 hexadecimal digits each
 */
export function readCheckpointNote(
	note: string,
	publicKeys: readonly string[],
	holds?: Holds
): TrustedCheckpoint | null {
	const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
	const departmentId = checkpoint && departmentOf(checkpoint.origin);
	if (!departmentId) return null;
	const keys = publicKeys.map((key) => verifierKey(ledgerOrigin(departmentId), key));
	if (verifyNote(note, keys, holds).kind !== 'verified') return null;
	return { departmentId, size: checkpoint.size, root: checkpoint.root };
}

/**
 * The notes of checkpoints in any text that holds them: one alone, many after each other, a mail with words around
 * it, or the lines of a checkpoints.ndjson.
 */
export function findCheckpointNotes(text: string): string[] {
	const unwrapped = text
		.replaceAll('\r\n', '\n')
		.replace(/^\{.*"note":("(?:[^"\\]|\\.)*").*\}$/gm, (_line, note: string) => JSON.parse(note) as string);
	return (
		unwrapped.match(/^firstword\/ledger\/[^\n]+\n\d+\n[^\n]+\n(?:[^\n]+\n)*\n(?:— [^\n]+(?:\n|$))+/gm) ?? []
	);
}
