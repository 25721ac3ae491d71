import {
	followChain,
	genesis,
	type ChainFault,
	type ChainHead,
	type LedgerEntry
} from '#lib/domain/audit/chain.ts';
import type { Db } from '#lib/server/database/database.ts';
import { listEntriesAfter } from './queries.ts';

const ENTRIES_A_PAGE = 1000;

/** What else to look at in a page of entries whose chain holds: returns the first fault, or null. */
export type Inspect<Fault> = (entries: LedgerEntry[]) => Promise<Fault | null>;

export type LedgerCheck<Fault> =
	{ kind: 'intact'; head: ChainHead } | { kind: 'broken'; head: ChainHead; fault: ChainFault | Fault };

/**
 * Follows a department's chain from its beginning, a page at a time, so that a ledger of any length fits in memory.
 * `head` is how far the chain itself held. A tail cut off leaves a shorter chain that holds: compare the head with one that was
 * kept elsewhere.
 */
export async function checkLedger<Fault = never>(
	db: Db,
	departmentId: string,
	inspect: Inspect<Fault> = async () => null
): Promise<LedgerCheck<Fault>> {
	let head: ChainHead = { seq: 0, hash: genesis(departmentId) };
	for (;;) {
		const entries = await listEntriesAfter(db, departmentId, head.seq, ENTRIES_A_PAGE);
		if (entries.length === 0) return { kind: 'intact', head };
		const reached = followChain(head, entries);
		if ('kind' in reached)
			return { kind: 'broken', head: headBefore(reached.seq, entries) ?? head, fault: reached };
		const fault = await inspect(entries);
		if (fault) return { kind: 'broken', head: reached, fault };
		head = reached;
	}
}

const headBefore = (seq: number, entries: LedgerEntry[]): ChainHead | undefined => {
	const last = entries.findLast((entry) => entry.seq < seq);
	return last && { seq: last.seq, hash: last.hash };
};
