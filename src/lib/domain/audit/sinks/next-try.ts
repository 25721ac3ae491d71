import type { Temporal } from 'temporal-polyfill';

const MOST_MINUTES = 60;

/** When a copy that was not accepted is tried again: after 1 minute, 2, 4 … and then each hour, as long as it takes. */
export const nextTry = (tries: number, lastAt: Temporal.Instant): Temporal.Instant =>
	lastAt.add({ minutes: Math.min(MOST_MINUTES, 2 ** Math.max(0, tries - 1)) });
