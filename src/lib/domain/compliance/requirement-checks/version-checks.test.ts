import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { CycleKind } from '../requirement.ts';
import { versionProblems } from './version-checks.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const fixed = (startsOn: string): CycleKind => ({ kind: 'fixed', startsOn: day(startsOn) });
const june: CycleKind = { kind: 'anchored', month: 6, day: 30, year: 2028 };
const licence: CycleKind = { kind: 'licence' };
const rolling: CycleKind = { kind: 'rolling' };

const version = (effectiveOn: string, cycle: CycleKind, everyMonths: number) => ({
	effectiveOn: day(effectiveOn),
	everyMonths,
	cycle,
	openCycles: 'finish' as 'finish' | 'move'
});
type Version = ReturnType<typeof version>;

test.each([
	[
		'the same windows',
		version('2027-03-01', fixed('2025-01-01'), 24),
		version('2026-01-01', fixed('2025-01-01'), 24)
	],
	[
		'windows that begin elsewhere on the same days',
		version('2027-03-01', fixed('2029-01-01'), 24),
		version('2026-01-01', fixed('2025-01-01'), 24)
	],
	[
		'from the day on which the old window ends',
		version('2026-12-31', fixed('2027-01-01'), 12),
		version('2026-01-01', fixed('2025-01-01'), 24)
	],
	[
		'on the first day of a window',
		version('2027-01-01', fixed('2026-07-01'), 12),
		version('2026-01-01', fixed('2025-01-01'), 24)
	],
	[
		'anchored to fixed, on the same edge',
		version('2028-03-01', fixed('2028-07-01'), 12),
		version('2026-01-01', june, 48)
	],
	['the same licence periods', version('2027-03-01', licence, 36), version('2026-01-01', licence, 36)],
	['rolling to windows', version('2027-03-01', fixed('2027-01-01'), 12), version('2026-01-01', rolling, 24)],
	['windows to rolling', version('2027-03-01', rolling, 24), version('2026-01-01', june, 48)],
	[
		'on the same day as the version before',
		version('2026-01-01', rolling, 12),
		version('2026-01-01', rolling, 24)
	]
])('goes on: %s', (_, one, former) => {
	expect(versionProblems(one, former)).toEqual([]);
});

const overlaps: [string, Version, Version, RegExp][] = [
	[
		'the middle of an open window',
		version('2027-03-01', fixed('2027-07-01'), 12),
		version('2026-01-01', fixed('2025-01-01'), 48),
		/runs until 31 December 2028.*begun on 1 July 2028.*begin on 1 January 2029/
	],
	[
		'anchored to the calendar year',
		version('2027-03-01', fixed('2027-01-01'), 12),
		version('2026-01-01', june, 48),
		/runs until 30 June 2028.*begun on 1 January 2028/
	],
	[
		'licence periods of another length',
		version('2027-03-01', licence, 24),
		version('2026-01-01', licence, 36),
		/another length/
	],
	[
		'licence to windows',
		version('2027-03-01', june, 48),
		version('2026-01-01', licence, 36),
		/a day of its own/
	],
	[
		'windows to licence',
		version('2027-03-01', licence, 36),
		version('2026-01-01', june, 48),
		/a day of its own/
	]
];

test.each(overlaps)('overlaps: %s', (_, one, former, reason) => {
	expect(versionProblems(one, former)).toEqual([
		{ field: 'openCycles', reason: expect.stringMatching(reason) }
	]);
	expect(versionProblems({ ...one, openCycles: 'move' }, former)).toEqual([]);
});

test('a version does not count from before the one that it follows', () => {
	const former = version('2026-01-01', rolling, 24);
	expect(versionProblems(version('2025-12-31', rolling, 24), former)).toEqual([
		{ field: 'effectiveOn', reason: expect.stringMatching(/counts from 1 January 2026/) }
	]);
});

test('what becomes of open cycles is said', () => {
	const former = version('2026-01-01', rolling, 24);
	const unsaid = { ...version('2027-01-01', rolling, 24), openCycles: 'forget' as 'move' };
	expect(versionProblems(unsaid, former)).toMatchObject([{ field: 'openCycles' }]);
});
