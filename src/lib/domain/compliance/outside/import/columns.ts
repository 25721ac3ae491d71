// Which column of a table says what. Headings are recognised by the names that records go by (records.md, 2) and some
// that spreadsheets use; what is not recognised somebody chooses, or leaves out.

export const TARGETS = {
	stateOfficerId: 'State officer number',
	badgeNumber: 'Badge number',
	email: 'E-mail address',
	familyName: 'Last name, to check the person',
	title: 'Title of the course',
	provider: 'Provider',
	providerNumber: 'Number of the provider',
	stateCourseNumber: 'State’s number of the course',
	begunOn: 'First day',
	completedOn: 'Last day (completed)',
	hours: 'Hours, as a decimal number',
	minutes: 'Minutes',
	topic: 'Topic',
	category: 'Category',
	delivery: 'How it was given',
	place: 'Place',
	instructor: 'Instructor',
	instructorQualification: 'Qualification of the instructor',
	statement: 'What it was about'
} as const;

export type Target = keyof typeof TARGETS;

export const isTarget = (text: string): text is Target => Object.hasOwn(TARGETS, text);

/** Headings in lower case, with one blank for whatever stands between words. */
const ALIASES: Record<Target, readonly string[]> = {
	stateOfficerId: [
		'state officer id',
		'state id',
		'post id',
		'pid',
		'tcole pid',
		'licence number',
		'license number'
	],
	badgeNumber: ['badge number', 'badge', 'badge no', 'badge #', 'shield number'],
	email: ['email', 'e mail', 'email address', 'e mail address'],
	familyName: ['officer name last', 'last name', 'family name', 'surname'],
	title: ['course title', 'title', 'course', 'course name', 'training title', 'training'],
	provider: ['provider name', 'provider', 'presenter', 'sponsor', 'vendor', 'agency of training'],
	providerNumber: ['provider number', 'provider no', 'presenter number', 'sponsor number'],
	stateCourseNumber: ['state course number', 'course number', 'course no', 'course id', 'ncp number'],
	begunOn: ['start at', 'start date', 'start', 'begin date', 'begun on', 'from', 'first day', 'date started'],
	completedOn: [
		...['completed at', 'completed on', 'completion date', 'date completed', 'completed', 'end at'],
		...['end date', 'end', 'last day', 'date', 'course date', 'training date']
	],
	hours: ['hours credited', 'hours', 'credit hours', 'hours approved', 'credits', 'training hours', 'hrs'],
	minutes: ['minutes', 'minutes credited', 'mins'],
	topic: ['topic', 'topics', 'subject', 'subject matter'],
	category: ['category', 'subject category'],
	delivery: ['delivery', 'delivery method', 'method', 'format', 'modality'],
	place: ['location', 'place', 'site', 'venue'],
	instructor: ['instructor name', 'instructor', 'instructors', 'trainer'],
	instructorQualification: ['instructor qualification ref', 'instructor qualification', 'qualification'],
	statement: ['description', 'statement', 'summary', 'notes']
};

const byAlias = new Map(
	Object.entries(ALIASES).flatMap(([target, names]) => names.map((name) => [name, target as Target]))
);

const plain = (heading: string) =>
	heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_./()-]+/g, ' ')
		.trim();

/** What each column says, by its heading; null where that is not known, or an earlier column says it already. */
export function recogniseColumns(headings: readonly string[]): (Target | null)[] {
	const taken = new Set<Target>();
	return headings.map((heading) => {
		const target = byAlias.get(plain(heading)) ?? null;
		if (target === null || taken.has(target)) return null;
		taken.add(target);
		return target;
	});
}

/** What is missing or said twice, each in a sentence; nothing when rows can be read. */
export function checkColumns(columns: readonly (Target | null)[]): string[] {
	const has = (...targets: Target[]) => targets.some((target) => columns.includes(target));
	const twice = Object.keys(TARGETS).filter(
		(target) => columns.filter((column) => column === target).length > 1
	) as Target[];
	return [
		...twice.map((target) => `Two columns are chosen for “${TARGETS[target]}”. Choose one.`),
		...(has('stateOfficerId', 'badgeNumber', 'email')
			? []
			: ['No column says who: choose the state officer number, the badge number or the e-mail address.']),
		...(['title', 'provider', 'completedOn'] as const)
			.filter((target) => !has(target))
			.map((target) => `No column is chosen for “${TARGETS[target]}”.`),
		...(has('hours', 'minutes') ? [] : ['No column is chosen for the hours, nor for the minutes.'])
	];
}
