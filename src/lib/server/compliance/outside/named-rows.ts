import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { AsOf } from '#lib/domain/compliance/as-of.ts';
import { outsideState } from '#lib/domain/compliance/outside/outside.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listNames } from '../queries.ts';
import type { OutsideRow } from './queries.ts';
import { readSubjects } from './read-subjects.ts';

/**
 * Records as somebody reads them: where they stand, subjects by their titles, people by the names they have today, or
 * had on a past day.
 */
export async function namedRows(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	rows: OutsideRow[],
	{ on, known }: AsOf = { on: localDay(now, actor.timeZone), known: null }
) {
	const people = rows.flatMap((row) => [row.personId, row.enteredBy, row.decidedBy, row.correctedBy]);
	const ids = [...new Set(people.filter((id) => id !== null))];
	const names = await listNames(trx, actor.departmentId, ids, on, known);
	const subjects = readSubjects();
	// A subject that left the file of standards keeps the name that it is kept by.
	const titled = (all: readonly { id: string; title: string }[], id: string) =>
		all.find((one) => one.id === id)?.title ?? id;
	const nameOf = (id: string) => names.get(id) ?? '';
	return rows.map((row) => ({
		...row,
		state: outsideState({ accepted: row.accepted, corrected: row.correctedAt !== null }),
		topics: row.topics.map(({ topic, minutes }) => ({ title: titled(subjects.topics, topic), minutes })),
		category: row.category && titled(subjects.categories, row.category),
		name: nameOf(row.personId),
		enteredBy: nameOf(row.enteredBy),
		decidedBy: row.decidedBy && nameOf(row.decidedBy),
		correctedBy: row.correctedBy && nameOf(row.correctedBy),
		isOwn: row.personId === actor.personId
	}));
}

export type NamedOutside = Awaited<ReturnType<typeof namedRows>>[number];
