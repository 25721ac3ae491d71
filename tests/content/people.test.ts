// No stereotypes: over the whole, names, ages, genders and roles of those on the list vary.

import { expect, test } from 'vitest';
import { readPeople, type InventedPerson } from '#lib/domain/course/papers/people-table.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

const texts = readTexts('content');
const cast = readPeople(texts['people.yaml']!);
const people = Object.values(cast).flat();
const share = (of: readonly InventedPerson[], is: (person: InventedPerson) => boolean) =>
	of.filter(is).length / of.length;

test('there is a list for every module, scenario and template, and everybody on it appears there', () => {
	const codes = new Set(
		Object.keys(texts).flatMap(
			(path) =>
				/^(?:modules\/([^/]+)\/|(?:scenarios|templates)\/([^/]+)\.md)/.exec(path)?.slice(1).filter(Boolean) ??
				[]
		)
	);
	expect(Object.keys(cast).sort()).toEqual([...codes].sort());
	const missing = Object.entries(cast).flatMap(([code, own]) => {
		const text = Object.entries(texts)
			.filter(([path]) => path.startsWith(`modules/${code}/`) || path.endsWith(`/${code}.md`))
			.map(([, one]) => one)
			.join('\n');
		return own
			.filter(({ name }) => !name.split(' ').some((part) => part.length > 2 && text.includes(part)))
			.map(({ name }) => `${code} ${name}`);
	});
	expect(missing).toEqual([]);
});

test.each(['victim', 'officer', 'suspect'] as const)(
	'neither women nor men are most of those who are %s',
	(role) => {
		const own = people.filter((person) => person.role === role);
		expect(own.length).toBeGreaterThanOrEqual(9);
		for (const gender of ['woman', 'man']) {
			const of = share(own, (person) => person.gender === gender);
			expect(of, gender).toBeGreaterThan(0.2);
			expect(of, gender).toBeLessThan(0.7);
		}
	}
);

test('victims are of every age, and some are neither women nor men', () => {
	const victims = people.filter(({ role }) => role === 'victim');
	for (const [from, to] of [
		[0, 12],
		[13, 19],
		[20, 39],
		[40, 59],
		[60, 120]
	] as const)
		expect(
			victims.some(({ age }) => age !== null && age >= from && age <= to),
			`${from} to ${to}`
		).toBe(true);
	expect(share(victims, ({ gender }) => gender === 'nonbinary')).toBeGreaterThan(0.05);
});

test('nobody plays two parts: a whole name belongs to one module, scenario or template', () => {
	const whole = people.map(({ name }) => name).filter((name) => name.includes(' '));
	expect(whole.filter((name, i) => whole.indexOf(name) !== i)).toEqual([]);
});
