// What a pack is asked for by. The same request gives the same bytes, so all that a pack depends on beside the records
// themselves stands in it.

import { Temporal } from 'temporal-polyfill';

export interface PackRequest {
	/** The officer that it is of; null is everybody. */
	personId: string | null;
	/** Of which requirements, in order of id; null is all. */
	requirementIds: string[] | null;
	/** Local days, both counted. */
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** What was recorded later is not in it; a whole minute. */
	asOf: Temporal.Instant;
	/** Whose name is on the cover. */
	preparedBy: string;
	/** Whether why somebody is on leave stays out, as whoever looks from outside need not know it. */
	withoutLeave: boolean;
}

/** As it is kept until it is made. */
export const packRequestJson = ({ from, to, asOf, ...rest }: PackRequest) => ({
	...rest,
	...{ from: from.toString(), to: to.toString(), asOf: asOf.toString() }
});

/** What `packRequestJson` gave; throws at anything else. */
export function readPackRequest(kept: unknown): PackRequest {
	const { personId, requirementIds, from, to, asOf, preparedBy, withoutLeave } = kept as ReturnType<
		typeof packRequestJson
	>;
	return {
		...{ personId, requirementIds, preparedBy, withoutLeave },
		...{ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) },
		asOf: Temporal.Instant.from(asOf)
	};
}

/** In the time before it nothing can be recorded any more: whatever began then has ended. */
const SETTLED_MS = 60_000;

/**
 * The as-of moment nearest to the one that is wished for: the last whole minute that is at least a minute past.
 * @param wished a moment; later ones come to the same as now
 */
export function settledMoment(wished: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
	const latest = Math.min(wished.epochMilliseconds, now.epochMilliseconds - SETTLED_MS);
	return Temporal.Instant.fromEpochMilliseconds(Math.floor(latest / 60_000) * 60_000);
}
