import type { ChainHead } from '#lib/domain/audit/chain.ts';
import { checkLedger, type LedgerCheck } from '#lib/server/audit/check-ledger.ts';
import type { Db } from '#lib/server/database/database.ts';
import { checkContent, compareContent, type ContentCheck } from './check-content.ts';
import { compareDepartment } from './check-department.ts';
import { compareNamed, findStranger } from './check-named.ts';
import { comparePeople, followPeople, type PeopleInLedger } from './check-people.ts';
import { compareRemovals, readRemovals } from './check-removals.ts';
import { firstFault, type EvidenceFault } from './evidence-fault.ts';
import { readEvent, type LedgerEvent } from './ledger-event.ts';

/**
 * Follows a department's ledger, and compares what is stored with what its entries say, both ways: a record that an
 * entry names must be there as it was, and no record may be there that none names.
 * @param more.kept heads of this ledger that were kept elsewhere
 * @param more.content the check of the published content, when it was made already for another department
 */
export async function checkEvidence(
	db: Db,
	departmentId: string,
	more: { kept?: readonly ChainHead[]; content?: ContentCheck } = {}
): Promise<LedgerCheck<EvidenceFault>> {
	const content = more.content ?? (await checkContent(db));
	const removals = await readRemovals(db, departmentId);
	const people: PeopleInLedger = new Map();
	let founded: LedgerEvent | undefined;
	const checked = await checkLedger(db, departmentId, more.kept ?? [], async (entries) => {
		const events = entries.map(readEvent);
		founded ??= events.find(({ event }) => event.kind === 'department-founded');
		return firstFault([
			compareContent(content, events),
			followPeople(people, events),
			await compareNamed(db, departmentId, events, removals)
		]);
	});
	if (checked.kind === 'broken') return checked;
	const fault =
		content.faults.get(null) ??
		content.faults.get(departmentId) ??
		(await compareDepartment(db, departmentId, founded)) ??
		(await comparePeople(db, departmentId, people, removals)) ??
		(await compareRemovals(db, departmentId, removals)) ??
		(await findStranger(db, departmentId));
	return fault ? { ...checked, kind: 'broken', fault } : checked;
}
