import { Temporal } from 'temporal-polyfill';
import { compareDays } from '#lib/domain/calendar/day-number.ts';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { Credit } from '#lib/domain/compliance/credit.ts';
import { topicsWithin } from '#lib/domain/compliance/hours/topics-within.ts';
import { listOutsideCredits } from '../outside/queries.ts';
import { listSessionCredits } from '../sessions/queries.ts';
import { creditTopics } from '../standards/read-standards.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { listCompletionFacts, People } from './queries.ts';

interface Asked {
	departmentId: string;
	people: People;
	today: Temporal.PlainDate;
	known: Known;
	day: (text: string) => Temporal.PlainDate;
	dayOf: (moment: Temporal.Instant) => Temporal.PlainDate;
	/** Of the same people, up to the same day. */
	completed: Awaited<ReturnType<typeof listCompletionFacts>>;
}

/** What counts as hours of people up to a day, by person: modules completed here, sessions, and training from elsewhere. */
export async function readCredits(
	db: Db,
	{ departmentId, people, today, known, completed, day, dayOf }: Asked
): Promise<Map<string, Credit[]>> {
	const credits = new Map<string, Credit[]>();
	const add = (personId: string, credit: Credit) => {
		if (compareDays(today, credit.on) < 0) return;
		const own = credits.get(personId);
		if (own) own.push(credit);
		else credits.set(personId, [credit]);
	};
	for (const row of completed) {
		// From the day on which it was taken back it is no evidence of hours either.
		if (row.revokedAt && Temporal.PlainDate.compare(dayOf(row.revokedAt), today) <= 0) continue;
		const approved = row.minutesApproved;
		const measured = Math.min(row.minutesActive, approved);
		const from = { id: row.id, source: 'module', on: day(row.completedOn) } as const;
		add(row.personId, { ...from, approved, measured, topics: topicsOf(row.code, approved), category: null });
	}
	const elsewhere = await listOutsideCredits(db, departmentId, people, known);
	const sessions = await listSessionCredits(db, departmentId, people, known);
	for (const { personId, on, ...credit } of [...elsewhere, ...sessions])
		add(personId, { ...credit, on: day(on) });
	return credits;
}

const topicsRead = new Map<string, Credit['topics']>();

/** A module’s topics for the minutes approved for it; the same few come up for everybody. */
function topicsOf(code: string, approved: number): Credit['topics'] {
	const key = `${code} ${approved}`;
	const found = topicsRead.get(key) ?? topicsWithin(creditTopics(code), approved);
	topicsRead.set(key, found);
	return found;
}
