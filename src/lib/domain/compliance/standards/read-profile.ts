// A state's file in content/standards/, read and checked at once: what it says wrong is named with its line and mend.

import { Temporal } from 'temporal-polyfill';
import { nearest } from '#lib/domain/scenario/nearest.ts';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { requirementProblems } from '../check-requirement.ts';
import { LEAVE_KINDS } from '../leave.ts';
import type { CycleKind, HoursNeed } from '../requirement.ts';
import { COMPLETION_COLUMNS } from './completion-column.ts';
import { fromProfile } from './from-profile.ts';
import { standardRules, type StandardRule } from './standard-rules.ts';
import type { Category, StateCycle, StateFiling, StateProfile, Topic } from './state-profile.ts';
import { readYamlEntry, type YamlEntryReader } from './yaml-entry.ts';

/** What a profile may name. */
export interface KnownStandards {
	topics: readonly Topic[];
	categories: readonly Category[];
	/** Codes of our modules; null where they were checked before. */
	modules: readonly string[] | null;
}

/**
 * @param id the name of the file without its ending
 * @returns the profile, null where an error stands in its way, and what is to be said of the file
 */
export function readProfile(
	text: string,
	{ id, file }: { id: string; file: string },
	known: KnownStandards
): { profile: StateProfile | null; problems: Problem[] } {
	const report = new Report<StandardRule>(file, standardRules);
	const whole = readYamlEntry(text, report);
	if (!whole) return { profile: null, problems: report.problems };
	const profile = profileOf(whole, known);
	whole.done();
	if (profile.id !== id && profile.id !== '')
		whole.wrong('id', `The file is called ${id}.yaml: its id is “${id}”.`, 'standard-misnamed');
	sayUnsure(whole, profile);
	if (report.problems.length === 0) sayNotAdoptable(whole, profile);
	return { profile: report.problems.length === 0 ? profile : null, problems: report.sorted() };
}

function profileOf(whole: YamlEntryReader, known: KnownStandards): StateProfile {
	const proposed = whole.entryOrNull('proposed');
	const cycle = whole.entryOrNull('cycle');
	const lists = {
		outside: whole.texts('outside'),
		pausedBy: whole.texts('pausedBy'),
		items: whole.texts('items')
	};
	const profile: StateProfile = {
		...{ id: whole.text('id'), name: whole.text('name'), title: whole.text('title') },
		...{ summary: whole.text('summary'), citation: whole.text('citation'), rule: whole.texts('rule') },
		cycle: cycle && cycleOf(cycle),
		proposed: proposed && { why: proposed.text('why'), ...cycleOf(proposed) },
		...{ renewalWindowDays: whole.count('renewalWindowDays'), graceDays: whole.count('graceDays') },
		hours: hoursOf(whole.entryOrNull('hours'), known),
		outside: lists.outside.map((category) => ({ category, title: titleOf(whole, category, known) })),
		hires: whole.oneOf('hires', ['next-full', 'whole', 'pro-rated']),
		pausedBy: LEAVE_KINDS.filter((kind) => lists.pausedBy.includes(kind)),
		items: lists.items,
		consequence: whole.textOrEmpty('consequence'),
		filing: filingOf(whole.entry('filing')),
		...{ limits: whole.texts('limits'), readOn: whole.text('readOn'), checkedOn: whole.day('checkedOn') },
		...{ notVerified: whole.texts('notVerified'), sources: whole.texts('sources') }
	};
	for (const kind of lists.pausedBy)
		if (!(LEAVE_KINDS as readonly string[]).includes(kind))
			unknown(whole, 'pausedBy', 'kind of leave', kind, LEAVE_KINDS);
	for (const code of known.modules ? profile.items : [])
		if (!known.modules!.includes(code)) unknown(whole, 'items', 'module', code, known.modules!);
	for (const [key, values] of Object.entries(lists))
		if (hasTwice(values))
			whole.wrong(key, `“${key}” names something twice: take one away.`, 'standard-twice');
	if (profile.filing.afterCycleDays !== null && !isForAll(profile.cycle?.cycle))
		whole.wrong(
			'filing',
			'“afterCycleDays” counts from cycles that are the same for everybody: where they are not, it is null.',
			'standard-value-wrong'
		);
	if (Boolean(profile.cycle) === Boolean(profile.proposed))
		whole.wrong(
			profile.cycle ? 'proposed' : 'cycle',
			'Either the rule names a cycle, or “cycle” is null and “proposed” says which one we propose, and why.',
			'standard-cycle-unsaid'
		);
	return profile;
}

