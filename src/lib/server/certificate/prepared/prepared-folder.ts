import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '#lib/server/database/data-folder.ts';

/**
 * Where prepared files lie until they expire: beside the embedded database, or where FIRSTWORD_DATA says. Several
 * servers of one database share it, or a file is there on one of them only.
 */
export function preparedFolder(): string {
	const folder = join(dataFolder(), 'prepared');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	return folder;
}

/** By its id alone; an id is a UUID and thus no path. */
export const preparedPath = (id: string): string => join(preparedFolder(), id);
