import type { Temporal } from 'temporal-polyfill';
import { dayFromText } from '#lib/domain/calendar/day-number.ts';

/** Reads days as the database writes them. The same few hundred come up thousands of times: each is read once. */
export function daysByText(): (text: string) => Temporal.PlainDate {
	const days = new Map<string, Temporal.PlainDate>();
	return (text) => {
		const day = days.get(text) ?? dayFromText(text);
		days.set(text, day);
		return day;
	};
}
