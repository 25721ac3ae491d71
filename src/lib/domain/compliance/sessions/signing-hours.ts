// When the code on the wall is worth something. Signing in: from half an hour before the start to the end. Signing
// out: from the start until two hours after the end, for those who stay to ask. Both bounds belong to it.
//
// The sheet can do what the code cannot: who led the session enters somebody else's times, afterwards, until it is
// closed. It cannot do more than the code could have done: the times lie within the same bounds, none is still to come,
// out is after in, and nobody enters their own.

import { Temporal } from 'temporal-polyfill';
import type { Direction, SessionHours } from './session.ts';

const EARLY = Temporal.Duration.from({ minutes: 30 });
const LATE = Temporal.Duration.from({ hours: 2 });

export function signingHours({ startsAt, endsAt }: SessionHours, direction: Direction) {
	return direction === 'in'
		? { opensAt: startsAt.subtract(EARLY), closesAt: endsAt }
		: { opensAt: startsAt, closesAt: endsAt.add(LATE) };
}

export type SigningHour = 'too-early' | 'open' | 'too-late';

export function signingHour(session: SessionHours, direction: Direction, at: Temporal.Instant): SigningHour {
	const { opensAt, closesAt } = signingHours(session, direction);
	if (Temporal.Instant.compare(at, opensAt) < 0) return 'too-early';
	return Temporal.Instant.compare(at, closesAt) > 0 ? 'too-late' : 'open';
}
