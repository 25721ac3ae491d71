import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { OwnPart } from '#lib/server/certificate/own-record/own-parts.ts';
import type { OwnRow, OwnValue } from '#lib/server/certificate/own-record/queries.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

/** Names of records for machines: they are in the download, and say nothing to a reader. */
const FOR_MACHINES = new Set([
	'content_hash',
	'statement_hash',
	'file_hash',
	'attempt_id',
	'run_id',
	'hash',
	'kind'
]);

/** A part of one's own record as a table that is read. */
export function partShown(part: OwnPart & { rows: OwnRow[]; total: number }, timeZone: string) {
	const { id, title, lead, total } = part;
	const isLeave = id === 'leave';
	const columns = part.columns.filter((name) => isLeave || !FOR_MACHINES.has(name));
	return {
		...{ id, title, lead, total, more: total - part.rows.length },
		columns: columns.map(labelOf),
		rows: part.rows.map((row) => columns.map((name) => inWords(row[name], timeZone)))
	};
}

/** `recorded_at` is “Recorded at”. */
const labelOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('_', ' ');

function inWords(value: OwnValue | undefined, timeZone: string): string {
	if (value === null || value === undefined || value === '') return '–';
	if (value instanceof Temporal.Instant) return momentInWords(value, timeZone);
	if (value instanceof Temporal.PlainDate) return dayInWords(value);
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	return String(value);
}
