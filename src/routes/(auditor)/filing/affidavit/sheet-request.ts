import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { SHEETS, type SheetRequest } from '#lib/server/certificate/sheets/month-sheets.ts';

/** A month that an agency has records of. */
const month = v.pipe(
	v.string(),
	v.regex(/^(19[5-9]\d|20\d\d)-(0[1-9]|1[0-2])$/),
	v.transform((text) => Temporal.PlainYearMonth.from(text))
);
const course = v.pipe(
	v.string(),
	v.minLength(1),
	v.maxLength(500),
	v.check((text) => !text.includes('\0'))
);

/** The month that an address asks for; another one where it says none. */
export const monthFrom = (url: URL, otherwise: Temporal.PlainYearMonth): Temporal.PlainYearMonth =>
	v.parse(v.fallback(month, otherwise), url.searchParams.get('month'));

const schema = v.object({
	sheet: v.picklist(SHEETS),
	month,
	person: v.optional(v.pipe(v.string(), v.uuid())),
	course: v.optional(course)
});

/** Whose sheets an address asks for; null where it asks for none that could be. */
export function requestFrom(url: URL): SheetRequest | null {
	const read = v.safeParse(schema, Object.fromEntries(url.searchParams));
	if (!read.success) return null;
	const { person, course: title, ...request } = read.output;
	return { ...request, personId: person ?? null, course: title ?? null };
}

/** Where the file is. */
export const sheetHref = (request: Record<string, string>) =>
	`/filing/affidavit/pdf?${new URLSearchParams(request)}`;
