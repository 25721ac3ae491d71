// Who is bound: a rule over what held of a person on a day. It is read against dated history, so that a transfer or
// a promotion binds from its own day on, and the past stays what it was.

import { Temporal } from 'temporal-polyfill';
import type { Role } from '#lib/domain/identity/role.ts';

/** All conditions have to hold; none at all means every officer. */
export interface Audience {
	all: readonly Condition[];
}

export type Condition =
	| { of: 'role'; in: readonly Role[] }
	/** `except` turns it round: everybody but these. Who has no rank, unit or assignment is in none. */
	| { of: 'rank' | 'assignment'; in: readonly string[]; except?: boolean }
	| { of: 'unit'; in: readonly string[]; except?: boolean }
	/** Hired in a span of days, both ends counted; null is open. */
	| { of: 'hired'; from: Temporal.PlainDate | null; until: Temporal.PlainDate | null };

/** What held of a person from a day on. */
export interface Held {
	roles: readonly Role[];
	rank: string | null;
	unitId: string | null;
	assignment: string | null;
	/** First day of the spell of employment; null when not employed. */
	hiredOn: Temporal.PlainDate | null;
}

/** Whether a requirement binds somebody of whom this holds. Nobody is bound who is not employed or no officer. */
export function binds({ all }: Audience, held: Held): boolean {
	if (!held.hiredOn || !held.roles.includes('officer')) return false;
	return all.every((condition) => holds(condition, held, held.hiredOn!));
}

function holds(condition: Condition, held: Held, hiredOn: Temporal.PlainDate): boolean {
	switch (condition.of) {
		case 'role':
			return condition.in.some((role) => held.roles.includes(role));
		case 'rank':
			return isIn(condition, held.rank);
		case 'assignment':
			return isIn(condition, held.assignment);
		case 'unit':
			return isNamed(held.unitId, (unit) => condition.in.includes(unit)) !== Boolean(condition.except);
		case 'hired':
			return (
				(!condition.from || Temporal.PlainDate.compare(condition.from, hiredOn) <= 0) &&
				(!condition.until || Temporal.PlainDate.compare(hiredOn, condition.until) <= 0)
			);
		default:
			return condition satisfies never;
	}
}

/** Ranks and assignments are typed by people: case and spaces around them say nothing. */
const isIn = (condition: { in: readonly string[]; except?: boolean }, value: string | null) =>
	isNamed(value, (own) => plainOnes(condition.in).has(plain(own))) !== Boolean(condition.except);

/** Who has none is never named, not even by a blank. */
const isNamed = (value: string | null, isAmong: (value: string) => boolean) =>
	value !== null && isAmong(value);

/** A rule's names are made plain once, not for every officer. */
function plainOnes(names: readonly string[]): ReadonlySet<string> {
	const known = plainNames.get(names) ?? new Set(names.map(plain));
	plainNames.set(names, known);
	return known;
}

const plainNames = new WeakMap<readonly string[], ReadonlySet<string>>();

const plain = (text: string) => text.trim().toLocaleLowerCase('en');
