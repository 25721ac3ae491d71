import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { writeInDepartment } from '#lib/server/database/transact.ts';
import { preparedFolder, preparedPath } from './prepared-folder.ts';
import { deleteExpired } from './queries.ts';

/** Longer than any file lives: what is older belongs to nobody, such as what a killed worker left. */
const NOBODYS_HOURS = 26;

/** Removes a department's expired files, and bytes that no row knows any more. Returns how many files expired. */
export async function sweepPrepared(db: Db, departmentId: string, now: Temporal.Instant): Promise<number> {
	const expired = await writeInDepartment(db, departmentId, (trx) => deleteExpired(trx, departmentId, now));
	for (const { id } of expired) await rm(preparedPath(id), { force: true });
	await sweepFolder(now.subtract({ hours: NOBODYS_HOURS }).epochMilliseconds);
	return expired.length;
}

async function sweepFolder(before: number) {
	const folder = preparedFolder();
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		const found = await stat(path).catch(() => null);
		if (found && found.mtimeMs < before) await rm(path, { recursive: true, force: true });
	}
}
