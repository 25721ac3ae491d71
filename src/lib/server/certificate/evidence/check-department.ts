import { digest } from '#lib/domain/audit/canonical.ts';
import type { Db } from '#lib/server/database/database.ts';
import { compareDigest, unnamed, type EvidenceFault } from './evidence-fault.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { findDepartmentEvidence } from './queries.ts';

const WORDS = 'department with its name and time zone';

/** Compares a department's name and time zone with what the ledger's first word about it says. */
export async function compareDepartment(
	db: Db,
	departmentId: string,
	founded: LedgerEvent | undefined
): Promise<EvidenceFault | null> {
	if (!founded) return unnamed(WORDS, departmentId);
	const now = await findDepartmentEvidence(db, departmentId);
	return compareDigest(
		WORDS,
		{ seq: founded.seq, id: departmentId, digest: founded.event.digest! },
		now && digest(now)
	);
}
