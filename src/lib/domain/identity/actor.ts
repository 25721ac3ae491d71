import type { Role } from './role.ts';

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
}
