import type { Temporal } from 'temporal-polyfill';
import type { KnownPerson } from '#lib/server/compliance/facts/read-facts.ts';
import { compareDays, addDays } from '#lib/domain/calendar/day-number.ts';
import type { Segment } from '#lib/domain/compliance/timeline.ts';
import type { Pack } from '../open-pack.ts';
import type { HistoryLine } from './queries.ts';
import type { PeoplePage } from './read-page.ts';

/** One officer of a pack. */
export interface PackPerson {
	personId: string;
	facts: KnownPerson;
	page: PeoplePage;
	/** What was true of them on a day. */
	heldOn(day: string): HistoryLine;
	/** The first columns of a row of theirs, with the name of that day. */
	named(day: string): { person_id: string; officer_name_last: string; officer_name_first: string };
	/** The entry that a row was written of, as its last columns. */
	entry(kind: string, id: string): { record_seq?: number; record_hash?: string };
	/** The day for which their standing is told: the last on which they were an officer. */
	day: Temporal.PlainDate;
	/** The first day on which they were none any more; null of who still is. */
	separatedOn: Temporal.PlainDate | null;
	/** The day of their hire. */
	hiredOn: Temporal.PlainDate;
}

/** Somebody as an officer of the pack's days; null of who was none in them. */
export function onePerson(pack: Pack, page: PeoplePage, personId: string): PackPerson | null {
	const facts = page.facts.get(personId);
	const history = page.history.get(personId);
	const served = facts && servedUntil(facts.timeline, pack.request.from, pack.on);
	if (!facts || !history || !served) return null;
	const heldOn = (day: string) => heldAt(history, day);
	return {
		...{ personId, facts, page, heldOn, ...served },
		named(day) {
			const { familyName, givenName } = heldOn(day);
			return { person_id: personId, officer_name_last: familyName, officer_name_first: givenName };
		},
		entry(kind, id) {
			const found = page.entries.get(`${kind} ${id}`);
			return found ? { record_seq: found.seq, record_hash: found.hash } : {};
		}
	};
}

/** Until when somebody was an officer in some days; null when never. */
function servedUntil(timeline: readonly Segment[], from: Temporal.PlainDate, on: Temporal.PlainDate) {
	const isOfficer = ({ roles, hiredOn }: Segment) => hiredOn !== null && roles.includes('officer');
	const last = timeline.findLastIndex((one) => compareDays(one.from, on) <= 0 && isOfficer(one));
	if (last < 0) return null;
	const next = timeline[last + 1];
	const separatedOn = next && compareDays(next.from, on) <= 0 ? next.from : null;
	if (separatedOn && compareDays(separatedOn, from) <= 0) return null;
	const day = separatedOn ? addDays(separatedOn, -1) : on;
	return { day, separatedOn, hiredOn: timeline[last]!.hiredOn! };
}

/** Of several rows of a day the last recorded one holds. Before the first day, what held on it. */
function heldAt(history: readonly HistoryLine[], day: string): HistoryLine {
	let found: HistoryLine | null = null;
	let first = history[0]!;
	for (const row of history) {
		if (row.heldFrom < first.heldFrom) first = row;
		if (row.heldFrom <= day && (found === null || row.heldFrom >= found.heldFrom)) found = row;
	}
	return found ?? first;
}
