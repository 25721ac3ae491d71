// One meeting in which one segment of a workshop is taught, and what is written down about who was there.

import type { Temporal } from 'temporal-polyfill';

/** When a session is planned to begin and to end. */
export interface SessionHours {
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
}

interface Session extends SessionHours {
	id: string;
	workshopId: string;
	/** Which part of the workshop is taught, counted from 1. */
	segment: number;
	place: string;
	instructor: string;
	instructorQualification: string;
	/** Whether an officer who is on no list may sign in by the code. */
	walkIns: boolean;
}

export type Direction = 'in' | 'out';

/** `qr`: by the officer, by the code on the wall. `sheet`: by who led it, from the paper that was signed. */
export type HowSigned = 'qr' | 'sheet';

export interface Signature {
	direction: Direction;
	how: HowSigned;
	signedAt: Temporal.Instant;
}

/** How it ended: it took place, or it was cancelled. */
interface Ending {
	held: boolean;
	reason: string;
	endedAt: Temporal.Instant;
}
