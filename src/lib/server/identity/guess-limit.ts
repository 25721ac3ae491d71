import type { Temporal } from 'temporal-polyfill';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { countFailure } from './queries.ts';

// The order of locks, everywhere: the account's row, then the account's count, then the address's, then the ledger.

/** Five failures in 15 minutes lock an account for the rest of them; a hundred, an address. */
const WINDOW_MINUTES = 15;
export const ACCOUNT_FAILURES = 5;
export const ADDRESS_FAILURES = 100;

/** Under which the failed guesses at an account's password are counted, whether or not there is such an account. */
export const accountKeyOf = (email: string) => hashText(`account ${email}`);

export const addressKeyOf = (address: string | null) => hashText(`address ${address}`);

/**
 * Counts a guess as failed before the password is looked at, so that forty at once are still five; who was right
 * takes it back. `lockedUntil` is null while more than `allowed` were not counted in the window.
 */
export async function countGuess(trx: Tx, key: string, allowed: number, now: Temporal.Instant) {
	const { failures, windowEndsAt } = await countFailure(trx, key, now, now.add({ minutes: WINDOW_MINUTES }));
	return { failures, lockedUntil: failures > allowed ? windowEndsAt : null };
}

/** Beyond the lock's first refusal nothing new happens: a flood of guesses must not become a flood of entries. */
export const isWorthAnEntry = (failures: number) => failures <= ACCOUNT_FAILURES + 1;

/** Whole minutes to wait, as they are said to a person. */
export const minutesUntil = (lockedUntil: Temporal.Instant, now: Temporal.Instant) =>
	Math.ceil(lockedUntil.since(now).total('minutes'));
