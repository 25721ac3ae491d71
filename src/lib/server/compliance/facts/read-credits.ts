import type { Temporal } from 'temporal-polyfill';
import type { Credit } from '#lib/domain/compliance/credit.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { listCompletionFacts, People } from './queries.ts';

interface Asked {
	departmentId: string;
	people: People;
	today: Temporal.PlainDate;
	day: (text: string) => Temporal.PlainDate;
	/** Of the same people, up to the same day. */
	completed: Awaited<ReturnType<typeof listCompletionFacts>>;
}

/** What counts as hours of people up to a day, by person: modules completed here, sessions, and training from elsewhere. */
export async function readCredits(_db: Db, { completed, day }: Asked): Promise<Map<string, Credit[]>> {
	const credits = new Map<string, Credit[]>();
	const add = (personId: string, credit: Credit) => {
		const own = credits.get(personId);
		if (own) own.push(credit);
		else credits.set(personId, [credit]);
	};
	for (const row of completed) {
		// What was taken back is no evidence of hours either.
		if (row.revokedAt) continue;
		const approved = row.minutesApproved;
		const measured = Math.min(row.minutesActive, approved);
		const from = { id: row.id, source: 'module', on: day(row.completedOn) } as const;
		add(row.personId, { ...from, approved, measured, topics: [], category: null });
	}
	return credits;
}
