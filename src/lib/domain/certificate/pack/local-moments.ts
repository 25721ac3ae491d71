// Moments with the clock of the department: ISO 8601 with the offset that held there then. A pack has hundreds of
// thousands of them, so the changes of the clock are looked up once.

import { Temporal } from 'temporal-polyfill';

/** Writes a moment such as `2026-11-01T01:30:00-06:00`; whole seconds. */
export type LocalMoments = (epochMs: number) => string;

/** Before it no record is. */
const BEGIN = Temporal.Instant.from('1970-01-01T00:00:00Z');

/** @param until no moment is later */
export function localMoments(timeZone: string, until: Temporal.Instant): LocalMoments {
	const changes: { from: number; offset: number; text: string }[] = [];
	let at: Temporal.ZonedDateTime | null = BEGIN.toZonedDateTimeISO(timeZone);
	while (at && at.epochMilliseconds <= until.epochMilliseconds) {
		changes.push({ from: at.epochMilliseconds, offset: at.offsetNanoseconds / 1e6, text: at.offset });
		at = at.getTimeZoneTransition('next');
	}
	return (epochMs) => {
		let low = 0;
		let high = changes.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (changes[middle]!.from <= epochMs) low = middle;
			else high = middle - 1;
		}
		const { offset, text } = changes[low]!;
		return `${new Date(epochMs + offset).toISOString().slice(0, 19)}${text}`;
	};
}
