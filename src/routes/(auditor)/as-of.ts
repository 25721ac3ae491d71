import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { zoneInWords } from '#lib/domain/calendar/zone-words.ts';
import { asOfFor, endOfDay, type AsOf, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { momentInWords } from './moment-words.ts';

// Which moment an address asks for: `on=2026-06-30` for a past day as it was recorded then, with `known=now` by what is
// known now. What does not fit is left out, not refused.

/** Fields of the schema that an address is read by. */
export const AS_OF_FIELDS = {
	on: v.fallback(
		v.nullable(
			v.pipe(
				v.string(),
				v.isoDate(),
				v.check((text) => isDay(text)),
				v.transform((text) => Temporal.PlainDate.from(text))
			)
		),
		null
	),
	known: v.fallback(v.nullable(v.literal('now')), null)
};

/** Whether the calendar has it, as 30 February it has not. */
function isDay(text: string): boolean {
	try {
		return Temporal.PlainDate.from(text, { overflow: 'reject' }).year > 1900;
	} catch {
		return false;
	}
}

const schema = v.object(AS_OF_FIELDS);

export const askedFrom = (url: URL): AsOfAsked =>
	v.parse(schema, { on: null, known: null, ...Object.fromEntries(url.searchParams) });

/** As an address says it, in this order; nothing for today. */
export function asOfParams({ on, known }: Partial<AsOfAsked>): [name: string, value: string][] {
	if (!on) return [];
	return [['on', on.toString()], ...(known ? [['known', known] as [string, string]] : [])];
}

/** For the end of an address that has no other query: `?on=2026-06-30`, or nothing. */
export function asOfQuery(asked: AsOfAsked): string {
	const params = new URLSearchParams(asOfParams(asked));
	return params.size > 0 ? `?${params}` : '';
}

interface Looking {
	now: Temporal.Instant;
	actor: Pick<Actor, 'timeZone' | 'inspection'>;
}

/** By both clocks: `as of 23 November 2026, 02:14 Central`, or the end of a past day, and what was known of it. */
export function asOfInWords({ on, known }: AsOf, { now, actor: { timeZone } }: Looking): string {
	if (known === null && on.equals(localDay(now, timeZone)))
		return `as of ${momentInWords(now, timeZone)} ${zoneInWords(timeZone)}`;
	const day = `as of the end of ${dayInWords(on)}`;
	if (known === null) return `${day}, by what is known now`;
	if (known.equals(endOfDay(on, timeZone))) return `${day}, as it was recorded then`;
	return `${day}, as it was recorded by ${momentInWords(known, timeZone)}`;
}

/** What the fields of a filter bar show (AsOfFields.svelte). */
export function asOfFields(asked: AsOfAsked, { actor, now }: Looking) {
	const today = localDay(now, actor.timeZone);
	const present = asOfFor({ on: null, known: null }, actor, now);
	const { on } = asOfFor(asked, actor, now);
	return {
		on: asked.on?.toString() ?? '',
		known: asked.known ?? '',
		isPast: Temporal.PlainDate.compare(on, today) < 0,
		earliest: actor.inspection?.from.toString(),
		latest: present.on.toString()
	};
}
