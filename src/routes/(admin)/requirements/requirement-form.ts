// From the fields of the form to a rule, and back. Fields of kinds of cycles that were not chosen say nothing; what
// cannot be read is named here, and everything else by the rule's own checks.

import { Temporal } from 'temporal-polyfill';
import type { Audience, Condition } from '#lib/domain/compliance/audience.ts';
import type { DraftRequirement, RequirementProblem } from '#lib/domain/compliance/check-requirement.ts';
import type { LeaveKind } from '#lib/domain/compliance/leave.ts';
import { hoursOfMinutes, minutesOfHours } from '#lib/domain/compliance/outside/hours.ts';
import type { CycleKind, HoursNeed, Requirement } from '#lib/domain/compliance/requirement.ts';
import type { Role } from '#lib/domain/identity/role.ts';
import { EMPTY_VALUES, type RequirementValues } from './requirement-values.ts';

/** A rule as the form says it. */
export type FormRule = Omit<DraftRequirement, 'version' | 'cyclesFrom' | 'withdrawn'> & { items: string[] };

/** What the form knows beside its fields. */
export interface KnownForm {
	categories: readonly { id: string; title: string }[];
	/** Profiles that a copy may remember, and the day on which each was last checked. */
	profiles: readonly NonNullable<Requirement['profile']>[];
}

/** Stands in for a day that could not be read, so that everything else is checked as well. */
const SOME_DAY = Temporal.PlainDate.from('2026-01-01');
const MOST_NAMES = 100;

export function ruleFrom(
	values: RequirementValues,
	known: KnownForm
): { rule: FormRule; problems: RequirementProblem[] } {
	const problems: RequirementProblem[] = [];
	const wrong = (field: RequirementProblem['field'], reason: string) => {
		if (!problems.some((problem) => problem.field === field)) problems.push({ field, reason });
	};
	const day = (field: RequirementProblem['field'], text: string, reason: string) => {
		const read = dayOf(text);
		if (!read) wrong(field, reason);
		return read ?? SOME_DAY;
	};
	const cycle = cycleOf(values, day, wrong);
	const isRolling = cycle.kind === 'rolling';
	const rule: FormRule = {
		...{ title: values.title.trim(), citation: values.citation.trim() },
		audience: audienceOf(values, wrong),
		items: values.items,
		hours: hoursOf(values, isRolling, wrong),
		outside: values.outside.map((id) => ({
			category: id,
			title: known.categories.find((category) => category.id === id)?.title ?? id
		})),
		effectiveOn: day('effectiveOn', values.effectiveOn, 'Give the day from which it counts.'),
		cycle,
		everyMonths: count(values.everyMonths),
		// A first due day is asked of rolling cycles only; windows have their own.
		firstDueDays: isRolling ? count(values.firstDueDays) : count(values.firstDueDays) || 60,
		hires: isRolling ? 'whole' : (values.hires as FormRule['hires']),
		minActiveDays: isRolling ? 0 : count(values.minActiveDays),
		...{ renewalWindowDays: count(values.renewalWindowDays), graceDays: count(values.graceDays) },
		pausedBy: values.pausedBy as LeaveKind[],
		...{ passPercent: count(values.passPercent), attemptsPerCycle: count(values.attemptsPerCycle) },
		waitMinutes: count(values.waitMinutes),
		openCycles: (values.openCycles || 'finish') as FormRule['openCycles'],
		consequences: {
			text: values.consequences.trim(),
			reportWithinDays: values.reportWithinDays.trim() === '' ? null : count(values.reportWithinDays),
			tellSupervisor: values.tellSupervisor === 'yes'
		},
		profile: known.profiles.find(({ id }) => id === values.profile) ?? null
	};
	return { rule, problems };
}

type Wrong = (field: RequirementProblem['field'], reason: string) => void;
type ReadDay = (field: RequirementProblem['field'], text: string, reason: string) => Temporal.PlainDate;

function cycleOf({ cycle, startsOn, endsOn }: RequirementValues, day: ReadDay, wrong: Wrong): CycleKind {
	switch (cycle) {
		case 'rolling':
		case 'licence':
			return { kind: cycle };
		case 'fixed':
			return {
				kind: cycle,
				startsOn: day('startsOn', startsOn, 'Give a day on which one of the cycles begins.')
			};
		case 'anchored': {
			const read = day('endsOn', endsOn, 'Give a day on which one of the cycles ends.');
			return { kind: cycle, month: read.month, day: read.day, year: read.year };
		}
		default:
			wrong('cycle', 'Choose how it recurs.');
			return { kind: 'rolling' };
	}
}