const isForAll = (cycle: CycleKind | undefined) => cycle?.kind === 'fixed' || cycle?.kind === 'anchored';

function cycleOf(entry: YamlEntryReader): StateCycle {
	const kind = entry.oneOf('kind', ['rolling', 'fixed', 'anchored', 'licence']);
	const read = { cycle: kindOf(kind, entry), everyMonths: entry.count('everyMonths', 1) };
	entry.done();
	return read;
}

function kindOf(kind: CycleKind['kind'], entry: YamlEntryReader): CycleKind {
	if (kind === 'rolling' || kind === 'licence') return { kind };
	if (kind === 'fixed') return { kind, startsOn: entry.day('startsOn') };
	const { month, day, year } = entry.day('endsOn');
	return { kind, month, day, year };
}

function hoursOf(entry: YamlEntryReader | null, known: KnownStandards): HoursNeed | null {
	if (!entry) return null;
	const topics = entry.entries('topics').map((one) => {
		const need = { topic: one.text('topic'), minutes: one.count('minutes') };
		const ids = known.topics.map(({ id }) => id);
		if (need.topic !== '' && !ids.includes(need.topic)) unknown(one, 'topic', 'topic', need.topic, ids);
		one.done();
		return need;
	});
	const hours: HoursNeed = {
		minutes: entry.count('minutes'),
		topics,
		carryOverMinutes: entry.count('carryOverMinutes'),
		credit: entry.oneOf('credit', ['approved', 'measured'])
	};
	if (hasTwice(topics.map(({ topic }) => topic)))
		entry.wrong('topics', 'A topic stands twice: put its minutes together.', 'standard-twice');
	entry.done();
	return hours;
}

function filingOf(entry: YamlEntryReader | null): StateFiling {
	const fields = (entry?.entries('fields') ?? []).map((one) => {
		const field = { column: one.oneOf('column', COMPLETION_COLUMNS), label: one.text('label') };
		one.done();
		return field;
	});
	const filing: StateFiling = {
		...{ how: entry?.text('how') ?? '', deadline: entry?.text('deadline') ?? '' },
		withinDays: entry?.countOrNull('withinDays', 1) ?? null,
		afterCycleDays: entry?.countOrNull('afterCycleDays') ?? null,
		...{ states: entry?.texts('states') ?? [], basis: entry?.text('basis') ?? '', fields }
	};
	if (hasTwice(fields.map(({ label }) => label)))
		entry?.wrong('fields', 'Two fields have the same label: name each as the screen does.', 'standard-twice');
	entry?.done();
	return filing;
}

function titleOf(whole: YamlEntryReader, category: string, { categories }: KnownStandards): string {
	const found = categories.find(({ id }) => id === category);
	if (!found)
		unknown(
			whole,
			'outside',
			'category',
			category,
			categories.map(({ id }) => id)
		);
	return found?.title ?? category;
}

function unknown(
	entry: YamlEntryReader,
	key: string,
	what: string,
	written: string,
	known: readonly string[]
) {
	const meant = nearest(written, known);
	const mend = `There is no ${what} “${written}”.${meant ? ` Did you mean “${meant}”?` : ''}`;
	entry.wrong(key, mend, 'standard-id-unknown');
}

function sayUnsure(whole: YamlEntryReader, { notVerified, sources, rule }: StateProfile) {
	for (const [key, said, what] of [
		['notVerified', notVerified, 'Say at least one thing that was not verified.'],
		['sources', sources, 'Name at least one source.'],
		['rule', rule, 'Say the rule in our words.']
	] as const)
		if (said.length === 0 && whole.keys().includes(key)) whole.wrong(key, what, 'standard-too-sure');
}

/** A requirement that begins with the profile has to be one that can be adopted. */
function sayNotAdoptable(whole: YamlEntryReader, profile: StateProfile) {
	const { items, ...draft } = fromProfile(profile, Temporal.PlainDate.from('2026-11-26'));
	const asked = items.map((code, index) => ({ position: index + 1, code, kind: 'module' as const }));
	for (const { field, reason } of requirementProblems(draft, asked)) {
		const key = whole.keys().includes(field) ? field : 'cycle';
		whole.wrong(key, `${field}: ${reason}`, 'standard-not-adoptable');
	}
}

const hasTwice = (values: readonly string[]) => new Set(values).size < values.length;
