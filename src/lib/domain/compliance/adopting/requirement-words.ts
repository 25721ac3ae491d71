// A requirement in words, a sentence a line: for who reads what is asked, and to see what a version changes.

import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { LEAVE_KINDS, type LeaveKind } from '../leave.ts';
import { hoursOfMinutes } from '../outside/hours.ts';
import type { Requirement } from '../requirement.ts';
import { cycleWords } from '../window-words.ts';
import { audienceWords } from './audience-words.ts';

/** What things that a requirement names by id or code are called; of what is not there, the id or code. */
export interface Names {
	units: ReadonlyMap<string, string>;
	items: ReadonlyMap<string, string>;
	topics: ReadonlyMap<string, string>;
}

export interface RequirementWords {
	who: string;
	/** What is asked, in a few words. */
	asked: string;
	/** Titles of modules and scenarios, in the order in which officers meet them. */
	items: string[];
	hours: string[];
	outside: string[];
	cycle: string;
	often: string[];
	attempts: string[];
	after: string[];
}

type Worded = Omit<Requirement, 'id' | 'version' | 'title' | 'citation' | 'openCycles' | 'cyclesFrom'>;

export function requirementWords(requirement: Worded, names: Names): RequirementWords {
	const { audience, items, outside } = requirement;
	const cycle = cycleWords(requirement);
	return {
		who: audienceWords(audience, names.units),
		asked: askedWords(requirement),
		items: items.map(({ code }) => `${code} ${names.items.get(code) ?? ''}`.trim()),
		hours: hoursWords(requirement, names.topics),
		outside: outside.map(({ title }) => title),
		cycle: cycle.charAt(0).toUpperCase() + cycle.slice(1),
		often: oftenWords(requirement),
		attempts: attemptWords(requirement),
		after: afterWords(requirement)
	};
}

/** `15 modules, 8 scenarios, 40 hours` */
function askedWords({ items, hours, outside }: Worded): string {
	const modules = items.filter(({ kind }) => kind === 'module').length;
	const parts = [
		modules > 0 && counted(modules, 'module'),
		items.length > modules && counted(items.length - modules, 'scenario'),
		hours && (hours.minutes > 0 ? inHours(hours.minutes) : counted(hours.topics.length, 'topic')),
		outside.length > 0 && `${outside.length} from elsewhere`
	];
	return parts.filter(Boolean).join(', ');
}

function hoursWords({ hours, cycle }: Worded, topics: Names['topics']): string[] {
	if (!hours) return [];
	const within = cycle.kind === 'rolling' ? 'within the months of the rule' : 'in each cycle';
	return [
		...(hours.minutes > 0 ? [`${inHours(hours.minutes)} ${within}`] : []),
		...hours.topics.map(({ topic, minutes }) => {
			const name = topics.get(topic) ?? topic;
			return minutes > 0 ? `of these, ${inHours(minutes)} of ${name}` : `${name}, for however long`;
		}),
		...(hours.carryOverMinutes > 0
			? [`Up to ${inHours(hours.carryOverMinutes)} beyond that count for the next cycle`]
			: []),
		hours.credit === 'approved'
			? 'Of our modules, the minutes approved for them count'
			: 'Of our modules, the minutes measured count, at most those approved'
	];
}

function oftenWords(requirement: Worded): string[] {
	const { effectiveOn, cycle, firstDueDays, hires, minActiveDays } = requirement;
	const { renewalWindowDays, graceDays, pausedBy } = requirement;
	const isRolling = cycle.kind === 'rolling';
	return [
		`Counts from ${dayInWords(effectiveOn)}`,
		...(isRolling ? [`First due ${days(firstDueDays)} after it counts, or after hire`] : []),
		...(isRolling ? [] : [HIRES[hires]]),
		renewalWindowDays > 0
			? `A renewal may begin ${days(renewalWindowDays)} before`
			: 'Nothing can be done for the next cycle before it begins',
		graceDays > 0 ? `${days(graceDays)} of grace before it counts as overdue` : 'No grace after the due day',
		...(minActiveDays > 0
			? [`Not asked of who is there for fewer than ${days(minActiveDays)} of a cycle`]
			: []),
		pausedBy.length > 0
			? `The clock stands during ${LEAVE_KINDS.filter((kind) => pausedBy.includes(kind))
					.map((kind) => LEAVE[kind])
					.join(', ')}`
			: 'Leave does not stop the clock'
	];
}

const HIRES: Record<Requirement['hires'], string> = {
	'next-full': 'Who comes in the middle is asked from the next full cycle on',
	whole: 'Who comes in the middle is asked for the whole',
	'pro-rated': 'Who comes in the middle is asked for the hours of the time that is left'
};

/** Kinds of leave as an administrator chooses them. */
export const LEAVE: Record<LeaveKind, string> = {
	military: 'military service',
	medical: 'medical leave',
	family: 'family leave',
	administrative: 'administrative leave',
	other: 'other leave'
};

const attemptWords = ({ items, passPercent, attemptsPerCycle, waitMinutes }: Worded): string[] =>
	items.length === 0
		? []
		: [
				`Pass mark ${passPercent} percent`,
				`${counted(attemptsPerCycle, 'attempt')} at each quiz in a cycle`,
				waitMinutes > 0
					? `The next attempt may begin ${minutesInWords(waitMinutes)} after a failed one`
					: 'The next attempt may begin at once'
			];

const afterWords = ({ consequences: { text, reportWithinDays, tellSupervisor } }: Worded): string[] => [
	...(text ? [text] : []),
	...(reportWithinDays === null ? [] : [`Reported to the state within ${days(reportWithinDays)}`]),
	tellSupervisor ? 'The supervisor of the unit is told as well' : 'Nobody but the officer is told at once'
];

const inHours = (minutes: number) => `${hoursOfMinutes(minutes)} ${minutes === 60 ? 'hour' : 'hours'}`;
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const days = (count: number) => counted(count, 'day');