function audienceOf(values: RequirementValues, wrong: Wrong): Audience {
	const named = (of: 'rank' | 'unit' | 'assignment', all: string[], except: string): Condition[] => {
		if (all.length > MOST_NAMES) wrong('audience', `Name at most ${MOST_NAMES} of the ${of}s.`);
		return all.length > 0 ? [{ of, in: all, ...(except === 'yes' && { except: true }) }] : [];
	};
	const hireDay = (text: string) => {
		const read = text.trim() === '' ? null : dayOf(text);
		if (text.trim() !== '' && !read) wrong('audience', 'A day of hire is no day. Give one like 2026-11-23.');
		return read;
	};
	const [from, until] = [hireDay(values.hiredFrom), hireDay(values.hiredUntil)];
	const all: Condition[] = [
		...(values.roles.length > 0 ? [{ of: 'role' as const, in: values.roles as Role[] }] : []),
		...named('rank', names(values.ranks, values.moreRanks), values.ranksExcept),
		...named('unit', values.units, values.unitsExcept),
		...named('assignment', names(values.assignments, values.moreAssignments), values.assignmentsExcept),
		...(from || until ? [{ of: 'hired' as const, from, until }] : [])
	];
	return { all };
}

/** What was ticked, and what was written one a line; each once. */
function names(ticked: string[], more: string): string[] {
	const written = more.split('\n').map((line) => line.trim());
	return [...new Set([...ticked, ...written.filter(Boolean)])];
}

function hoursOf(values: RequirementValues, isRolling: boolean, wrong: Wrong): HoursNeed | null {
	const minutes = (field: 'hours' | 'topics' | 'carryOver', text: string) => {
		if (text.trim() === '') return 0;
		const read = minutesOfHours(text);
		if (read === null)
			wrong(field, `“${text.trim().slice(0, 20)}” is no number of hours. Write it like 40 or 1.5.`);
		return read ?? 0;
	};
	const topics = values.topic
		.map((topic, index) => ({ topic, hours: values.topicHours[index]?.trim() ?? '' }))
		.filter(({ hours }) => hours !== '')
		.map(({ topic, hours }) => ({ topic, minutes: minutes('topics', hours) }));
	if (values.hours.trim() === '' && topics.length === 0) return null;
	return {
		minutes: minutes('hours', values.hours),
		topics,
		carryOverMinutes: isRolling ? 0 : minutes('carryOver', values.carryOver),
		credit: values.credit as HoursNeed['credit']
	};
}

/** A whole number; NaN for anything else, which every check refuses. */
const count = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN);

function dayOf(text: string): Temporal.PlainDate | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return null;
	try {
		return Temporal.PlainDate.from(text.trim());
	} catch {
		return null;
	}
}

/** The fields of a rule. */
export function valuesOf(rule: FormRule): RequirementValues {
	const { cycle, hours, consequences } = rule;
	return {
		...EMPTY_VALUES,
		...{ title: rule.title, citation: rule.citation, profile: rule.profile?.id ?? '' },
		...audienceValues(rule.audience),
		...{ items: [...rule.items], outside: rule.outside.map(({ category }) => category) },
		hours: hours && hours.minutes > 0 ? hoursOfMinutes(hours.minutes) : '',
		topic: hours?.topics.map(({ topic }) => topic) ?? [],
		topicHours: hours?.topics.map(({ minutes }) => hoursOfMinutes(minutes)) ?? [],
		carryOver: hours ? hoursOfMinutes(hours.carryOverMinutes) : '',
		credit: hours?.credit ?? 'approved',
		...{ effectiveOn: rule.effectiveOn.toString(), cycle: cycle.kind, everyMonths: String(rule.everyMonths) },
		startsOn: cycle.kind === 'fixed' ? cycle.startsOn.toString() : '',
		endsOn: cycle.kind === 'anchored' ? lastDay(cycle).toString() : '',
		firstDueDays: String(rule.firstDueDays),
		hires: cycle.kind === 'rolling' ? 'next-full' : rule.hires,
		minActiveDays: String(rule.minActiveDays),
		...{ renewalWindowDays: String(rule.renewalWindowDays), graceDays: String(rule.graceDays) },
		pausedBy: [...rule.pausedBy],
		...{ passPercent: String(rule.passPercent), attemptsPerCycle: String(rule.attemptsPerCycle) },
		waitMinutes: String(rule.waitMinutes),
		consequences: consequences.text,
		reportWithinDays: consequences.reportWithinDays === null ? '' : String(consequences.reportWithinDays),
		tellSupervisor: consequences.tellSupervisor ? 'yes' : '',
		openCycles: rule.openCycles
	};
}

/** 29 February of a year that has none is entered as the day that it is then. */
const lastDay = ({ year, month, day }: Extract<CycleKind, { kind: 'anchored' }>) =>
	Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });

function audienceValues({ all }: Audience) {
	const named = (of: Condition['of']) => {
		const found = all.find((condition) => condition.of === of);
		return found && 'in' in found ? found : null;
	};
	const except = (of: Condition['of']) => {
		const found = named(of);
		return found && 'except' in found && found.except ? 'yes' : '';
	};
	const hired = all.find((condition) => condition.of === 'hired');
	return {
		roles: [...(named('role')?.in ?? [])],
		...{ ranks: [...(named('rank')?.in ?? [])], ranksExcept: except('rank') },
		...{ units: [...(named('unit')?.in ?? [])], unitsExcept: except('unit') },
		...{ assignments: [...(named('assignment')?.in ?? [])], assignmentsExcept: except('assignment') },
		...{ hiredFrom: hired?.from?.toString() ?? '', hiredUntil: hired?.until?.toString() ?? '' }
	};
}
