import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { readOwnRecord } from '#lib/server/certificate/own-record/read-own-record.ts';
import type { OwnRow } from '#lib/server/certificate/own-record/queries.ts';

type Part = Awaited<ReturnType<typeof readOwnRecord>>['parts'][number];

const dayOf = (row: OwnRow, column: string) => {
	const day = row[column];
	return day instanceof Temporal.PlainDate ? dayInWords(day) : '';
};

/** How a row of a part is called when somebody says that it is wrong. */
const NAMES: { [id in Part['id']]?: (row: OwnRow) => string } = {
	completions: (row) => `Completion: ${row['title']}, ${dayOf(row, 'completed_on')}`,
	sessions: (row) => `Session: ${row['title']}, part ${row['segment']}`,
	outside: (row) => `Training from elsewhere: ${row['title']}, ${dayOf(row, 'completed_on')}`,
	leave: (row) => `Leave from ${dayOf(row, 'from_on')}`,
	waivers: (row) => `Waiver: ${row['requirement']}, from ${dayOf(row, 'from_on')}`
};

const ALWAYS = [
	'My name, badge or state number',
	'My rank, unit or assignment',
	'My hours',
	'A quiz or a scenario'
];

/** Records to choose from when asking for a correction: what can be wrong of anybody, then the latest of one's own. */
export const recordsToName = (parts: Part[]): string[] => [
	...new Set([
		...ALWAYS,
		...parts
			.flatMap(({ id, rows }) => (NAMES[id] ? rows.map(NAMES[id]) : []))
			.map((name) => name.slice(0, 300))
	])
];
