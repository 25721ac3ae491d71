import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { requirementProblems } from '#lib/domain/compliance/check-requirement.ts';
import { fromProfile } from '#lib/domain/compliance/standards/from-profile.ts';
import { readStandards } from '#lib/server/compliance/standards/read-standards.ts';
import { newValues } from './new-values.ts';
import { ruleFrom, valuesOf, type FormRule } from './requirement-form.ts';
import { EMPTY_VALUES, hasNul, valuesFrom, type RequirementValues } from './requirement-values.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-26');
const { profiles, categories } = readStandards();
const known = { categories, profiles: profiles.map(({ id, checkedOn }) => ({ id, checkedOn })) };
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const filled = (more: Partial<RequirementValues> = {}): RequirementValues => ({
	...{ ...newValues(today), title: 'Test', citation: 'Code 1.2', items: ['TR-4'] },
	...more
});

/** As a browser sends it. */
function sent(values: RequirementValues): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(values))
		for (const text of [value].flat()) form.append(name, text);
	return form;
}

const whole: FormRule = {
	...{ title: 'Everything', citation: 'Code 9', effectiveOn: today, firstDueDays: 90, everyMonths: 48 },
	audience: {
		all: [
			{ of: 'role', in: ['supervisor'] },
			{ of: 'rank', in: ['Chief', 'Captain'], except: true },
			{ of: 'unit', in: ['u1'] },
			{ of: 'assignment', in: ['K-9'], except: true },
			{ of: 'hired', from: day('2020-02-29'), until: day('2026-01-01') }
		]
	},
	items: ['TR-1', 'SC-1', 'LS-3'],
	hours: {
		...{ minutes: 2410, carryOverMinutes: 20, credit: 'measured' },
		topics: [
			{ topic: 'trauma', minutes: 61 },
			{ topic: 'wellness', minutes: 0 }
		]
	},
	outside: [{ category: categories[0]!.id, title: categories[0]!.title }],
	cycle: { kind: 'anchored', month: 6, day: 30, year: 2028 },
	...{
		hires: 'pro-rated',
		minActiveDays: 90,
		renewalWindowDays: 0,
		graceDays: 31,
		pausedBy: ['military', 'family']
	},
	...{ passPercent: 85, attemptsPerCycle: 2, waitMinutes: 60, openCycles: 'move' },
	consequences: { text: 'Off duty.\nUntil done.', reportWithinDays: 30, tellSupervisor: false },
	profile: { id: 'utah', checkedOn: known.profiles.find(({ id }) => id === 'utah')!.checkedOn }
};

describe('a rule, its fields, and the rule again', () => {
	test.each<[string, FormRule]>([
		['everything that can be said', whole],
		['fixed windows', { ...whole, cycle: { kind: 'fixed', startsOn: day('2025-07-01') } }],
		['licence periods', { ...whole, cycle: { kind: 'licence' }, audience: { all: [] }, outside: [] }],
		[
			'rolling',
			{
				...{ ...whole, cycle: { kind: 'rolling' }, hires: 'whole', minActiveDays: 0, hours: null },
				...{ profile: null, consequences: { text: '', reportWithinDays: null, tellSupervisor: true } }
			}
		],
		['hired from a day', { ...whole, audience: { all: [{ of: 'hired', from: today, until: null }] } }],
		['hired until a day', { ...whole, audience: { all: [{ of: 'hired', from: null, until: today }] } }],
		...profiles.map((profile): [string, FormRule] => {
			const { version: _, cyclesFrom: _from, withdrawn: _gone, ...draft } = fromProfile(profile, today);
			return [profile.name, draft];
		})
	])('%s', (_, rule) => {
		const values = valuesOf(rule);
		const read = ruleFrom(valuesFrom(sent(values)), known);
		expect(read.problems).toEqual([]);
		expect(plain(read.rule)).toEqual(plain(rule));
		expect(valuesOf(read.rule)).toEqual(values);
	});

	test('every number of minutes comes back', () => {
		for (let minutes = 1; minutes <= 600; minutes++) {
			const hours = { minutes, topics: [], carryOverMinutes: minutes, credit: 'approved' as const };
			expect(ruleFrom(valuesOf({ ...whole, hours }), known).rule.hours).toEqual(hours);
		}
	});
});

