import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { BundlingClient } from './bundling-client.ts';
import type { Database } from './database.ts';
import { DATE, INT8, readDay, readInstant, TIMESTAMPTZ } from './values.ts';

const types = new pg.TypeOverrides();
types.setTypeParser(INT8, Number);
types.setTypeParser(DATE, readDay);
types.setTypeParser(TIMESTAMPTZ, readInstant);

/**
 * Opens a pool on PostgreSQL. Nobody waits longer than 10 s, be it for a connection or for a statement and its rollback:
 * somebody in a patrol car is better served by “try again” than by a spinner.
 * @param options.isPatient for a command at a keyboard that goes through everything there is: statements take their time
 */
export function openPostgres(
	url: string,
	onLost: (error: Error) => void,
	{ isPatient = false } = {}
): Database {
	const pool = new pg.Pool({
		connectionString: url,
		Client: BundlingClient,
		types,
		max: 16,
		connectionTimeoutMillis: 5_000,
		...(!isPatient && {
			idle_in_transaction_session_timeout: 10_000,
			statement_timeout: 4_500,
			query_timeout: 4_500
		}),
		application_name: 'firstword',
		options: '-c timezone=UTC'
	});
	pool.on('error', onLost);
	/** Work on a connection of its own, without the limits that people's requests have. */
	async function apart<T>(work: (client: pg.Client) => Promise<T>) {
		const client = new pg.Client({
			connectionString: url,
			connectionTimeoutMillis: 5_000,
			application_name: 'firstword'
		});
		await client.connect();
		try {
			return await work(client);
		} finally {
			await client.end();
		}
	}
	return {
		engine: 'postgres',
		db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
		exec: (statements) => apart(async (client) => void (await client.query(statements))),
		alone: (name, work) =>
			apart(async (client) => {
				await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
				return work();
			}),
		// Its own two connections: jobs wait for nobody's page, nor a page for them.
		queue: {
			connectionString: url,
			max: 2,
			connectionTimeoutMillis: 5_000,
			application_name: 'firstword jobs',
			options: '-c timezone=UTC'
		},
		close: () => pool.end()
	};
}
