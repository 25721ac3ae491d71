import type { Temporal } from 'temporal-polyfill';

/** What was true of a person from a day on. */
export interface PersonDetails {
	givenName: string;
	familyName: string;
	badgeNumber: string | null;
	/** The number that the state's POST body knows the officer by; never a social security number. */
	stateOfficerId: string | null;
	rank: string | null;
	unitId: string | null;
	/** What they do there, such as `Detective`; absent where nobody said. */
	assignment?: string | null;
	/** The day that their licence or certification runs from. */
	licensedOn?: Temporal.PlainDate | null;
}
