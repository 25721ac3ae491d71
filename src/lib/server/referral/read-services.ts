import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { parse } from 'yaml';
import { WEEKDAYS, type ServiceRecord, type ShownService } from '#lib/domain/referral/service.ts';
import { shownService, whyHidden } from '#lib/domain/referral/shown-service.ts';

/** For officers themselves, in this order. */
const FOR_OFFICERS = ['copline', '988', 'vcl', 'ctl'];

const text = v.nullable(v.string());
const day = v.pipe(
	v.string(),
	v.transform((value) => Temporal.PlainDate.from(value))
);
const time = v.pipe(
	v.string(),
	v.transform((value) => Temporal.PlainTime.from(value))
);

/** The other fields of a record (curriculum C4), as the directory calls them. */
const MORE = {
	tty: 'TTY',
	asl: 'Sign language',
	interpreter: 'Interpreter',
	age_range: 'Ages',
	who_operates: 'Operated by',
	confidentiality_note: 'Confidentiality',
	geography: 'Where',
	eligibility: 'Who may use it',
	cost: 'Cost',
	source_url: 'Source',
	source_date: 'Date of the source',
	verified_by: 'Checked by',
	replaced_by: 'Replaced by'
} as const;

const record = v.pipe(
	v.object({
		id: v.string(),
		name: v.string(),
		audience: v.string(),
		status: v.picklist(['active', 'limited', 'paused', 'ended']),
		confirmed: v.boolean(),
		phone: text,
		text_number: text,
		text_keyword: text,
		chat_url: text,
		hours: v.nullable(
			v.union([
				v.object({ always: v.literal(true) }),
				v.pipe(
					v.object({ time_zone: v.string(), days: v.array(v.picklist(WEEKDAYS)), opens: time, closes: time }),
					v.transform(({ time_zone, ...rest }) => ({ timeZone: time_zone, ...rest }))
				)
			])
		),
		languages: v.array(v.string()),
		police_caution: text,
		tty: text,
		asl: text,
		interpreter: text,
		age_range: text,
		who_operates: text,
		confidentiality_note: text,
		geography: v.string(),
		eligibility: text,
		cost: text,
		source_url: text,
		source_date: text,
		verified_by: text,
		replaced_by: text,
		last_verified_date: v.nullable(day),
		verify_method: text,
		next_check_due: v.nullable(day)
	}),
	v.transform((read): ServiceRecord => {
		const { last_verified_date: on, verify_method: method, next_check_due: nextDueOn } = read;
		return {
			...read,
			textNumber: read.text_number,
			textKeyword: read.text_keyword,
			chatUrl: read.chat_url,
			caution: read.police_caution,
			more: Object.entries(MORE).flatMap(([key, term]) => {
				const value = read[key as keyof typeof MORE];
				return value === null ? [] : [{ term, value }];
			}),
			verified: on && method && nextDueOn ? { on, method, nextDueOn } : null
		};
	})
);

let known: Map<string, ServiceRecord> | null = null;

/** The directory as it stood when the program started: it changes with the code, by review. */
function directory() {
	known ??= new Map(
		v.parse(v.array(record), parse(readFileSync('content/referral.yaml', 'utf8'))).map((one) => [one.id, one])
	);
	return known;
}

/** One line of the directory as it may be shown today; null when it is unknown or must be hidden. */
export function findService(id: string, today: Temporal.PlainDate): ShownService | null {
	const found = directory().get(id);
	return found ? shownService(found, today) : null;
}

/**
 * The lines that may be shown today. For `officers` those that are there for officers themselves, without the
 * cautions, which are about handing a line to somebody else.
 */
export function listServices(
	audience: 'everyone' | 'officers',
	today: Temporal.PlainDate
): (ShownService & { id: string })[] {
	const records = [...directory().values()];
	const wanted =
		audience === 'everyone'
			? records
			: FOR_OFFICERS.flatMap((id) => directory().get(id) ?? []).map((one) => ({ ...one, caution: null }));
	return wanted.flatMap((one) => {
		const shown = shownService(one, today);
		return shown ? [{ id: one.id, ...shown }] : [];
	});
}

/** Every line of the directory, with why it is kept from officers today, where it is. */
export const listDirectory = (today: Temporal.PlainDate) =>
	[...directory().values()].map((record) => ({ record, hidden: whyHidden(record, today) }));

const place = v.object({ id: v.string(), name: v.string(), covers: v.string() });

/** What each department has to supply itself: open places of the directory. */
export const listOpenPlaces = () =>
	v.parse(v.array(place), parse(readFileSync('content/referral-local.yaml', 'utf8')));
