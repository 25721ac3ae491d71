// Rules and facts for the tests of this room, with only what a test is about said in it.

import { Temporal } from 'temporal-polyfill';
import type { Role } from '#lib/domain/identity/role.ts';
import type { Credit } from './credit.ts';
import { PLAIN, type CompletedModule, type RecurrenceRule } from './requirement.ts';
import { standing, type StandingFacts } from './standing.ts';
import { timeline, type HeldFrom } from './timeline.ts';
import { whyStanding } from './why-standing.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);

/** A rolling rule over all officers: two years, 60 days for the first time, one module. */
export const rule = (changes: Partial<RecurrenceRule> = {}): RecurrenceRule => ({
	...PLAIN,
	effectiveOn: day('2026-01-01'),
	firstDueDays: 60,
	everyMonths: 24,
	renewalWindowDays: 60,
	binding: true,
	items: [{ position: 1, code: 'TR-4', kind: 'module' }],
	...changes
});

/** An officer since a day, or more rows of history. */
export const since = (
	hiredOn: string,
	more: Partial<HeldFrom> = {},
	rows: (Partial<HeldFrom> & { from: string })[] = [],
	roles: readonly Role[] = ['officer']
) => {
	const plain = { employed: true, rank: null, unitId: null, assignment: null, licensedOn: null, ...more };
	const later = rows.map(({ from, ...row }) => ({ ...plain, ...row, heldFrom: day(from) }));
	return timeline([{ ...plain, heldFrom: day(hiredOn) }, ...later], [{ from: day(hiredOn), roles }]);
};

/** `1 TR-4 2026-02-01 2028-02-01`: cycle, module, completed on, valid until; then the day of revocation, if any. */
export const completed = (...lines: string[]): CompletedModule[] =>
	lines.map((line) => {
		const [cycle, code, completedOn, validUntil, revokedOn] = line.split(' ') as [
			string,
			string,
			string,
			string,
			string?
		];
		return {
			...{ cycle: Number(cycle), code, completedOn: day(completedOn), validUntil: day(validUntil) },
			revokedOn: revokedOn ? day(revokedOn) : null
		};
	});

let ids = 0;

/** `2027-05-01 120 domestic-violence:60`: day, minutes, topics; from elsewhere unless said otherwise. */
export const credit = (line: string, changes: Partial<Credit> = {}): Credit => {
	const [on, minutes, ...topics] = line.split(' ') as [string, string, ...string[]];
	return {
		...{
			id: `credit ${++ids}`,
			source: 'outside',
			on: day(on),
			approved: Number(minutes),
			measured: Number(minutes)
		},
		topics: topics.map((one) => ({ topic: one.split(':')[0]!, minutes: Number(one.split(':')[1]) })),
		category: null,
		...changes
	};
};

export type Facts = Partial<Omit<StandingFacts, 'versions' | 'today'>>;

const NOTHING = { completions: [], credits: [], leaves: [], waivers: [], timeline: since('2019-05-05') };

/** `due: Due 22 January 2027: …` */
export function stand(versions: RecurrenceRule | RecurrenceRule[], today: string, facts: Facts = {}): string {
	const all = Array.isArray(versions) ? versions : [versions];
	const found = standing({ ...NOTHING, ...facts, versions: all, today: day(today) });
	return `${found.kind}: ${whyStanding(found, all)}`;
}

/** As `stand`, in full. */
export function standingOf(versions: RecurrenceRule | RecurrenceRule[], today: string, facts: Facts = {}) {
	const all = Array.isArray(versions) ? versions : [versions];
	return standing({ ...NOTHING, ...facts, versions: all, today: day(today) });
}
