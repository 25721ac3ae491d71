// A line of somebody's hours: training that counts, by day and topic, always with where it came from. A credit from a
// room or from elsewhere is hours and a category; it never is a scored completion of a module.

import type { Temporal } from 'temporal-polyfill';

/** `module`: completed here, scored. `session`: in a room, signed in and out. `outside`, `import`: accepted from elsewhere. */
export type CreditSource = 'module' | 'session' | 'outside' | 'import';

export interface Credit {
	/** Of the completion, session credit or outside training that it stands for. */
	id: string;
	source: CreditSource;
	/** The last day of it, in the department's time zone. */
	on: Temporal.PlainDate;
	/** Whole minutes: approved by whoever is responsible for its length. */
	approved: number;
	/** Whole minutes that were measured; for what was not measured, what was attested. Never more than approved. */
	measured: number;
	/** Which of the minutes were for what; together at most `approved`. */
	topics: readonly { topic: string; minutes: number }[];
	/** What it completes by itself (`OutsideNeed.category`); null for modules, and for a workshop before its last segment. */
	category: string | null;
}
