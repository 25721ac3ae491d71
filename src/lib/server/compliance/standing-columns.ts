import { dayText } from '#lib/domain/calendar/day-number.ts';
import { cycleDays, cycleName } from '#lib/domain/compliance/cycle-name.ts';
import { decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import type { ListedOfficer } from './list-officers.ts';

type Value = string | number | null | undefined;
export type Column<Row> = readonly [name: string, value: (row: Row) => Value];

export const OFFICER_COLUMNS: readonly Column<
	Pick<ListedOfficer, 'familyName' | 'givenName' | 'rank' | 'badgeNumber' | 'stateOfficerId' | 'unitName'>
>[] = [
	['officer_name_last', (row) => row.familyName],
	['officer_name_first', (row) => row.givenName],
	['rank', (row) => row.rank],
	['badge_number', (row) => row.badgeNumber],
	['state_officer_id', (row) => row.stateOfficerId],
	['unit', (row) => row.unitName]
];

export const REQUIREMENT_COLUMNS: readonly Column<Pick<ListedOfficer, 'requirement'>>[] = [
	['requirement', (row) => row.requirement.title],
	['statute_citation', (row) => row.requirement.citation]
];

export const STANDING_COLUMNS: readonly Column<
	Pick<ListedOfficer, 'standing' | 'versions' | 'dueOn' | 'why' | 'lastCompletedOn'>
>[] = [
	['cycle', ({ standing: { cycle }, versions }) => cycle && cycleName(cycle, versions)],
	['cycle_start', ({ standing: { cycle } }) => cycle && dayText(cycleDays(cycle).from)],
	['cycle_end', ({ standing: { cycle } }) => cycle && dayText(cycleDays(cycle).to)],
	['status', (row) => row.standing.kind],
	['due_on', (row) => row.dueOn && dayText(row.dueOn)],
	['due_because', (row) => row.why],
	['hours_needed', ({ standing }) => hoursOf(standing, ({ needed }) => needed)],
	// With what was carried over: that is what the need is held against.
	['hours_credited', ({ standing }) => hoursOf(standing, ({ credited, carried }) => credited + carried)],
	['last_completed_on', (row) => row.lastCompletedOn && dayText(row.lastCompletedOn)]
];

/** What a report of officers says of each, in this order. */
export const REPORT_COLUMNS: readonly Column<ListedOfficer>[] = [
	...OFFICER_COLUMNS,
	...REQUIREMENT_COLUMNS,
	...STANDING_COLUMNS
];

const hoursOf = (
	{ cycle }: Standing,
	minutes: (hours: NonNullable<NonNullable<typeof cycle>['hours']>) => number
) => cycle?.hours && decimalHours(minutes(cycle.hours));
