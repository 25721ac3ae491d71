import { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { sweep } from '#lib/server/identity/sweep.ts';
import { log } from '#lib/server/log/log.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Sweeps now and every hour until the returned function is called. A sweep that fails is told to the log; the next one catches up. */
export function sweepHourly(db: Db): () => void {
	const once = () =>
		sweep(db, Temporal.Now.instant()).catch((error: unknown) =>
			log.warn({ err: error }, 'ended sessions could not be swept away')
		);
	void once();
	const timer = setInterval(once, HOUR_MS).unref();
	return () => clearInterval(timer);
}
