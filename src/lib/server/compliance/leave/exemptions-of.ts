import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listNames } from '../queries.ts';
import { listCorrections, listLeave, listWaivers } from './queries.ts';

/**
 * Leave and waivers of one person as far as they were known, latest first, each with who wrote it down and with its
 * correction, if there is one.
 */
export async function exemptionsOf(
	trx: Tx,
	departmentId: string,
	personId: string,
	today: Temporal.PlainDate,
	known: Known = null
) {
	const leave = await listLeave(trx, departmentId, personId, known);
	const waivers = await listWaivers(trx, departmentId, personId, known);
	const corrections = await listCorrections(trx, departmentId, personId, known);
	const people = [
		...leave.map(({ recordedBy }) => recordedBy),
		...waivers.map(({ approvedBy }) => approvedBy),
		...corrections.map(({ correctedBy }) => correctedBy)
	];
	const names = await listNames(trx, departmentId, [...new Set(people)], today, known);
	/** What is said of a row that was corrected: why, by whom, and what stands in its place. */
	const correctionOf = <Instead>(id: string, find: (id: string | null) => Instead | undefined) => {
		const found = corrections.find(({ ofId }) => ofId === id);
		if (!found) return null;
		const { reason, correctedAt, correctedBy, replacedBy } = found;
		const instead = find(replacedBy) ?? null;
		return { reason: reason as string | null, by: names.get(correctedBy), at: correctedAt, instead };
	};
	// What stands instead is told in full by its own row; here only the days are wanted.
	const leaveDays = (id: string | null) =>
		leave.flatMap(({ kind, fromOn, untilOn, ...row }) =>
			row.id === id ? [{ kind, fromOn, untilOn }] : []
		)[0];
	const waiverDays = (id: string | null) =>
		waivers.flatMap(({ fromOn, untilOn, ...row }) => (row.id === id ? [{ fromOn, untilOn }] : []))[0];
	return {
		leave: leave.map((row) => ({
			...row,
			reason: row.reason as string | null,
			by: names.get(row.recordedBy),
			correction: correctionOf(row.id, leaveDays)
		})),
		waivers: waivers.map((row) => ({
			...row,
			by: names.get(row.approvedBy),
			correction: correctionOf(row.id, waiverDays)
		}))
	};
}

export type Exemptions = Awaited<ReturnType<typeof exemptionsOf>>;
