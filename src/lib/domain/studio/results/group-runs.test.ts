import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { counted, firstAttempts, secondAttempts, type FinishedRun } from './group-runs.ts';

const BEGIN = Temporal.Instant.from('2026-03-02T08:00:00Z');
let runs = 0;
const run = (officer: number, hours: number, more: Partial<FinishedRun> = {}): FinishedRun => ({
	id: `run-${String(++runs).padStart(3, '0')}`,
	officer: `officer-${officer}`,
	version: 'v1',
	series: 'requirement 1',
	finishedAt: BEGIN.add({ hours }),
	...more
});
const officers = (count: number, of: (officer: number) => FinishedRun) =>
	Array.from({ length: count }, (_, index) => of(index));
const namesOf = (some: readonly FinishedRun[] = []) => some.map(({ officer }) => officer);
const firstOf = (all: FinishedRun[]) => counted(firstAttempts(all).get('v1') ?? []);
const secondOf = (all: FinishedRun[], first: FinishedRun[], most: number) =>
	counted(secondAttempts(all, first), most);

describe('first attempts', () => {
	test.each([
		[0, 0],
		[4, 0],
		[5, 5],
		[9, 5],
		[10, 10],
		[14, 10]
	])('of %i officers %i count', (finished, expected) => {
		expect(firstOf(officers(finished, (n) => run(n, n)))).toHaveLength(expected);
	});

	test('officers are counted in the order in which they finished, whatever order the rows come in', () => {
		const all = officers(7, (n) => run(n, 10 - n));
		const expected = [6, 5, 4, 3, 2].map((n) => `officer-${n}`);
		expect(namesOf(firstOf(all))).toEqual(expected);
		expect(namesOf(firstOf(all.toReversed()))).toEqual(expected);
	});

	test('one more officer changes nothing until there are five more', () => {
		const before = officers(10, (n) => run(n, n));
		const shown = namesOf(firstOf(before));
		for (const more of [1, 2, 3, 4]) {
			const now = [...before, ...officers(more, (n) => run(10 + n, 20 + n))];
			expect(namesOf(firstOf(now))).toEqual(shown);
		}
		const five = [...before, ...officers(5, (n) => run(10 + n, 20 + n))];
		expect(namesOf(firstOf(five))).toHaveLength(15);
	});

	test('an officer counts once, by the earliest run, though other cycles begin anew', () => {
		const all = officers(5, (n) => run(n, n));
		const again = officers(5, (n) => run(n, 1000 + n, { series: 'requirement 1, cycle 2' }));
		expect(firstOf([...again, ...all])).toEqual(all);
	});

	test('versions share nobody', () => {
		const all = [
			...officers(6, (n) => run(n, n)),
			...officers(4, (n) => run(10 + n, n, { version: 'v2' })),
			...officers(3, (n) => run(n, 50 + n, { version: 'v2', series: 'another' }))
		];
		expect([...firstAttempts(all)].map(([version, some]) => [version, some.length])).toEqual([
			['v1', 6],
			['v2', 7]
		]);
	});
});

describe('second attempts', () => {
	const first = officers(12, (n) => run(n, n));
	const second = officers(8, (n) => run(n, 100 + n));
	const all = [...first, ...second];
	const firsts = firstOf(all);

	test('count in fives, the third and later ones never', () => {
		const third = officers(8, (n) => run(n, 200 + n));
		expect(namesOf(secondOf([...all, ...third], firsts, 10))).toEqual(namesOf(second.slice(0, 5)));
	});

	test.each([
		[0, 0],
		[4, 0],
		[5, 5],
		[9, 5]
	])('where %i officers are known to have been asked for another go %i count', (known, expected) => {
		expect(secondOf(all, firsts, known)).toHaveLength(expected);
	});

	test('of officers whose first attempt is not counted, or was on another version, do not count', () => {
		const late = [10, 11, 20, 21, 22].map((n) => run(n, 300 + n));
		expect(secondOf([...first, ...late], firsts, 10)).toEqual([]);
		const elsewhere = officers(5, (n) => run(n, 100 + n, { version: 'v2' }));
		expect(secondOf([...first, ...elsewhere], firsts, 10)).toEqual([]);
	});
});
