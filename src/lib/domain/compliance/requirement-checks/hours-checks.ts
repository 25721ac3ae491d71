// Hours cannot be reached when a cycle has not so many, when its topics ask for more than its total, or when a topic is
// none that a module or outside training could be of. They are not compared with the minutes of our modules: training
// from elsewhere can always be accepted, so that hours beyond our own are a need and no mistake.

import { nearest } from '#lib/domain/scenario/nearest.ts';
import { LEAVE_KINDS } from '../leave.ts';
import type { HoursNeed, OutsideNeed, RequirementItem } from '../requirement.ts';
import { MOST_MONTHS, shortestCycleDays } from './cycle-checks.ts';
import { isCount, isWords, type Check } from './problem.ts';

/** Topics and categories that training can be of, by id (content/standards/topics.yaml). */
export interface KnownTraining {
	topics: readonly string[];
	categories: readonly string[];
}

/** What the checks of hours look at. */
export interface EnteredHours {
	cycle: { kind: string };
	everyMonths: number;
	hours: HoursNeed | null;
	outside: readonly OutsideNeed[];
	pausedBy: readonly string[];
}

const ID = /^[a-z][a-z0-9-]{1,40}$/;
const MINUTES_OF_A_DAY = 24 * 60;

/** @param known null where it does not matter which topics there are */
export function hoursChecks(
	{ cycle, everyMonths, hours, outside, pausedBy }: EnteredHours,
	items: readonly RequirementItem[],
	known: KnownTraining | null
): Check[] {
	const isRolling = cycle.kind === 'rolling';
	return [
		...(hours ? needChecks(hours, everyMonths, known, isRolling) : []),
		[
			'hours',
			() => !isRolling || items.length === 0 || (!hours && outside.length === 0),
			'A rolling cycle counts either modules or hours. Choose a cycle with windows, or make two requirements.'
		],
		...outsideChecks(outside, known),
		[
			'pausedBy',
			() => pausedBy.every((kind) => (LEAVE_KINDS as readonly string[]).includes(kind)) && isSet(pausedBy),
			'Choose the kinds of leave that stop the clock, each once.'
		]
	];
}

function needChecks(
	{ minutes, topics, carryOverMinutes, credit }: HoursNeed,
	everyMonths: number,
	known: KnownTraining | null,
	isRolling: boolean
): Check[] {
	const days = isCount(everyMonths, 1, MOST_MONTHS) ? shortestCycleDays(everyMonths) : Infinity;
	const most = Math.min(days * MINUTES_OF_A_DAY, Number.MAX_SAFE_INTEGER);
	const inTopics = topics.reduce((sum, topic) => sum + topic.minutes, 0);
	const unknown = known && topics.find(({ topic }) => !known.topics.includes(topic));
	return [
		['hours', () => isCount(minutes, 0, Number.MAX_SAFE_INTEGER), 'Give the hours as a number, 0 or more.'],
		['hours', () => minutes <= most, 'A cycle does not have that many hours: nobody could reach them.'],
		[
			'hours',
			() => minutes > 0 || topics.length > 0,
			'No hours and no topic are asked. Give hours or a topic, or leave hours out.'
		],
		[
			'topics',
			() =>
				topics.every(
					({ topic, minutes }) => isWords(topic, 41) && isCount(minutes, 0, Number.MAX_SAFE_INTEGER)
				),
			'Each topic has a name and hours, 0 or more.'
		],
		['topics', () => isSet(topics.map(({ topic }) => topic)), 'Name each topic once.'],
		['topics', () => !unknown, unknown ? saysUnknown('topic', unknown.topic, known.topics) : ''],
		[
			'topics',
			() => inTopics <= minutes,
			'The topics ask for more hours than the whole: raise the whole, or lower a topic.'
		],
		[
			'carryOver',
			() => isCount(carryOverMinutes, 0, Number.MAX_SAFE_INTEGER),
			'The hours that carry over are a number, 0 or more.'
		],
		[
			'carryOver',
			() => carryOverMinutes <= minutes,
			'More hours would carry over than are asked: a cycle would be done before it began.'
		],
		[
			'carryOver',
			() => !isRolling || carryOverMinutes === 0,
			'A rolling cycle has no end to carry hours over: leave this at 0, or choose a cycle with windows.'
		],
		['credit', () => ['approved', 'measured'].includes(credit), 'Choose which minutes of our modules count.']
	];
}

function outsideChecks(outside: readonly OutsideNeed[], known: KnownTraining | null): Check[] {
	const unknown = known && outside.find(({ category }) => !known.categories.includes(category));
	return [
		[
			'outside',
			() => outside.every(({ category, title }) => ID.test(category) && isWords(title, 200)),
			'Training from elsewhere has a category in small letters with hyphens, and a title.'
		],
		['outside', () => isSet(outside.map(({ category }) => category)), 'Name each category once.'],
		['outside', () => !unknown, unknown ? saysUnknown('category', unknown.category, known.categories) : '']
	];
}

function saysUnknown(what: string, written: string, known: readonly string[]): string {
	const meant = nearest(written, known);
	return `There is no ${what} “${written}”.${meant ? ` Did you mean “${meant}”?` : ''}`;
}

const isSet = (values: readonly string[]) => new Set(values).size === values.length;
