import * as v from 'valibot';
import { isTarget, type Target } from '#lib/domain/compliance/outside/import/columns.ts';
import { DAY_ORDERS, type DayOrder } from '#lib/domain/compliance/outside/import/read-day.ts';
import { MOST_COLUMNS } from '#lib/domain/compliance/outside/import/table.ts';
import { DELIVERIES } from '#lib/domain/compliance/outside/outside.ts';
import { packFile, unpackFile } from '#lib/server/compliance/outside/packed-file.ts';
import type { ImportFile, Unplanned } from '#lib/server/compliance/outside/plan-file.ts';
import { line } from '#lib/server/http/fields.ts';

// What the pages of an import send: the file itself or, once it was read, the same bytes packed, and what somebody chose.

const orders = Object.keys(DAY_ORDERS) as DayOrder[];

export const fileFields = {
	packed: v.optional(v.string(), ''),
	name: v.optional(v.pipe(v.string(), v.maxLength(400, 'This name is too long.')), ''),
	columns: v.pipe(
		v.array(
			v.pipe(
				v.string(),
				v.check((text) => text === '' || isTarget(text), 'Choose one of the list for each column.'),
				v.transform((text): Target | null => (isTarget(text) ? text : null))
			)
		),
		v.maxLength(MOST_COLUMNS, 'These are too many columns.')
	),
	order: v.optional(v.picklist([...orders, ''], 'Choose how days are written.'), ''),
	delivery: v.optional(v.picklist([...DELIVERIES, ''], 'Choose how it was given.'), '')
};

export const writeFields = {
	...fileFields,
	confirmed: v.pipe(v.string('Read the file again.'), v.regex(/^[0-9a-f]{64}$/, 'Read the file again.')),
	reason: line('where these records come from', 1000)
};

type Sent = v.InferOutput<ReturnType<typeof v.object<typeof fileFields>>>;

/** The file that was sent, or null when none was, or what came was not what was sent out. */
export function fileOf(
	sent: Sent,
	upload: { name: string; bytes: Uint8Array } | null
): (ImportFile & { name: string }) | null {
	const bytes = upload ? upload.bytes : unpackFile(sent.packed);
	if (!bytes) return null;
	return {
		bytes,
		name: upload ? upload.name : sent.name,
		// A file that is chosen anew is read by its own headings.
		columns: upload || sent.columns.length === 0 ? null : sent.columns,
		choices: { order: sent.order || null, delivery: sent.delivery || null }
	};
}

/** What the page carries, so that the same can be sent again. */
export const carried = ({ bytes, name, choices }: ImportFile & { name: string }) => {
	const packed = packFile(bytes);
	return packed && { packed, name, order: choices.order ?? '', delivery: choices.delivery ?? '' };
};

export const TOO_LARGE = 'A table can have at most 480 KB. Cut it into several files.';

export function unplannedInWords({ reason, line }: Unplanned): string {
	switch (reason) {
		case 'empty':
			return 'There is nothing in this file.';
		case 'no-table':
			return 'This is no table of text. In a spreadsheet, choose “Save as” and CSV.';
		case 'no-rows':
			return 'The first row has to hold the headings, and at least one row has to follow.';
		case 'too-many-rows':
			return 'A file can have at most 5,000 rows. Cut it into several files.';
		case 'too-many-columns':
			return 'A file can have at most 60 columns. Take those away that are not needed.';
		case 'quotes':
			return `Row ${line}: a quotation mark is not closed, or stands inside a cell alone. Write it twice.`;
		case 'too-large':
			return TOO_LARGE;
		default:
			return reason satisfies never;
	}
}
