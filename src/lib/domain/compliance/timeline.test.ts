import { describe, expect, test } from 'vitest';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Audience } from './audience.ts';
import { day } from './facts-for-tests.ts';
import { boundSince, heldOn, timeline } from './timeline.ts';

/** `2025-03-01 rank=Sergeant unit=days`, `2025-09-01 left` */
const row = (text: string) => {
	const [from, ...parts] = text.split(' ') as [string, ...string[]];
	const said = new Map(parts.map((part) => part.split('=') as [string, string]));
	return {
		heldFrom: day(from),
		employed: !said.has('left'),
		rank: said.get('rank') ?? null,
		unitId: said.get('unit') ?? null,
		assignment: said.get('as') ?? null,
		licensedOn: null
	};
};
const roles = (text: string) => {
	const [from, ...given] = text.split(' ') as [string, ...Role[]];
	return { from: day(from), roles: given };
};
const since = (
	history: string[],
	given: string[],
	today: string,
	audience: Audience = { all: [] }
): string | null => {
	const found = boundSince(timeline(history.map(row), given.map(roles)), audience, day(today));
	return found && `${found.because} ${found.since}`;
};

const SERGEANTS: Audience = { all: [{ of: 'rank', in: ['Sergeant'] }] };
const NIGHTS: Audience = { all: [{ of: 'unit', in: ['nights'] }] };

describe('since when somebody is bound', () => {
	test.each([
		['hired', ['2025-03-01'], ['2025-03-01 officer'], '2026-01-01', 'hired 2025-03-01'],
		['on the first day', ['2025-03-01'], ['2025-03-01 officer'], '2025-03-01', 'hired 2025-03-01'],
		['not hired yet', ['2025-03-01'], ['2025-03-01 officer'], '2025-02-28', null],
		['entered later than hired', ['2020-03-01'], ['2025-03-01 officer'], '2026-01-01', 'hired 2020-03-01'],
		['left', ['2025-03-01', '2025-09-01 left'], ['2025-03-01 officer'], '2025-09-01', null],
		[
			'on the last day',
			['2025-03-01', '2025-09-01 left'],
			['2025-03-01 officer'],
			'2025-08-31',
			'hired 2025-03-01'
		],
		[
			'came back',
			['2025-03-01', '2025-09-01 left', '2026-02-01', '2026-03-01 rank=Corporal'],
			['2025-03-01 officer'],
			'2026-04-01',
			'hired 2026-02-01'
		],
		[
			'rows in any order',
			['2026-03-01', '2026-02-01', '2025-09-01 left', '2025-03-01'],
			['2025-03-01 officer'],
			'2026-04-01',
			'hired 2026-02-01'
		],
		[
			'made an officer later',
			['2025-03-01'],
			['2025-03-01 trainer', '2026-01-10 officer trainer'],
			'2026-02-01',
			'joined 2026-01-10'
		],
		['no officer any more', ['2025-03-01'], ['2025-03-01 officer', '2026-01-10 trainer'], '2026-01-10', null],
		[
			'an officer up to then',
			['2025-03-01'],
			['2025-03-01 officer', '2026-01-10 trainer'],
			'2026-01-09',
			'hired 2025-03-01'
		],
		['never an officer', ['2025-03-01'], ['2025-03-01 auditor'], '2026-01-10', null],
		['nothing known', [], [], '2026-01-10', null]
	])('%s', (_, history, given, today, expected) => {
		expect(since(history, given, today)).toBe(expected);
	});

	test.each([
		['promoted', ['2025-03-01', '2026-05-01 rank=Sergeant'], '2026-05-02', SERGEANTS, 'joined 2026-05-01'],
		['before the promotion', ['2025-03-01', '2026-05-01 rank=Sergeant'], '2026-04-30', SERGEANTS, null],
		[
			'with that rank from the start',
			['2025-03-01 rank=sergeant'],
			'2026-04-30',
			SERGEANTS,
			'hired 2025-03-01'
		],
		[
			'transferred away and back',
			['2025-03-01 unit=nights', '2025-06-01 unit=days', '2026-01-01 unit=nights'],
			'2026-04-30',
			NIGHTS,
			'joined 2026-01-01'
		],
		[
			'while away',
			['2025-03-01 unit=nights', '2025-06-01 unit=days', '2026-01-01 unit=nights'],
			'2025-12-31',
			NIGHTS,
			null
		],
		[
			'a change of something else goes on',
			['2025-03-01 unit=nights', '2025-06-01 unit=nights rank=Sergeant'],
			'2025-12-31',
			NIGHTS,
			'hired 2025-03-01'
		]
	] as [string, string[], string, Audience, string | null][])(
		'%s',
		(_, history, today, audience, expected) => {
			expect(since(history, ['2025-03-01 officer'], today, audience)).toBe(expected);
		}
	);
});

test('what held on a day is what was said last of that day or before', () => {
	const segments = timeline(['2025-03-01 unit=nights', '2025-06-01 unit=days'].map(row), [
		roles('2025-03-01 officer')
	]);
	expect(
		['2025-02-28', '2025-05-31', '2025-06-01'].map((on) => heldOn(segments, day(on))?.unitId ?? null)
	).toEqual([null, 'nights', 'days']);
});
