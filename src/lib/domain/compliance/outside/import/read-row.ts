// One row of a table, read as training that somebody did elsewhere.

import type { Temporal } from 'temporal-polyfill';
import { checkOutside, OUTSIDE_REASONS, type OutsideField, type OutsideReason } from '../check-outside.ts';
import { minutesOfHours } from '../hours.ts';
import {
	DELIVERIES,
	type Delivery,
	type KnownSubjects,
	type OutsideDraft,
	type TopicMinutes
} from '../outside.ts';
import { readDay, type DayOrder, type DayProblem } from './read-day.ts';
import type { Target } from './columns.ts';

/** What somebody chose for the whole file, as the file does not say it. */
export interface ImportChoices {
	/** How days with slashes are written. */
	order: DayOrder | null;
	/** How training was given where a row does not say. */
	delivery: Delivery | null;
}

/** The subjects that rules can name, with their titles, by which files may call them too. */
export interface TitledSubjects {
	topics: readonly { id: string; title: string }[];
	categories: readonly { id: string; title: string }[];
}

export interface Reading {
	today: Temporal.PlainDate;
	timeZone: string;
	choices: ImportChoices;
	subjects: TitledSubjects;
}

/** Something that is wrong, at the column that says it. */
export interface CellProblem {
	target: Target;
	says: string;
	mend: string;
	/** What could be chosen for the whole file to put it right. */
	ask?: keyof ImportChoices;
}

export interface ReadRow {
	draft: OutsideDraft;
	/** null when the day could not be read; the draft then stands on another. */
	completedOn: Temporal.PlainDate | null;
	problems: CellProblem[];
}

/** A cell by what it says, in one line; empty where there is none. */
export type Cells = (target: Target) => string;

const DELIVERY_NAMES: Record<string, Delivery> = {
	...Object.fromEntries(DELIVERIES.map((one) => [one, one])),
	...{
		classroom: 'in-person',
		live: 'in-person',
		'face-to-face': 'in-person',
		'instructor-led': 'in-person'
	},
	...{ webinar: 'online', virtual: 'online', 'instructor-led-online': 'online' },
	...{ 'e-learning': 'self-paced', elearning: 'self-paced', 'computer-based': 'self-paced' },
	...{ hybrid: 'blended', rollcall: 'roll-call', briefing: 'roll-call' }
};

const DAY_MENDS: Record<DayProblem, [says: string, mend: string]> = {
	ambiguous: [
		'This day can be read in two ways.',
		'Say above whether days or months come first, or write it like 2025-03-04.'
	],
	'no-such-day': ['There is no such day.', 'Check it, and whether months or days come first.'],
	'no-day': ['This is no day.', 'Write it like 2025-03-04.'],
	'short-year': ['The year has two digits.', 'Write it with four.'],
	'serial-number': [
		'This is a spreadsheet’s own number for a day.',
		'Format the column as a date and save the table again.'
	]
};

/** Reads a row whole: every mistake in it is found, not only the first. */
export function readRow(cells: Cells, { today, timeZone, choices, subjects }: Reading): ReadRow {
	const problems: CellProblem[] = [];
	const wrong = (target: Target, says: string, mend: string, ask?: keyof ImportChoices) => {
		problems.push({ target, says, mend, ...(ask && { ask }) });
		return null;
	};
	const day = (target: 'begunOn' | 'completedOn') => {
		const text = cells(target);
		if (text === '') return null;
		const read = readDay(text, choices.order, timeZone);
		if (typeof read !== 'string') return read;
		return wrong(target, ...DAY_MENDS[read], read === 'ambiguous' ? 'order' : undefined);
	};
	const completedOn = day('completedOn');
	if (cells('completedOn') === '') wrong('completedOn', 'The day is missing.', 'Write it like 2025-03-04.');
	const begunOn = day('begunOn') ?? completedOn;
	const minutes = readMinutes(cells, wrong);
	const { topics, says: topicSays } = readTopics(cells('topic'), minutes ?? 0, subjects.topics);
	if (topicSays) wrong('topic', ...topicSays);
	const category = idOf(cells('category'), subjects.categories);
	const delivery = DELIVERY_NAMES[dashed(cells('delivery'))] ?? null;
	if (cells('delivery') !== '' && !delivery)
		wrong(
			'delivery',
			'This way of giving a course is not known.',
			`Write one of these: ${DELIVERIES.join(', ')}.`
		);
	const given = delivery ?? (cells('delivery') === '' ? choices.delivery : null);
	if (cells('delivery') === '' && !given)
		wrong(
			'delivery',
			'It does not say how it was given.',
			'Say above how, for all rows without it.',
			'delivery'
		);

	const draft: OutsideDraft = {
		title: cells('title'),
		provider: cells('provider'),
		providerNumber: cells('providerNumber') || null,
		stateCourseNumber: cells('stateCourseNumber') || null,
		begunOn: begunOn ?? today,
		completedOn: completedOn ?? begunOn ?? today,
		minutes: minutes ?? 1,
		topics: topicSays || minutes === null ? [] : topics,
		category,
		delivery: given ?? 'in-person',
		place: cells('place') || null,
		instructor: cells('instructor') || null,
		instructorQualification: cells('instructorQualification') || null,
		statement: cells('statement') || 'The imported table says no more about it.'
	};
	const known: KnownSubjects = {
		topics: new Set(subjects.topics.map(({ id }) => id)),
		categories: new Set(subjects.categories.map(({ id }) => id))
	};
	const isSaid = (target: Target) => problems.some((problem) => problem.target === target);
	for (const { field, reason } of checkOutside(draft, today, known)) {
		const target = targetOf(field, cells);
		// Where a day could not be read, nothing is known of how many there were.
		if (reason === 'more-than-its-days' && (isSaid('begunOn') || isSaid('completedOn'))) continue;
		if (!isSaid(target)) wrong(target, OUTSIDE_REASONS[reason], mendOf(field, reason));
	}
	return { draft, completedOn, problems };
}

