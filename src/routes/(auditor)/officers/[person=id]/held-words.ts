import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';

interface Held {
	givenName: string;
	familyName: string;
	rank: string | null;
	badgeNumber: string | null;
	stateOfficerId: string | null;
	unitName: string | null;
	assignment?: string | null;
	licensedOn?: Temporal.PlainDate | null;
}

/** Who somebody is, in parts: the name first, then what there is of rank, badge, state id, unit, assignment
 * and licence. */
export const heldInWords = ({
	givenName,
	familyName,
	rank,
	badgeNumber,
	stateOfficerId,
	unitName,
	assignment,
	licensedOn
}: Held): [string, ...string[]] => [
	`${givenName} ${familyName}`,
	...[
		rank,
		badgeNumber && `badge ${badgeNumber}`,
		stateOfficerId && `state id ${stateOfficerId}`,
		unitName,
		assignment,
		licensedOn && `licensed from ${dayInWords(licensedOn)}`
	].filter((part): part is string => Boolean(part))
];
