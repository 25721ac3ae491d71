// One meeting in which one segment of a workshop is taught, and what is written down about who was there.

import type { Temporal } from 'temporal-polyfill';

/** When a session is planned to begin and to end. */
export interface SessionHours {
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
}

export type Direction = 'in' | 'out';

/** `qr`: by the officer, by the code on the wall. `sheet`: by who led it, from the paper that was signed. */
export type HowSigned = 'qr' | 'sheet';

export interface Signature {
	direction: Direction;
	how: HowSigned;
	signedAt: Temporal.Instant;
}
