import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { ReleaseEffect } from '#lib/domain/content/release-effect.ts';
import { askedAgain, stillCounts, takenAgain } from './asked-again.ts';
import { countedReleases, isRetired, placeOf, type OwnRelease } from './own-releases.ts';

const at = (day: string) => Temporal.Instant.from(`2027-${day}T12:00:00Z`);
const dayOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('UTC').toPlainDate();

/** `v2 03-01 retake-now`, in the order in which they were decided; `retired 04-01` takes the one before back. */
function releases(...lines: string[]): OwnRelease[] {
	const all: OwnRelease[] = [];
	for (const [place, line] of lines.entries()) {
		const [version, day, effect = 'none'] = line.split(' ') as [string, string, ReleaseEffect?];
		const retired = version === 'retired';
		const hash = retired ? all.at(-1)!.hash : version;
		all.push({ id: place + 1, hash, effect, note: '', releasedAt: at(day), retired });
	}
	return all;
}

const shown = (all: OwnRelease[], now: string) =>
	countedReleases(all, at(now))
		.map(({ id }) => id)
		.join(' ');

describe('releases that count', () => {
	test.each([
		['one after the other', ['v1 01-01', 'v2 02-01'], '03-01', '1 2'],
		['not before its day', ['v1 01-01', 'v2 02-01'], '01-31', '1'],
		['on its day', ['v1 01-01', 'v2 02-01'], '02-01', '1 2'],
		['a day ahead, overtaken by one decided later', ['v1 01-01', 'v2 02-01', 'v3 01-15'], '03-01', '1 3'],
		[
			'a day ahead, with one decided later for a later day',
			['v1 01-01', 'v2 02-01', 'v3 02-15'],
			'03-01',
			'1 2 3'
		],
		[
			'a day ahead, and the scenario was taken back before it',
			['v1 01-01', 'v2 02-01', 'retired 01-20'],
			'03-01',
			'1 3'
		],
		['two for the same moment: the one decided last', ['v1 01-01', 'v2 02-01', 'v3 02-01'], '03-01', '1 3'],
		['none', [], '03-01', '']
	])('%s', (_, lines, now, expected) => {
		expect(shown(releases(...lines), now)).toBe(expected);
	});

	test('a version that was put back counts from when it was put back', () => {
		const all = releases('v1 01-01', 'v2 02-01', 'v1 03-01');
		expect([placeOf(all, 'v1'), placeOf(all, 'v2'), placeOf(all, 'v3')]).toEqual([2, 1, -1]);
	});

	test('taken back, and published again', () => {
		expect(isRetired(releases('v1 01-01', 'retired 02-01'))).toBe(true);
		expect(isRetired(releases('v1 01-01', 'retired 02-01', 'v2 03-01'))).toBe(false);
		expect(isRetired([])).toBe(false);
	});
});

/** `passed v1`, `open v2`; what is asked as `kind id`. */
function asked(
	lines: string[],
	runs: string[],
	more: { now?: string; bound?: string | null; read?: number | null } = {}
) {
	const { now = '12-01', bound = '01-02', read = null } = more;
	const found = askedAgain({
		counted: countedReleases(releases(...lines), at(now)),
		runs: runs.map((run) => {
			const [state, hash] = run.split(' ') as [string, string];
			return { hash, passed: state === 'passed' };
		}),
		boundSince: bound === null ? null : Temporal.PlainDate.from(`2027-${bound}`),
		dayOf,
		readId: read
	});
	return found && `${found.kind} ${found.release.id}`;
}

describe('who passed the version before', () => {
	test.each(['tell', 'read-difference', 'retake-next-cycle', 'retake-now'])('is asked to %s', (effect) => {
		expect(asked(['v1 01-01', `v2 02-01 ${effect}`], ['passed v1'])).toBe(`${effect} 2`);
	});
	test('is asked nothing by “none”', () => {
		expect(asked(['v1 01-01', 'v2 02-01 none'], ['passed v1'])).toBeNull();
	});
	test('is asked nothing before the day', () => {
		expect(asked(['v1 01-01', 'v2 02-01 retake-now'], ['passed v1'], { now: '01-31' })).toBeNull();
	});
	test('is asked nothing by the very first release', () => {
		expect(asked(['v1 01-01 retake-now'], ['passed v1'])).toBeNull();
		expect(asked(['v1 01-01 tell'], [], { bound: '01-01' })).toBeNull();
	});
	test('and passes the new one is asked nothing', () => {
		for (const effect of ['tell', 'read-difference', 'retake-next-cycle', 'retake-now'])
			expect(asked(['v1 01-01', `v2 02-01 ${effect}`], ['passed v1', 'passed v2'])).toBeNull();
	});
	test('and is only in the middle of the new one is still asked', () => {
		expect(asked(['v1 01-01', 'v2 02-01 retake-now'], ['passed v1', 'open v2'])).toBe('retake-now 2');
	});
	test('in practice is told where a next cycle would be spoken of, and asked the rest alike', () => {
		const bound = { bound: null };
		expect(asked(['v1 01-01', 'v2 02-01 retake-next-cycle'], ['passed v1'], bound)).toBe('tell 2');
		expect(asked(['v1 01-01', 'v2 02-01 retake-now'], ['passed v1'], bound)).toBe('retake-now 2');
	});
});

