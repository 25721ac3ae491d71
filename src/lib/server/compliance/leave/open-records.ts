import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { openRecord } from '../open-record.ts';
import { listCorrections, lockRecords } from './queries.ts';

/**
 * Somebody's record, opened to write leave, waivers or corrections into it, one writer after the other. Throws NotFound
 * where the record is not the actor's to see.
 */
export async function openRecords(trx: Tx, context: Context, personId: string) {
	const { departmentId } = context.actor;
	await lockRecords(trx, departmentId, personId);
	const { today, history, held } = await openRecord(trx, context, personId, 'see-record');
	const corrections = await listCorrections(trx, departmentId, personId);
	return {
		today,
		held,
		// Of several rows for one day the latest recorded counts; it comes first.
		history: history.filter((row, index) => !history[index - 1]?.heldFrom.equals(row.heldFrom)),
		corrections,
		/** Those of some rows that were not corrected. */
		uncorrected: <Row extends { id: string }>(rows: readonly Row[]) =>
			rows.filter(({ id }) => !corrections.some(({ ofId }) => ofId === id))
	};
}
