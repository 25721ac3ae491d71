// What held of a person from which day on, put together from their history and their roles, and since when a rule
// binds them.

import type { Temporal } from 'temporal-polyfill';
import { compareDays, dayNumber } from '#lib/domain/calendar/day-number.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import { binds, type Audience, type Held } from './audience.ts';
import { isBefore } from './term.ts';

/** A row of somebody's history, one for each day (the latest recorded of that day). */
export interface HeldFrom {
	heldFrom: Temporal.PlainDate;
	employed: boolean;
	rank: string | null;
	unitId: string | null;
	assignment?: string | null;
	licensedOn?: Temporal.PlainDate | null;
}

/** Roles that somebody had from a day on. */
export interface RolesFrom {
	from: Temporal.PlainDate;
	roles: readonly Role[];
}

export interface Segment extends Held {
	from: Temporal.PlainDate;
	licensedOn: Temporal.PlainDate | null;
}

/**
 * Segments in order of day. Before the first row nothing held; roles that were given later than the first row hold
 * from that row on, as people are entered after they begin.
 * @param history in any order
 * @param roles in any order; of several on a day the last one given counts
 */
export function timeline(history: readonly HeldFrom[], roles: readonly RolesFrom[]): Segment[] {
	const rows = history.toSorted((a, b) => compareDays(a.heldFrom, b.heldFrom));
	const given = roles.length > 1 ? roles.toSorted((a, b) => compareDays(a.from, b.from)) : roles;
	const segments: Segment[] = [];
	let hiredOn: Temporal.PlainDate | null = null;
	let next = 0;
	let current = given[next++]?.roles ?? [];
	for (const [index, row] of rows.entries()) {
		hiredOn = row.employed ? (hiredOn ?? row.heldFrom) : null;
		const { rank, unitId, assignment = null, licensedOn = null } = row;
		const held = { rank, unitId, assignment, licensedOn, hiredOn };
		while (given[next] && !isBefore(row.heldFrom, given[next]!.from)) current = given[next++]!.roles;
		segments.push({ ...held, from: row.heldFrom, roles: current });
		const following = rows[index + 1]?.heldFrom ?? null;
		const isOfRow = (from: Temporal.PlainDate) => following === null || isBefore(from, following);
		for (; given[next] && isOfRow(given[next]!.from); next++) {
			current = given[next]!.roles;
			segments.push({ ...held, from: given[next]!.from, roles: current });
		}
	}
	return segments;
}

/** What holds on a day; null before anything held. */
export function heldOn(segments: readonly Segment[], day: Temporal.PlainDate): Segment | null {
	for (let index = segments.length - 1; index >= 0; index--)
		if (!isBefore(day, segments[index]!.from)) return segments[index]!;
	return null;
}

/** Since when somebody is bound without a break; `hired` when that is the day they began, else they came into the audience. */
export interface Bound {
	since: Temporal.PlainDate;
	because: 'hired' | 'joined';
}

/** Since when a rule for this audience binds the person on `today`; null when it does not. */
export function boundSince(
	segments: readonly Segment[],
	audience: Audience,
	today: Temporal.PlainDate
): Bound | null {
	let since: Segment | null = null;
	for (let index = segments.length - 1; index >= 0; index--) {
		const segment = segments[index]!;
		if (isBefore(today, segment.from)) continue;
		if (!binds(audience, segment)) break;
		since = segment;
	}
	if (!since) return null;
	return { since: since.from, because: isSameDay(since.from, since.hiredOn!) ? 'hired' : 'joined' };
}

const isSameDay = (one: Temporal.PlainDate, other: Temporal.PlainDate) => dayNumber(one) === dayNumber(other);
