// The cells of a sheet as Office Open XML has them (ECMA-376, part 1, 18.3). Texts are inline texts: no program takes
// such a cell for a formula, whatever it begins with.

import { Temporal } from 'temporal-polyfill';
import { dayNumber } from '#lib/domain/calendar/day-number.ts';
import type { CellValue } from '#lib/domain/compliance/registers/cell-value.ts';

/** Places in the list of formats in `workbook-parts.ts`. */
export const STYLES = { plain: 0, heading: 1, text: 2, day: 3, moment: 4 } as const;

/** Day 0 of spreadsheets is 30 December 1899, as they take 1900 for a leap year; before March 1900 they count otherwise. */
const UNIX_DAY = 25_569;
const FIRST_SURE = 61;

/** One cell; nothing is no cell. */
export function cellXml(value: CellValue, place: string, timeZone: string): string {
	if (value === null || value === '') return '';
	if (typeof value === 'number') return numberXml(value, place, STYLES.plain);
	if (typeof value === 'string') return textXml(value, place, STYLES.text);
	const isMoment = value instanceof Temporal.Instant;
	const local = isMoment ? value.toZonedDateTimeISO(timeZone) : value;
	const day = isMoment ? value.toZonedDateTimeISO(timeZone).toPlainDate() : value;
	const serial = dayNumber(day) + UNIX_DAY;
	if (serial < FIRST_SURE) return textXml(local.toString(), place, STYLES.text);
	if (!isMoment) return numberXml(serial, place, STYLES.day);
	const { hour, minute, second } = value.toZonedDateTimeISO(timeZone);
	return numberXml(serial + (hour * 3600 + minute * 60 + second) / 86_400, place, STYLES.moment);
}

const numberXml = (value: number, place: string, style: number) =>
	`<c r="${place}"${style ? ` s="${style}"` : ''}><v>${value}</v></c>`;

export const textXml = (text: string, place: string, style: number): string =>
	`<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold is written as `_x001F_`, as spreadsheets read it; what looks like that already, likewise. */
export const xmlText = (text: string): string =>
	text
		.toWellFormed()
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

		.replace(/[\0-\x08\x0B-\x1F\uFFFE\uFFFF]/g, (character) => `_x${hex(character)}_`)
		.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** `A`, `Z`, `AA`: the column with a number from 0. */
export function columnName(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
