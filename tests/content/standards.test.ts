// The states' rules as they are proposed, and every mistake that their author can make: each has a file named after its
// rule, and is the only thing said about that file.

import { readdirSync, readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { requirementProblems } from '#lib/domain/compliance/check-requirement.ts';
import { checkStandards } from '#lib/domain/compliance/standards/check-standards.ts';
import { fromProfile } from '#lib/domain/compliance/standards/from-profile.ts';
import { standardRules, type StandardRule } from '#lib/domain/compliance/standards/standard-rules.ts';
import { checkContent } from '#lib/domain/course/check-content.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

const texts = readTexts('content');
const { modules } = checkContent(texts, 'content');
const { topics, categories, profiles, problems } = checkStandards(texts, modules, 'content');
const day = (text: string) => Temporal.PlainDate.from(text);

test('nothing in content/standards/ is wrong, and the nine states are there', () => {
	expect(problems).toEqual([]);
	expect(profiles.map(({ name }) => name)).toEqual([
		...['California', 'Colorado', 'Florida', 'Illinois', 'Iowa'],
		...['Minnesota', 'Texas', 'Utah', 'Washington']
	]);
});

test('topics take no module for longer than it lasts, and together nearly all of each', () => {
	for (const { code, minutes } of modules) {
		const given = topics.reduce((sum, topic) => sum + (topic.modules[code] ?? 0), 0);
		expect(given, code).toBeLessThanOrEqual(minutes);
		expect(given, code).toBeGreaterThanOrEqual(minutes * 0.9);
	}
});

test('every topic and category is asked by a state or taught by a module', () => {
	const asked = profiles.flatMap(({ hours }) => (hours?.topics ?? []).map(({ topic }) => topic));
	const idle = topics.filter(({ id, modules }) => Object.keys(modules).length === 0 && !asked.includes(id));
	expect(idle).toEqual([]);
});

describe.each(profiles.map((profile) => [profile.name, profile] as const))('%s', (_, profile) => {
	test('says what was read, what was not, and where it counts otherwise', () => {
		for (const said of [profile.rule, profile.notVerified, profile.limits, profile.sources])
			expect(said.length).toBeGreaterThanOrEqual(2);
		expect(profile.filing.fields.length).toBeGreaterThanOrEqual(8);
		expect(profile.filing.states.length).toBeGreaterThanOrEqual(2);
		expect(profile.checkedOn.toString()).toBe('2026-11-26');
		for (const line of [...profile.rule, ...profile.notVerified, ...profile.limits])
			expect(line).toMatch(/[.]$/);
	});

	test.each(['2026-11-26', '2026-12-31', '2027-06-30', '2027-08-31', '2028-02-29', '2028-06-30'])(
		'begins a requirement that can be adopted on %s',
		(today) => {
			const { items, ...draft } = fromProfile(profile, day(today));
			const asked = items.map((code, index) => ({ position: index + 1, code, kind: 'module' as const }));
			const known = {
				topics: topics.map(({ id }) => id),
				categories: categories.map(({ id }) => id)
			};
			expect(requirementProblems(draft, asked, known)).toEqual([]);
			expect(draft.profile).toEqual({ id: profile.id, checkedOn: profile.checkedOn });
			expect(draft.effectiveOn.since(day(today)).days).toBeLessThanOrEqual(1);
		}
	);
});

test('a copy that begins on the last day of a window begins with the next one', () => {
	const [california] = profiles;
	expect(fromProfile(california!, day('2026-12-31')).effectiveOn).toEqual(day('2027-01-01'));
	expect(fromProfile(california!, day('2026-12-30')).effectiveOn).toEqual(day('2026-12-30'));
});

test('a state whose rule names no cycle says that the cycle is proposed', () => {
	const without = profiles.filter(({ cycle }) => !cycle);
	expect(without.map(({ name }) => name)).toEqual(['Iowa']);
	expect(without[0]!.proposed!.why).toMatch(/own choice/);
	expect(fromProfile(without[0]!, day('2026-11-26'))).toMatchObject({
		everyMonths: 12,
		cycle: { kind: 'fixed' }
	});
});

describe('mistakes', () => {
	const folder = 'tests/fixtures/standards';
	/** The line of each file in which its mistake stands. */
	const lines: Record<Exclude<StandardRule, 'standard-missing'>, number> = {
		'standard-broken': 24,
		'standard-key-missing': 1,
		'standard-key-unknown': 34,
		'standard-value-wrong': 8,
		'standard-twice': 30,
		'standard-misnamed': 1,
		'standard-id-unknown': 15,
		'standard-cycle-unsaid': 9,
		'standard-too-sure': 36,
		'standard-not-adoptable': 11,
		'topic-over-module': 7
	};
	const sound =
		'topics:\n  - { id: trauma, title: Trauma, modules: {} }\ncategories:\n  - { id: first-aid, title: First aid }';

	test('every rule has a fixture', () => {
		const rules = Object.keys(standardRules).filter((rule) => rule !== 'standard-missing');
		expect(readdirSync(folder).sort()).toEqual(rules.map((rule) => `${rule}.yaml`).sort());
		expect(Object.keys(lines).sort()).toEqual(rules.sort());
	});

	test.each(Object.entries(lines))('%s is all that is wrong, in line %i', (rule, line) => {
		const text = readFileSync(`${folder}/${rule}.yaml`, 'utf8');
		const read: Record<string, string> = rule.startsWith('topic-')
			? { 'standards/topics.yaml': text }
			: { 'standards/topics.yaml': sound, [`standards/${rule}.yaml`]: text };
		const found = checkStandards(read, modules, folder);
		expect(found.problems.map((problem) => [problem.rule, problem.line])).toEqual([[rule, line]]);
		expect(found.profiles).toEqual([]);
		expect([found.problems[0]!.message, found.problems[0]!.why].every((said) => /[.?]$/.test(said))).toBe(
			true
		);
	});

	test('standard-missing is said where there is no list of topics', () => {
		expect(checkStandards({}, modules, 'content').problems).toMatchObject([{ rule: 'standard-missing' }]);
	});

	test.each([
		[
			'a key twice',
			'name: Nowhere\n',
			'name: Nowhere\nname: Elsewhere\n',
			'standard-broken',
			/each key once/
		],
		['a number for text', 'citation: Nowhere Code 1', 'citation: 1', 'standard-value-wrong', /“citation”/],
		['a part of a day', 'graceDays: 31', 'graceDays: 1.5', 'standard-value-wrong', /whole number/],
		[
			'a day without quotes that is none',
			"'2026-11-26'",
			"'26-11-2026'",
			'standard-value-wrong',
			/in quotes/
		],
		['a word for a list', 'items: [TR-1]', 'items: TR-1', 'standard-value-wrong', /list of texts/],
		['a list for a word', 'name: Nowhere', 'name: [Nowhere]', 'standard-value-wrong', /“name”/],
		['no entry', 'hours:\n', 'hours: 40\nhour:\n', 'standard-value-wrong', /keys of its own/],
		['an unknown kind', 'kind: fixed', 'kind: fixd', 'standard-value-wrong', /Did you mean “fixed”/],
		[
			'an unknown column',
			'column: course_title',
			'column: course_titel',
			'standard-value-wrong',
			/course_title/
		],
		['an unknown category', '[first-aid]', '[first-aids]', 'standard-id-unknown', /Did you mean “first-aid”/],
		['an unknown leave', '[military]', '[militry]', 'standard-id-unknown', /Did you mean “military”/],
		['an unknown module', '[TR-1]', '[TR-9]', 'standard-id-unknown', /TR-9/],
		['a module twice', '[TR-1]', '[TR-1, TR-1]', 'standard-twice', /take one away/],
		['no cycle at all', /cycle: \{.*/, 'cycle: null', 'standard-cycle-unsaid', /we propose/],
		['no source', /sources:\n.*\n/, 'sources: []\n', 'standard-too-sure', /one source/],
		[
			'topics beyond the whole',
			'minutes: 60',
			'minutes: 2460',
			'standard-not-adoptable',
			/more hours than the whole/
		]
	] as const)('%s', (_, old, instead, rule, message) => {
		const good = readFileSync(`${folder}/standard-misnamed.yaml`, 'utf8');
		const read = {
			'standards/topics.yaml': sound,
			'standards/nowhere.yaml': good.replace(old as string, instead)
		};
		expect(checkStandards({ ...read, 'standards/nowhere.yaml': good }, modules, folder).problems).toEqual([]);
		const said = checkStandards(read, modules, folder).problems;
		expect(said).toContainEqual(expect.objectContaining({ rule, message: expect.stringMatching(message) }));
	});

	test.each([
		['an id with spaces', 'id: trauma', 'id: Trauma response', 'standard-value-wrong'],
		['an id twice', 'id: children', 'id: trauma', 'standard-twice'],
		['a module that is none', 'TR-1: 8', 'TR-91: 8', 'standard-id-unknown'],
		['no minutes', 'TR-1: 8', 'TR-1: 0', 'standard-value-wrong']
	])('topics: %s', (_, old, instead, rule) => {
		const text = readFileSync(`${folder}/topic-over-module.yaml`, 'utf8').replace('TR-1: 30', 'TR-1: 20');
		const problemsOf = (topics: string) =>
			checkStandards({ 'standards/topics.yaml': topics }, modules, folder).problems;
		expect(problemsOf(text)).toEqual([]);
		expect(problemsOf(text.replace(old, instead))).toMatchObject([{ rule }]);
	});
});
