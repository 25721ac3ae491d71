import type { Kysely } from 'kysely';
import type { ConstructorOptions } from 'pg-boss';
import type { DB } from './schema.ts';

/** A handle that queries take: the whole database or one transaction of it. */
export type Db = Kysely<DB>;

/** An opened database, on whichever engine. */
export interface Database {
	engine: 'postgres' | 'pglite';
	db: Db;
	/** Runs several statements of plain SQL at once, outside Kysely: for migrations. */
	exec(statements: string): Promise<void>;
	/** Runs `work` while no other server on this database does anything under the same name. */
	alone<T>(name: string, work: () => Promise<T>): Promise<T>;
	/** How the queue of jobs reaches this database: as the owner, beside everybody's requests. */
	queue: ConstructorOptions;
	close(): Promise<void>;
}
