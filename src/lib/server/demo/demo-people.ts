// Invented people of an invented county. No name here is of anybody who exists in this work.

export const UNITS = ['Patrol, nights', 'Patrol, days', 'Investigations', 'Courts and transport'] as const;

/** How far an officer of the demo has come, so that every standing can be seen. */
export type Story =
	| 'lapsed'
	| 'renewal-due'
	| 'renewed'
	| 'second-try'
	| 'current'
	| 'begun-late'
	| 'never-began'
	| 'new'
	| 'new-halfway'
	| 'new-in-scene'
	| 'left';

export interface DemoOfficer {
	givenName: string;
	familyName: string;
	rank: string;
	unit: number;
	story: Story;
}

const officers = (story: Story, ...lines: string[]): DemoOfficer[] =>
	lines.map((line) => {
		const [givenName = '', familyName = '', rank = 'Deputy', unit = '0'] = line.split('/');
		return { givenName, familyName, rank, unit: Number(unit), story };
	});

/** Thirty-nine officers; the fortieth is the one who signs in as officer@demo.example. */
export const OFFICERS: DemoOfficer[] = [
	...officers(
		'lapsed',
		'Marisol/Quintero/Deputy/0',
		'Tobias/Lindqvist/Corporal/0',
		'Keisha/Abernathy/Deputy/1',
		'Wendell/Okonkwo/Detective/2'
	),
	...officers(
		'renewal-due',
		'Ingrid/Halvorsen/Sergeant/0',
		'Rafael/Montoya/Deputy/1',
		'Nadia/Petrov/Deputy/3'
	),
	...officers(
		'renewed',
		'Desmond/Achterberg/Sergeant/1',
		'Lucia/Ferreira/Detective/2',
		'Hamid/Rostami/Deputy/0'
	),
	...officers(
		'second-try',
		'Patrick/Donnelly-Ames/Deputy/0',
		'Yuki/Tanabe/Deputy/1',
		'Soledad/Arce/Corporal/3'
	),
	...officers(
		'current',
		'Bartholomew/Finch/Deputy/0',
		'Amara/Nwosu/Deputy/0',
		'Joaquin/Villalobos/Corporal/0',
		'Siobhan/Kerrigan/Deputy/1',
		'Marcus/Tillery/Deputy/1',
		'Priscilla/Vandermeer/Sergeant/1',
		'Anton/Brezhnik/Detective/2',
		'Leilani/Kahale/Detective/2',
		'Oscar/Benavides/Detective/2',
		'Thuy/Dang/Detective/2',
		'Gwendolyn/Marsh/Deputy/3',
		'Ezekiel/Port/Deputy/3',
		'Fatima/Zahid/Deputy/3',
		'Cormac/Whelan/Corporal/3'
	),
	...officers('begun-late', 'Shanice/Redmond/Deputy/0', 'Viktor/Salgado/Deputy/1'),
	...officers(
		'never-began',
		'Loretta/Pruitt/Deputy/0',
		'Emmett/Castleberry/Deputy/1',
		'Hyun-woo/Seo/Detective/2'
	),
	...officers('new', 'Delphine/Moreau/Deputy/0', 'Kwame/Asante/Deputy/1', 'Rosalind/Teague/Deputy/3'),
	...officers('new-halfway', 'Ignacio/Bustamante/Deputy/0', 'Meredith/Ostrander/Deputy/1'),
	...officers('new-in-scene', 'Caleb/Windham/Deputy/1'),
	...officers('left', 'Agnes/Thorvald/Deputy/3')
];

/** One person of each role, signing in as `<role>@demo.example`. */
export const STAFF = {
	officer: { givenName: 'Alejandra', familyName: 'Ruiz', rank: 'Deputy', unit: 0 },
	supervisor: { givenName: 'Dana', familyName: 'Whitlock', rank: 'Lieutenant', unit: 0 },
	trainer: { givenName: 'Priya', familyName: 'Raman', rank: null, unit: null },
	auditor: { givenName: 'Noor', familyName: 'Haddad', rank: null, unit: null },
	admin: { givenName: 'Theo', familyName: 'Marchetti', rank: null, unit: null }
} as const;

/** Their pages are looked at by tests as they were before there was anything to practise. */
const WITHOUT_PRACTICE: readonly Story[] = ['new-in-scene', 'never-began', 'left'];

/** Whether an officer of the demo practises the department's own scenario. */
export const practises = ({ story, familyName }: DemoOfficer) =>
	!WITHOUT_PRACTICE.includes(story) &&
	!['Donnelly-Ames', 'Ostrander', 'Nwosu', 'Moreau'].includes(familyName);

/** Approves what the first trainer wrote: no scenario is published by its author alone. */
export const SECOND_TRAINER = {
	givenName: 'Lorcan',
	familyName: 'Abebe',
	rank: null,
	unit: null,
	email: 'trainer2@demo.example'
} as const;
