// Whose record a row is. Every key that a row gives has to fit: one that belongs to somebody else is a sign that the
// row is about another person, and a record under the wrong name is worse than none.

/** What is known of somebody that a row may name them by. Days are ISO texts, earliest first. */
export interface PersonKeys {
	personId: string;
	/** As they are called today. */
	name: string;
	email: string | null;
	familyNames: readonly string[];
	held: readonly { from: string; badgeNumber: string | null; stateOfficerId: string | null }[];
}

export const KEYS = {
	stateOfficerId: 'state officer number',
	badgeNumber: 'badge number',
	email: 'e-mail address'
} as const;

export type Key = keyof typeof KEYS;

export interface NamedBy {
	stateOfficerId: string;
	badgeNumber: string;
	email: string;
	familyName: string;
}

export type Found =
	| { kind: 'found'; person: PersonKeys; by: Key }
	| { kind: 'nobody' | 'no-key' | 'several' | 'contradicts' | 'other-name' };

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
/** Accents are lost in many a file. */
const plainName = (text: string) =>
	plain(text.normalize('NFD').replace(/\p{M}/gu, '')).replace(/\P{L}/gu, '');

const valuesOf = (person: PersonKeys, key: Key): string[] =>
	(key === 'email' ? [person.email] : person.held.map((row) => row[key]))
		.filter((value) => value !== null)
		.map(plain);

/** Looks people up; made once for many rows. */
export class PeopleByKey {
	readonly #by: Record<Key, Map<string, PersonKeys[]>>;

	constructor(people: readonly PersonKeys[]) {
		const indexed = (key: Key) => {
			const map = new Map<string, PersonKeys[]>();
			for (const person of people)
				for (const value of new Set(valuesOf(person, key)))
					map.set(value, [...(map.get(value) ?? []), person]);
			return map;
		};
		this.#by = {
			stateOfficerId: indexed('stateOfficerId'),
			badgeNumber: indexed('badgeNumber'),
			email: indexed('email')
		};
	}

	/** @param completedOn the day as an ISO text: of several who ever had a badge, whoever had it then is meant */
	find(named: NamedBy, completedOn: string | null): Found {
		const given = (Object.keys(KEYS) as Key[]).filter((key) => named[key].trim() !== '');
		if (given.length === 0) return { kind: 'no-key' };
		const candidates = new Set(given.flatMap((key) => this.#by[key].get(plain(named[key])) ?? []));
		if (candidates.size === 0) return { kind: 'nobody' };
		const fitting = [...candidates].filter((person) =>
			given.every((key) => {
				const owners = this.#by[key].get(plain(named[key])) ?? [];
				// What nobody has says nothing against somebody of whom none is known.
				return owners.includes(person) || (owners.length === 0 && valuesOf(person, key).length === 0);
			})
		);
		if (fitting.length === 0) return { kind: 'contradicts' };
		const [person, ...others] = fitting.length > 1 ? heldThen(fitting, named, completedOn) : fitting;
		if (!person || others.length > 0) return { kind: 'several' };
		if (!bearsName(person, named.familyName)) return { kind: 'other-name' };
		return {
			kind: 'found',
			person,
			by: given.find((key) => valuesOf(person, key).includes(plain(named[key])))!
		};
	}
}

/** Of several people those whose numbers on that day were the ones that the row gives. */
function heldThen(people: PersonKeys[], named: NamedBy, day: string | null): PersonKeys[] {
	if (day === null) return people;
	return people.filter((person) => {
		const then = person.held.findLast(({ from }) => from <= day);
		return (['stateOfficerId', 'badgeNumber'] as const).every(
			(key) =>
				named[key].trim() === '' ||
				valuesOf(person, key).length === 0 ||
				plain(then?.[key] ?? '') === plain(named[key])
		);
	});
}

const bearsName = (person: PersonKeys, familyName: string) =>
	plainName(familyName) === '' || person.familyNames.some((one) => plainName(one) === plainName(familyName));
