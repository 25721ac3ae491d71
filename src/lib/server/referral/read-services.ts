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
