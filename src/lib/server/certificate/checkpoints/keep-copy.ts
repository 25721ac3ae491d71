import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '#lib/server/database/data-folder.ts';
import type { Delivery } from '#lib/server/compliance/telling/post-office.ts';

/** Where copies lie on this server, a folder for each department: another disk, or a share that only takes new files. */
export const copyFolder = (departmentId: string) =>
	join(process.env['CHECKPOINT_FOLDER']?.trim() || join(dataFolder(), 'checkpoints'), departmentId);

export const copyName = (size: number) => `${String(size).padStart(12, '0')}.txt`;

/** Writes a copy into the folder, whole or not at all, never over another one. Never throws. */
export function keepCopy(departmentId: string, size: number, note: string): Delivery {
	const folder = copyFolder(departmentId);
	const file = join(folder, copyName(size));
	const making = join(folder, `.${randomUUID()}`);
	try {
		mkdirSync(folder, { recursive: true });
		writeFileSync(making, note, { flag: 'wx', flush: true });
		try {
			linkSync(making, file);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			if (readFileSync(file, 'utf8') !== note)
				return refused(
					'Another checkpoint of that size lies there. Check the ledger with the copies that lie there.'
				);
		} finally {
			rmSync(making, { force: true });
		}
		const digest = createHash('sha256').update(note).digest('hex').slice(0, 12);
		return { kind: 'accepted', detail: `Written as ${copyName(size)} (${digest}).` };
	} catch (error) {
		return refused(
			`The folder of the server did not take it (${(error as NodeJS.ErrnoException).code ?? 'error'}).`
		);
	}
}

const refused = (detail: string): Delivery => ({ kind: 'refused', isPermanent: false, detail });
