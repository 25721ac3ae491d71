import type { Database } from '#lib/server/database/database.ts';

let opened: Database | null = null;

/** The one opened database of this process. */
export const application = {
	get database(): Database {
		if (!opened) throw new Error('The database is not open yet.');
		return opened;
	},
	set database(database: Database) {
		opened = database;
	},
	get isOpen() {
		return opened !== null;
	}
};