type Wrong = (target: Target, says: string, mend: string) => null;

function readMinutes(cells: Cells, wrong: Wrong): number | null {
	const [hours, minutes] = [cells('hours'), cells('minutes')];
	if (hours === '' && minutes === '')
		return wrong('hours', 'The hours are missing.', 'Write them like 8 or 1.5.');
	const ofHours = hours === '' ? null : minutesOfHours(hours);
	if (hours !== '' && ofHours === null)
		return wrong('hours', 'This is no number of hours.', 'Write it like 8 or 1.5.');
	const ofMinutes = minutes === '' ? null : /^\d{1,6}$/.test(minutes) ? Number(minutes) : NaN;
	if (Number.isNaN(ofMinutes))
		return wrong('minutes', 'This is no whole number of minutes.', 'Write it like 90.');
	if (ofHours !== null && ofMinutes !== null && Math.abs(ofHours - ofMinutes) > 1)
		return wrong('minutes', 'Hours and minutes say different lengths.', 'Leave one of both columns out.');
	return ofMinutes ?? ofHours;
}

/** `one`, or several as `one: 60 | other: 30` in minutes; names or titles. */
function readTopics(
	text: string,
	minutes: number,
	known: TitledSubjects['topics']
): { topics: TopicMinutes[]; says?: [says: string, mend: string] } {
	if (text === '') return { topics: [] };
	const parts = text.split(/[|;]/).map((part) => part.trim());
	if (parts.length === 1 && !/:\s*\d+$/.test(text))
		return { topics: [{ topic: idOf(text, known)!, minutes }] };
	const topics: TopicMinutes[] = [];
	for (const part of parts) {
		const [, name, length] = /^(.*\S)\s*:\s*(\d{1,6})$/.exec(part) ?? [];
		if (name === undefined)
			return {
				topics: [],
				says: ['The topics do not say how many minutes each.', 'Write them like “one: 60 | other: 30”.']
			};
		topics.push({ topic: idOf(name, known)!, minutes: Number(length) });
	}
	return { topics };
}

/** The id of what a file calls by its id or its title; what is unknown stays as it is, so that the check names it. */
function idOf(text: string, known: readonly { id: string; title: string }[]): string | null {
	if (text === '') return null;
	const said = dashed(text);
	return known.find(({ id, title }) => id === said || dashed(title) === said)?.id ?? text;
}

const dashed = (text: string) =>
	text
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, '-');

/** The column that a field of a draft came from. */
function targetOf(field: OutsideField, cells: Cells): Target {
	if (field === 'minutes') return cells('minutes') === '' ? 'hours' : 'minutes';
	if (field === 'topics') return 'topic';
	return field;
}

function mendOf(field: OutsideField, reason: OutsideReason): string {
	if (reason === 'more-than-its-days') return 'Add a column with the first day, such as start_at.';
	if (reason === 'topic-unknown' || reason === 'category-unknown')
		return 'Use one of the names on the page of state standards, or leave it empty.';
	return field === 'begunOn' || field === 'completedOn' ? 'Check the day.' : 'Put it right in the table.';
}
