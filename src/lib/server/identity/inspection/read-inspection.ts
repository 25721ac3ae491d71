import { Temporal } from 'temporal-polyfill';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { inspectionState } from './inspection-state.ts';
import { listOpened } from './queries.ts';
import { readInspectionRow } from './read-inspection-row.ts';

/** Entries on one page of what an inspector opened. */
const ROWS_A_PAGE = 50;

export interface Opened {
	seq: number;
	at: Temporal.Instant;
	kind: 'page-opened' | 'exported' | 'file-fetched';
	/** The path of a page; what was exported or fetched. */
	what: string;
}

/**
 * One inspection, and a page of what the inspector opened and took away in it, the latest first.
 * @param input.before only entries with a lower number; null for the latest
 */
export async function readInspection(
	context: Context,
	input: { inspectionId: string; before: number | null }
) {
	if (!can(context.actor, { action: 'manage-inspections' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const row = await readInspectionRow(trx, departmentId, input.inspectionId);
		const entries = await listOpened(trx, departmentId, row.id, {
			before: input.before,
			limit: ROWS_A_PAGE + 1
		});
		const shown = entries.slice(0, ROWS_A_PAGE).map(openedOf);
		return {
			inspection: { ...row, state: inspectionState(row, context.now) },
			opened: shown,
			/** Where the next page begins; null on the last. */
			next: entries.length > ROWS_A_PAGE ? shown.at(-1)!.seq : null
		};
	});
}

function openedOf({ seq, body }: { seq: number; body: string }): Opened {
	const entry = JSON.parse(body) as { kind: Opened['kind']; at: string; path?: string; what?: string };
	const { kind, path, what } = entry;
	return { seq: Number(seq), at: Temporal.Instant.from(entry.at), kind, what: path ?? what ?? '' };
}
