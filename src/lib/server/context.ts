import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { Db } from '#lib/server/database/database.ts';

/** What every use case is given first. `App.Locals` is one of these. */
export interface Context {
	db: Db;
	actor: Actor;
	now: Temporal.Instant;
	/** Address that the request came from; null for a script. */
	address: string | null;
}
