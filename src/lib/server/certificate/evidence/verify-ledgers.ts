import { writeKeptHead, type KeptHead } from '#lib/domain/audit/kept-head.ts';
import { listDepartments } from '#lib/server/audit/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { checkContent } from './check-content.ts';
import { checkEvidence } from './check-evidence.ts';

/**
 * Checks every department, one line for each. An intact one is followed by what to keep for next time: a ledger whose tail was cut
 * off or that was written anew from some entry on holds in itself, and only a head kept elsewhere tells. Who keeps it must
 * be trusted; a checkpoint signed outside the database will not need that.
 */
export async function* verifyLedgers(
	db: Db,
	kept: readonly KeptHead[]
): AsyncGenerator<{ intact: boolean; line: string }> {
	const departments = await listDepartments(db);
	const content = await checkContent(db);
	for (const { departmentId } of kept)
		if (!departments.some(({ id }) => id === departmentId))
			yield {
				intact: false,
				line: `BROKEN: The department ${departmentId}, whose head was kept, is not there any more.`
			};
	for (const { id, name } of departments) {
		const own = kept.filter(({ departmentId }) => departmentId === id);
		const checked = await inDepartment(db, id, (trx) => checkEvidence(trx, id, { kept: own, content }));
		const { seq, hash } = checked.head;
		const told = `${name}: ${seq} entries, head ${hash}`;
		if (checked.kind === 'broken') yield { intact: false, line: `${told}, BROKEN: ${checked.fault.message}` };
		else
			yield {
				intact: true,
				line: `${told}, unbroken\n  keep for next time: --head ${writeKeptHead({ departmentId: id, seq, hash })}`
			};
	}
}
