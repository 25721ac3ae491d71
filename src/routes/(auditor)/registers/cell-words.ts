import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import type { CellValue } from '#lib/domain/compliance/registers/cell-value.ts';
import type { Asked, Column, Placed, Shown } from '#lib/server/compliance/registers/register.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';

/** A value as a person reads it on the page. */
export function cellInWords(value: CellValue, timeZone: string): string {
	if (value === null || value === '') return '—';
	if (typeof value === 'number') return Number.isInteger(value) ? countInWords(value) : String(value);
	if (value instanceof Temporal.Instant) return momentInWords(value, timeZone);
	return typeof value === 'string' ? value : dayInWords(value);
}

/** One cell of the page: the column's own way, or its value in words. */
export const shownCell = (column: Column<Placed>, row: Placed, asked: Asked): Shown =>
	column.shown?.(row, asked) ?? { text: cellInWords(column.value(row), asked.timeZone) };
