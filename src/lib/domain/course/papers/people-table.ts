// No stereotypes: names, ages, genders and roles vary over the whole (curriculum E10). The cast is data, so that the
// variety can be counted and not only claimed.

import { parse } from 'yaml';

const ROLES = ['victim', 'relative', 'witness', 'suspect', 'officer', 'helper', 'colleague'] as const;
const GENDERS = ['woman', 'man', 'nonbinary', 'unstated'] as const;

/** Somebody invented, as content/people.yaml lists them under the code of a module or scenario. */
export interface InventedPerson {
	name: string;
	role: (typeof ROLES)[number];
	gender: (typeof GENDERS)[number];
	age: number | null;
}

export function isInventedPerson(value: unknown): value is InventedPerson {
	if (typeof value !== 'object' || value === null) return false;
	const { name, role, gender, age } = value as Record<string, unknown>;
	const isOf = (list: readonly string[], word: unknown) => typeof word === 'string' && list.includes(word);
	return (
		typeof name === 'string' &&
		isOf(ROLES, role) &&
		isOf(GENDERS, gender) &&
		(age === null || Number.isInteger(age))
	);
}

/** The cast by code; the file was checked before (check-data.ts). */
export const readPeople = (text: string) => (parse(text) ?? {}) as Record<string, InventedPerson[]>;

const AGES: [label: string, from: number, to: number][] = [
	['under 13', 0, 12],
	['13 to 19', 13, 19],
	['20 to 39', 20, 39],
	['40 to 59', 40, 59],
	['60 and over', 60, 200]
];

/** Roles against genders and ages, counted, then everybody by code; as Markdown. */
export function peopleTable(cast: Readonly<Record<string, readonly InventedPerson[]>>): string {
	const people = Object.values(cast).flat();
	const counts = (role: string) => {
		const own = people.filter((person) => person.role === role);
		return [
			String(own.length),
			...GENDERS.map((gender) => String(own.filter((person) => person.gender === gender).length)),
			...AGES.map(([, from, to]) =>
				String(own.filter(({ age }) => age !== null && age >= from && age <= to).length)
			),
			String(own.filter(({ age }) => age === null).length)
		];
	};
	const heads = ['Role', 'All', ...GENDERS, ...AGES.map(([label]) => label), 'no age said'];
	return [
		'# Invented people',
		[row(heads), row(heads.map(() => '---')), ...ROLES.map((role) => row([role, ...counts(role)]))].join(
			'\n'
		),
		...Object.entries(cast).map(
			([code, own]) =>
				`**${code}.** ${own
					.map(({ name, role, gender, age }) => `${name} (${[role, gender, age].filter(Boolean).join(', ')})`)
					.join('; ')}`
		)
	].join('\n\n');
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
