import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { actsUntil, type AsOf } from '#lib/domain/compliance/as-of.ts';
import type { CreditSource } from '#lib/domain/compliance/credit.ts';
import { outsideState } from '#lib/domain/compliance/outside/outside.ts';
import { listOutsideOf } from '../outside/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listCompletedModules, listCreditedSessions } from './queries.ts';

/** Training as it was recorded, whether it counts or not. */
export interface Entry {
	/** Of the credit that it is, where it counts. */
	id: string;
	source: CreditSource;
	on: Temporal.PlainDate;
	title: string;
	/** Who gave it, or what it was recorded under. */
	detail: string;
	/** Minutes as they were recorded. */
	approved: number;
	/** Why it counts for nothing; null for what counts. */
	apart: string | null;
}

/** All training of one person from wherever up to a moment, in no order. */
export async function hoursEntries(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	personId: string,
	moment: AsOf
): Promise<Entry[]> {
	const { departmentId, timeZone } = actor;
	const isReached = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, moment.on) <= 0;
	const isOver = (at: Temporal.Instant | null) => at !== null && isReached(localDay(at, timeZone));
	const until = actsUntil(moment, timeZone, now);
	const modules = await listCompletedModules(trx, departmentId, personId, until);
	const sessions = await listCreditedSessions(trx, departmentId, personId, moment.known);
	const outside = await listOutsideOf(trx, departmentId, personId, moment.known);
	const entries = [
		...modules.map(({ id, code, title, on, number, approved, revokedAt, reason }): Entry => ({
			...{ id, source: 'module', on, title, approved },
			detail: number ? `${code}, certificate ${number}` : code,
			apart: isOver(revokedAt) ? `Certificate taken back: ${reason}` : null
		})),
		...sessions.map(({ id, on, title, segment, segments, instructor, partner, minutes, reason }): Entry => ({
			...{ id, source: 'session', on, title, approved: minutes },
			detail: [
				...(segments > 1 ? [`part ${segment} of ${segments}`] : []),
				...(partner ? [`with ${partner}`] : []),
				`led by ${instructor}`
			].join(', '),
			apart: reason === null ? null : `Corrected: ${reason}`
		})),
		...outside.map((row): Entry => ({
			...{ id: row.id, source: row.source, on: row.completedOn, title: row.title, detail: row.provider },
			approved: row.minutes,
			apart: whyApart(row)
		}))
	];
	return entries.filter(({ on }) => isReached(on));
}

function whyApart(row: {
	accepted: boolean | null;
	decisionReason: string | null;
	correctionReason: string | null;
}): string | null {
	switch (outsideState({ accepted: row.accepted, corrected: row.correctionReason !== null })) {
		case 'accepted':
			return null;
		case 'waiting':
			return 'Waits for a decision';
		case 'not-accepted':
			return `Not accepted: ${row.decisionReason}`;
		case 'corrected':
			return `Corrected: ${row.correctionReason}`;
	}
}
