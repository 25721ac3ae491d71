interface Held {
	givenName: string;
	familyName: string;
	rank: string | null;
	badgeNumber: string | null;
	stateOfficerId: string | null;
	unitName: string | null;
}

/** Who somebody is, in parts: the name first, then what there is of rank, badge, state id and unit. */
export const heldInWords = ({
	givenName,
	familyName,
	rank,
	badgeNumber,
	stateOfficerId,
	unitName
}: Held): [string, ...string[]] => [
	`${givenName} ${familyName}`,
	...[
		rank,
		badgeNumber && `badge ${badgeNumber}`,
		stateOfficerId && `state id ${stateOfficerId}`,
		unitName
	].filter((part): part is string => Boolean(part))
];