test('what a new one begins with can be adopted as soon as it is named and asks something', () => {
	const { rule, problems } = ruleFrom(filled(), known);
	const items = [{ position: 1, code: 'TR-4', kind: 'module' as const }];
	expect([...problems, ...requirementProblems(rule, items)]).toEqual([]);
});

test('what is ticked and what is written one a line is named together, each once', () => {
	const values = filled({ ranks: ['Chief'], moreRanks: ' Captain \n\nChief\n', moreAssignments: 'Diver' });
	expect(ruleFrom(values, known).rule.audience.all).toEqual([
		{ of: 'rank', in: ['Chief', 'Captain'] },
		{ of: 'assignment', in: ['Diver'] }
	]);
});

test('a switch for all but nobody says nothing', () => {
	const values = filled({ ranksExcept: 'yes', unitsExcept: 'yes' });
	expect(ruleFrom(values, known).rule.audience).toEqual({ all: [] });
});

test('fields of other kinds of cycles say nothing', () => {
	const values = filled({
		startsOn: 'x',
		endsOn: 'y',
		minActiveDays: '40',
		carryOver: '9',
		hours: '40',
		hires: 'pro-rated'
	});
	const { rule, problems } = ruleFrom(values, known);
	expect(problems).toEqual([]);
	expect(rule).toMatchObject({
		cycle: { kind: 'rolling' },
		minActiveDays: 0,
		hires: 'whole',
		hours: { carryOverMinutes: 0 }
	});
});

describe('what cannot be read is named with its field', () => {
	test.each<[Partial<RequirementValues>, string]>([
		[{ effectiveOn: '' }, 'effectiveOn'],
		[{ effectiveOn: '2027-02-29' }, 'effectiveOn'],
		[{ cycle: '' }, 'cycle'],
		[{ cycle: '__proto__' }, 'cycle'],
		[{ cycle: 'fixed', startsOn: '' }, 'startsOn'],
		[{ cycle: 'anchored', endsOn: '30 June' }, 'endsOn'],
		[{ hours: 'forty' }, 'hours'],
		[{ hours: '-1' }, 'hours'],
		[{ topic: ['trauma'], topicHours: ['some'] }, 'topics'],
		[{ cycle: 'licence', hours: '1', carryOver: '1,500' }, 'carryOver'],
		[{ hiredFrom: 'lately' }, 'audience'],
		[{ moreRanks: Array.from({ length: 101 }, (_, index) => `Rank ${index}`).join('\n') }, 'audience']
	])('%j', (more, field) => {
		expect(ruleFrom(filled(more), known).problems).toEqual([
			{ field, reason: expect.stringMatching(/\w+.*\./) }
		]);
	});

	test.each([
		'everyMonths',
		'firstDueDays',
		'renewalWindowDays',
		'graceDays',
		'passPercent',
		'attemptsPerCycle',
		'waitMinutes',
		'reportWithinDays'
	] as const)('%s that is no number is refused by the rule’s own checks', (name) => {
		for (const text of [name === 'reportWithinDays' ? '-' : '', '1.5', '-1', '1e3', 'x', '9999999999']) {
			const { rule } = ruleFrom(filled({ [name]: text }), known);
			const items = [{ position: 1, code: 'TR-4', kind: 'module' as const }];
			expect(requirementProblems(rule, items).map(({ field }) => field)).toContain(name);
		}
	});
});

test('what is sent is taken as text, field by field; a file, a stranger and a NUL are seen', () => {
	const form = sent(filled());
	form.append('department_id', 'x');
	form.set('citation', new File(['x'], 'a.txt'));
	const values = valuesFrom(form);
	expect(values).not.toHaveProperty('department_id');
	expect(values.citation).toBe('');
	expect(hasNul(values)).toBe(false);
	expect(hasNul({ ...values, ranks: ['a\0'] })).toBe(true);
	expect(valuesFrom(new FormData())).toEqual(EMPTY_VALUES);
});