describe('who is bound to it and passed nothing yet', () => {
	test.each([
		[
			'has known the version before',
			['v1 01-01', 'v2 02-01 read-difference'],
			[],
			'01-02',
			'read-difference 2'
		],
		['was bound after the release', ['v1 01-01', 'v2 02-01 tell'], [], '02-02', null],
		['was bound on the day of the release', ['v1 01-01', 'v2 02-01 tell'], [], '02-01', null],
		['has begun the new one', ['v1 01-01', 'v2 02-01 tell'], ['open v2'], '01-02', null],
		['is in the middle of the old one', ['v1 01-01', 'v2 02-01 tell'], ['open v1'], '01-02', 'tell 2'],
		['takes the new one anyway', ['v1 01-01', 'v2 02-01 retake-now'], [], '01-02', null],
		['takes the new one in any cycle', ['v1 01-01', 'v2 02-01 retake-next-cycle'], [], '01-02', null],
		['is not bound at all', ['v1 01-01', 'v2 02-01 tell'], [], null, null]
	])('%s', (_, lines, runs, bound, expected) => {
		expect(asked(lines, runs, { bound })).toBe(expected);
	});
});

describe('several releases', () => {
	test.each([
		[
			'the most demanding one counts',
			['v1 01-01', 'v2 02-01 read-difference', 'v3 03-01 tell'],
			'read-difference 2'
		],
		['the latest of equal ones', ['v1 01-01', 'v2 02-01 tell', 'v3 03-01 tell'], 'tell 3'],
		['a mild one does not lift “now”', ['v1 01-01', 'v2 02-01 retake-now', 'v3 03-01 none'], 'retake-now 2'],
		['the latest “now”', ['v1 01-01', 'v2 02-01 retake-now', 'v3 03-01 retake-now'], 'retake-now 3'],
		['one that never counted asks nothing', ['v1 01-01', 'v2 03-01 retake-now', 'v3 02-01 none'], null],
		['what was passed is in force again', ['v1 01-01', 'v2 02-01 retake-now', 'v1 03-01 none'], null]
	])('%s', (_, lines, expected) => {
		expect(asked(lines, ['passed v1'])).toBe(expected);
	});
	test('reading about a later one answers for those before, not for those after', () => {
		const lines = ['v1 01-01', 'v2 02-01 read-difference', 'v3 03-01 tell'];
		expect(asked(lines, ['passed v1'], { read: 3 })).toBeNull();
		expect(asked(lines, ['passed v1'], { read: 2 })).toBe('tell 3');
	});
	test('reading is no answer to taking it again', () => {
		expect(asked(['v1 01-01', 'v2 02-01 retake-now'], ['passed v1'], { read: 2 })).toBe('retake-now 2');
	});
	test('a run on any version from the demanding one on answers it', () => {
		const lines = ['v1 01-01', 'v2 02-01 retake-now', 'v3 03-01 none'];
		expect(asked(lines, ['passed v1', 'passed v2'])).toBeNull();
		expect(asked(lines, ['passed v1', 'passed v3'])).toBeNull();
	});
});

test('a scenario that was taken back asks nothing, until it is published again', () => {
	const lines = ['v1 01-01', 'v2 02-01 retake-now', 'retired 03-01'];
	expect(asked(lines, ['passed v1'])).toBeNull();
	expect(asked([...lines, 'v3 04-01 none'], ['passed v1'])).toBe('retake-now 2');
});

describe('a passed run', () => {
	test.each([
		['counts while nothing newer asks for it', ['v1 01-01', 'v2 02-01 tell'], 'v1', true],
		['counts no more once the new one is to be taken now', ['v1 01-01', 'v2 02-01 retake-now'], 'v1', false],
		['of the new one counts', ['v1 01-01', 'v2 02-01 retake-now'], 'v2', true],
		['of a later one counts', ['v1 01-01', 'v2 02-01 retake-now', 'v3 03-01'], 'v3', true],
		[
			'counts again when the scenario was taken back',
			['v1 01-01', 'v2 02-01 retake-now', 'retired 03-01'],
			'v1',
			true
		],
		['of shared content counts: it has no releases of this kind', [], 'sc', true]
	])('%s', (_, lines, hash, expected) => {
		expect(stillCounts(countedReleases(releases(...lines), at('12-01')), hash)).toBe(expected);
	});
});

describe('on the record', () => {
	const line = (lines: string[], passes: string[]) =>
		takenAgain(
			releases(...lines),
			passes.map((pass) => {
				const [hash, day] = pass.split(' ') as [string, string];
				return { hash, finishedAt: at(day) };
			})
		).map(
			({ release, doneAt, withdrawn }) =>
				`${release.id} ${doneAt ? dayOf(doneAt) : withdrawn ? 'withdrawn' : 'open'}`
		);

	test.each([
		['asked and not done', ['v1 01-01', 'v2 02-01 retake-now'], ['v1 01-10'], ['2 open']],
		[
			'asked and done',
			['v1 01-01', 'v2 02-01 retake-now'],
			['v1 01-10', 'v2 02-10', 'v2 02-12'],
			['2 2027-02-10']
		],
		[
			'asked twice, done with the second',
			['v1 01-01', 'v2 02-01 retake-now', 'v3 03-01 retake-now'],
			['v1 01-10', 'v3 03-10'],
			['2 2027-03-10', '3 2027-03-10']
		],
		[
			'asked twice, done with the first only',
			['v1 01-01', 'v2 02-01 retake-now', 'v3 03-01 retake-now'],
			['v1 01-10', 'v2 02-10'],
			['2 2027-02-10', '3 open']
		],
		['not asked: passed the new one only', ['v1 01-01', 'v2 02-01 retake-now'], ['v2 02-10'], []],
		[
			'finished the old one after the new one came',
			['v1 01-01', 'v2 02-01 retake-now'],
			['v1 02-10'],
			['2 open']
		],
		[
			'asked, and taken back',
			['v1 01-01', 'v2 02-01 retake-now', 'retired 03-01'],
			['v1 01-10'],
			['2 withdrawn']
		]
	])('%s', (_, lines, passes, expected) => {
		expect(line(lines, passes)).toEqual(expected);
	});
});
