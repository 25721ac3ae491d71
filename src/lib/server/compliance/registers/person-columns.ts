import type { Column, Placed } from './register.ts';

/** Whom a row is about, as they were called and where they worked on its day. */
export interface Named extends Placed {
	personId: string;
	familyName: string;
	givenName: string;
	badgeNumber: string | null;
	stateOfficerId: string | null;
	rank: string | null;
	unitName: string | null;
}

/** What every register of people says of each; on the page it is two columns. */
export const PERSON_COLUMNS: readonly Column<Named>[] = [
	{
		name: 'officer_name_last',
		label: 'Officer',
		sorts: true,
		value: (row) => row.familyName,
		shown: (row) => ({
			text: `${row.familyName}, ${row.givenName}`,
			href: `/officers/${row.personId}`,
			small: [row.rank, row.badgeNumber && `badge ${row.badgeNumber}`].filter(Boolean).join(' · ')
		})
	},
	{ name: 'officer_name_first', value: (row) => row.givenName },
	{ name: 'rank', value: (row) => row.rank },
	{ name: 'badge_number', value: (row) => row.badgeNumber },
	{ name: 'state_officer_id', value: (row) => row.stateOfficerId },
	{ name: 'unit', label: 'Unit', sorts: true, value: (row) => row.unitName }
];
