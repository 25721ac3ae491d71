import type { Temporal } from 'temporal-polyfill';
import type { Role } from './role.ts';

/** What an inspector was let in for: one period, until one moment. */
export interface InspectionScope {
	id: string;
	organisation: string;
	/** First and last local day that they may look at. */
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	expiresAt: Temporal.Instant;
}

/** Somebody who is signed in, as every rule and use case sees them. */
export interface Actor {
	departmentId: string;
	departmentName: string;
	/** IANA name; calendar rules run in it. */
	timeZone: string;
	personId: string;
	givenName: string;
	familyName: string;
	rank: string | null;
	unitId: string | null;
	roles: readonly Role[];
	/** Of an inspector only: whoever has one sees nothing beyond it. */
	inspection?: InspectionScope;
}
