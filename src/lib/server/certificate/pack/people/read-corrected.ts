import type { Canonical } from '#lib/domain/audit/canonical.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { namedRecords } from '#lib/server/certificate/evidence/named-records.ts';
import type { CorrectionLine } from './queries.ts';

/** The entries by whose records the values of a corrected row are known. */
const ENTRIES = {
	leave: 'leave-recorded',
	waiver: 'waiver-granted',
	outside: 'outside-entered',
	'session-credit': 'session-credited'
} as const;

/** What corrected rows, and those in their place, say: by kind and id. */
export async function readCorrected(
	trx: Tx,
	departmentId: string,
	corrections: readonly CorrectionLine[]
): Promise<Map<string, Canonical>> {
	const values = new Map<string, Canonical>();
	for (const [kind, entry] of Object.entries(ENTRIES)) {
		const ids = corrections
			.filter(({ ofKind }) => ofKind === kind)
			.flatMap(({ ofId, replacedBy }) => (replacedBy === null ? [ofId] : [ofId, replacedBy]));
		if (ids.length === 0) continue;
		const found = await namedRecords[entry]!.find(trx, departmentId, ids);
		for (const [id, { record }] of found) values.set(`${kind} ${id}`, record);
	}
	return values;
}
