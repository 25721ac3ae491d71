import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileSink } from './prepared-kind.ts';
import { preparedPath } from './prepared-folder.ts';

/** A file while it is written; it stands under its name when it is whole. */
export interface FileOnDisk extends FileSink {
	/** Closes it, puts it in its place and says what it is. */
	finish(): Promise<{ bytes: number; digest: string }>;
	/** Removes what was written. Safe after `finish`, which leaves nothing to remove. */
	discard(): Promise<void>;
}

/** Small pieces are gathered: a call to the disk for each row would cost more than the row. */
const AT_ONCE = 256 * 1024;

/** Another worker may be at the same file after a stall: each writes under a name of its own. */
export async function openFileOnDisk(id: string): Promise<FileOnDisk> {
	const path = `${preparedPath(id)}.${randomUUID().slice(0, 8)}.part`;
	const file = await open(path, 'wx', 0o600);
	const hash = createHash('sha256');
	let bytes = 0;
	let waiting: Uint8Array[] = [];
	let size = 0;
	const flush = async () => {
		const piece = Buffer.concat(waiting);
		waiting = [];
		size = 0;
		hash.update(piece);
		await file.writeFile(piece);
		bytes += piece.length;
	};
	return {
		async write(piece) {
			waiting.push(piece);
			if ((size += piece.length) >= AT_ONCE) await flush();
		},
		async finish() {
			await flush();
			// What the ledger says was made is there after a power cut too.
			await file.sync();
			await file.close();
			await rename(path, preparedPath(id));
			return { bytes, digest: hash.digest('hex') };
		},
		async discard() {
			await file.close().catch(() => {});
			await rm(path, { force: true });
		}
	};
}
