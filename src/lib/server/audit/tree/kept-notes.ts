import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findCheckpointNotes } from '#lib/domain/audit/note/read-checkpoint-note.ts';
import { StartRefused } from '#lib/server/database/start-refused.ts';

/** A note as somebody kept it, not verified yet. */
export interface KeptNote {
	note: string;
	/** Where, in words: `kept in 00000120.txt`. */
	where: string;
}

/**
 * The checkpoints in a file or in all files of a folder: notes, mails with notes in them, or the lines of a
 * checkpoints.ndjson. Throws StartRefused where there is none, so that nobody takes a misprint for a check.
 */
export function readKeptNotes(path: string): KeptNote[] {
	const notes = filesIn(path).flatMap((file) =>
		findCheckpointNotes(readFileSync(file, 'utf8')).map((note) => ({
			note,
			where: `kept in ${basename(file)}`
		}))
	);
	if (notes.length === 0) throw new StartRefused(`There is no checkpoint in ${path}.`);
	return notes;
}

function filesIn(path: string): string[] {
	try {
		if (!statSync(path).isDirectory()) return [path];
		return readdirSync(path, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.sort();
	} catch {
		throw new StartRefused(`${path} cannot be read: it should be a file or a folder of kept checkpoints.`);
	}
}
