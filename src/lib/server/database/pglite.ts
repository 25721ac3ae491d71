import { mkdirSync } from 'node:fs';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { fromPglite } from 'pg-boss';
import type { Database } from './database.ts';
import { DATE, INT8, readDay, readInstant, TIMESTAMPTZ, toParameter } from './values.ts';

interface EmbeddedDatabase extends Database {
	/** The whole data directory as a tar archive, to open copies from. */
	dump(): Promise<Blob>;
}

/** Opens PostgreSQL inside this process, kept in `folder` (in memory when null). It has one connection. */
export async function openPglite(
	folder: string | null,
	options: PGliteOptions = {}
): Promise<EmbeddedDatabase> {
	if (folder) mkdirSync(folder, { recursive: true });
	const asText = (value: unknown) => String(toParameter(value));
	const pglite = await PGlite.create({
		...(folder ? { dataDir: folder } : {}),
		parsers: { [INT8]: Number, [DATE]: readDay, [TIMESTAMPTZ]: readInstant },
		serializers: { [DATE]: asText, [TIMESTAMPTZ]: asText },
		...options
	});
	await pglite.exec(`set timezone = 'UTC'`);
	return {
		engine: 'pglite',
		db: new Kysely({ dialect: new PGliteDialect({ pglite }) }),
		async exec(statements) {
			// Closing the connection would end a broken transaction on PostgreSQL; here there is only this one.
			await pglite.exec(statements).catch(async (error) => {
				await pglite.exec('rollback');
				throw error;
			});
		},
		// One process, one connection: nobody else is there.
		alone: (_name, work) => work(),
		queue: { backend: 'pglite', db: fromPglite(asOthersReadIt(pglite)) },
		dump: () => pglite.dumpDataDir('none'),
		close: () => pglite.close()
	};
}

/**
 * The same connection for a library that takes instants as JavaScript has them. PGlite itself lets it wait for a
 * transaction of Kysely's that is open, so neither comes between the other's statements.
 */
function asOthersReadIt(pglite: PGlite) {
	const asDate = (text: string) => new Date(text);
	const asText = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));
	const options = {
		parsers: { [DATE]: asDate, [TIMESTAMPTZ]: asDate },
		serializers: { [DATE]: asText, [TIMESTAMPTZ]: asText }
	};
	return {
		query: <T>(text: string, values?: unknown[]) => pglite.query<T>(text, values, options),
		exec: (text: string) => pglite.exec(text, options)
	};
}
