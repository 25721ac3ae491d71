import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { confirms } from './confirms.ts';
import { checkMonths, rulesInForce } from './retention.ts';
import { separatedOn } from './separated-on.ts';
import { keptUntil, whyKept, type RemovalFacts } from './why-kept.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('the rules in force', () => {
	it('keep everything until told otherwise', () => {
		expect(rulesInForce([])).toEqual({ identity: null, files: null, mail: null });
	});
	it('are the newest of each class, and going back to keeping counts', () => {
		const rules = [
			{ class: 'mail', keepMonths: null },
			{ class: 'files', keepMonths: 36 },
			{ class: 'mail', keepMonths: 24 },
			{ class: 'files', keepMonths: 12 }
		] as const;
		expect(rulesInForce(rules)).toEqual({ identity: null, files: 36, mail: null });
	});
	test.each([
		[null, null],
		[12, null],
		[1200, null],
		[11, 'months'],
		[1201, 'months'],
		[12.5, 'months'],
		[Number.NaN, 'months']
	])('%s months: %s', (months, problem) => {
		expect(checkMonths(months)).toBe(problem);
	});
});

describe('separated on', () => {
	const today = day('2026-11-23');
	test.each<[string, [string, boolean][], string | null]>([
		['while employed: never', [['2025-03-01', true]], null],
		[
			'the day employment ended',
			[
				['2026-05-02', false],
				['2025-03-01', true]
			],
			'2026-05-02'
		],
		[
			'the first day of the last gap, whatever was entered in it',
			[
				['2026-08-01', false],
				['2026-05-02', false],
				['2025-03-01', true]
			],
			'2026-05-02'
		],
		[
			'not an earlier gap',
			[
				['2026-05-02', false],
				['2026-01-01', true],
				['2025-12-01', false],
				['2025-03-01', true]
			],
			'2026-05-02'
		],
		[
			'not while they come back later',
			[
				['2027-01-01', true],
				['2026-05-02', false],
				['2025-03-01', true]
			],
			null
		],
		[
			'not before the day has come',
			[
				['2026-12-31', false],
				['2025-03-01', true]
			],
			null
		],
		[
			'by the last word for a day: it was a mistake',
			[
				['2026-05-02', true],
				['2026-05-02', false],
				['2025-03-01', true]
			],
			null
		],
		[
			'by the last word for a day: it was not',
			[
				['2026-05-02', false],
				['2026-05-02', true],
				['2025-03-01', true]
			],
			'2026-05-02'
		]
	])('%s', (_, rows, expected) => {
		const history = rows.map(([from, employed]) => ({ heldFrom: day(from), employed }));
		expect(separatedOn(history, today)?.toString() ?? null).toBe(expected);
	});
});

describe('why something is kept', () => {
	const facts: RemovalFacts = {
		...{ isHeld: false, keepMonths: 24, separatedOn: day('2024-02-29'), isDisabled: true },
		today: day('2026-02-28')
	};
	test.each<[Partial<RemovalFacts>, ReturnType<typeof whyKept>]>([
		[{}, null],
		[{ today: day('2026-02-27') }, 'not-yet'],
		[{ isHeld: true }, 'held'],
		[{ isHeld: true, keepMonths: null, separatedOn: null }, 'held'],
		[{ keepMonths: null }, 'told-to-keep'],
		[{ separatedOn: null }, 'employed'],
		[{ isDisabled: false }, 'not-disabled']
	])('%o: %s', (more, why) => {
		expect(whyKept({ ...facts, ...more })).toBe(why);
	});
	it('ends in the month’s last day where it has no such day', () => {
		expect(keptUntil(facts)!.toString()).toBe('2026-02-28');
		expect(keptUntil({ ...facts, keepMonths: null })).toBeNull();
	});
});

describe('a confirmation', () => {
	const person = { givenName: 'Zoë', familyName: 'O’Hara', badgeNumber: 'B-12' };
	test.each([
		['Zoë O’Hara', true],
		['  zoë   o’hara ', true],
		['O’Hara, Zoë', true],
		['o’hara zoë', true],
		['Zoe\u0308 O’Hara', true],
		['b-12', true],
		['Zoë', false],
		['B-1', false],
		['', false],
		['  ', false]
	])('“%s”: %s', (typed, expected) => {
		expect(confirms(typed, person)).toBe(expected);
	});
	it('is never nothing, though there is no badge', () => {
		expect(confirms('', { ...person, badgeNumber: null })).toBe(false);
	});
});
