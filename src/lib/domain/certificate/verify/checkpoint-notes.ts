import { ledgerOrigin, parseCheckpoint } from '#lib/domain/audit/note/checkpoint.ts';
import { findCheckpointNotes } from '#lib/domain/audit/note/read-checkpoint-note.ts';
import { counted, must } from './broken.ts';
import { isHash, objectIn } from './pack-format.ts';
import { signedText, type Trust } from './trust.ts';

export interface SignedTree {
	size: number;
	root: string;
	note: string;
}

/** Reads checkpoints.ndjson. Signatures are looked at later. @throws Broken */
export function readCheckpoints(text: string): SignedTree[] {
	const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
	let before = 0;
	return lines.map((line, at) => {
		const { size, root, note } = objectIn(line) ?? {};
		must(
			Number.isSafeInteger(size) && (size as number) > before && isHash(root) && typeof note === 'string',
			`Line ${at + 1} of checkpoints.ndjson cannot be read, or stands out of its order.`
		);
		before = size as number;
		return { size: before, root, note };
	});
}

/** What a signed checkpoint says. @throws Broken when the department did not sign it, or it is of another ledger */
export function openCheckpoint(note: string, trust: Trust, departmentId: string, what: string) {
	const origin = ledgerOrigin(departmentId);
	const checkpoint = parseCheckpoint(signedText(note, trust, origin, what));
	must(checkpoint?.origin === origin, `${what} is of another ledger.`);
	return checkpoint;
}

/** The checkpoints in a text that somebody kept. @throws Broken when there is none */
export function notesIn(text: string): string[] {
	const notes = found(text).map((note) => (note.endsWith('\n') ? note : `${note}\n`));
	must(notes.length > 0, 'What was given as kept checkpoints holds none.');
	return notes;
}

function found(text: string): string[] {
	try {
		return findCheckpointNotes(text);
	} catch {
		// A line that looks like JSON and is none.
		return [];
	}
}

/** Signatures that are looked at one by one in script; of more, a spread of them. Every tree is compared. */
export const MOST_SIGNATURES = 1_000;

/**
 * Compares signed trees with what the entries make. @returns in words, how many
 * @param roots of the entries, by size
 * @throws Broken that says between which entries the ledger was changed
 */
export function compareTrees(
	trees: readonly SignedTree[],
	roots: ReadonlyMap<number, string>,
	open: (tree: SignedTree) => { size: number; root: string },
	mostSignatures = MOST_SIGNATURES
): string {
	let good = 0;
	let signatures = 0;
	const step = Math.max(1, Math.ceil(trees.length / mostSignatures));
	for (const [at, tree] of trees.entries()) {
		if (at % step === 0 || at === trees.length - 1) {
			const opened = open(tree);
			must(
				opened.size === tree.size && opened.root === tree.root,
				`The checkpoint over ${counted(tree.size)} entries is not the one whose signature stands beside it.`
			);
			signatures++;
		}
		const root = roots.get(tree.size);
		if (root === undefined) continue;
		must(root === tree.root, rewritten(good, tree.size));
		good = tree.size;
	}
	const all = signatures === trees.length;
	return `${counted(trees.length)} signed ${trees.length === 1 ? 'checkpoint' : 'checkpoints'}${all ? '' : `; the signatures of ${counted(signatures)} of them were checked, spread evenly`}.`;
}

const rewritten = (good: number, size: number) =>
	good === 0
		? `The entries up to ${counted(size)} are not those that were there when the checkpoint over them was signed: the ledger was written anew.`
		: `Up to entry ${counted(good)} the ledger is the one that was signed. Between entries ${counted(good + 1)} and ${counted(size)} it is not: something there was written anew after the checkpoint over ${counted(size)} entries was signed.`;
