import type { ChainHead } from '#lib/domain/audit/chain.ts';
import type { SignedRoot, TreeFault } from '#lib/domain/audit/tree/follow-tree.ts';
import { checkLedger, type LedgerCheck } from '#lib/server/audit/check-ledger.ts';
import { readKeys } from '#lib/server/audit/signing/key-folder.ts';
import { checkTree } from '#lib/server/audit/tree/check-tree.ts';
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
 * entry names must be there as it was, and no record may be there that none names. The entries must be those that every
 * checkpoint was signed over, stored ones and kept ones.
 * @param more.kept heads of this ledger that were kept elsewhere
 * @param more.checkpoints signed checkpoints of it that were kept elsewhere, and whose signatures held
 * @param more.publicKeys what the stored checkpoints are verified with; those of this server without it
 * @param more.content the check of the published content, when it was made already for another department
 */
export async function checkEvidence(
	db: Db,
	departmentId: string,
	more: {
		kept?: readonly ChainHead[];
		content?: ContentCheck;
		checkpoints?: readonly SignedRoot[];
		publicKeys?: readonly string[];
	} = {}
): Promise<LedgerCheck<EvidenceFault | TreeFault>> {
	const content = more.content ?? (await checkContent(db));
	const removals = await readRemovals(db, departmentId);
	const publicKeys = more.publicKeys ?? readKeys().map(({ publicKey }) => publicKey);
	const tree = await checkTree(db, departmentId, { publicKeys, kept: more.checkpoints ?? [] });
	const people: PeopleInLedger = new Map();
	let founded: LedgerEvent | undefined;
	const checked = await checkLedger<EvidenceFault | TreeFault>(
		db,
		departmentId,
		more.kept ?? [],
		async (entries) => {
			const rewritten = tree.follow(entries);
			if (rewritten) return rewritten;
			const events = entries.map(readEvent);
			founded ??= events.find(({ event }) => event.kind === 'department-founded');
			return firstFault([
				compareContent(content, events),
				followPeople(people, events),
				await compareNamed(db, departmentId, events, removals)
			]);
		}
	);
	if (checked.kind === 'broken') return checked;
	const fault =
		(await tree.end()) ??
		content.faults.get(null) ??
		content.faults.get(departmentId) ??
		(await compareDepartment(db, departmentId, founded)) ??
		(await comparePeople(db, departmentId, people, removals)) ??
		(await compareRemovals(db, departmentId, removals)) ??
		(await findStranger(db, departmentId));
	return fault ? { ...checked, kind: 'broken', fault } : checked;
}
