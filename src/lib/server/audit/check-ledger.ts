import {
	findCut,
	findRewritten,
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
 * `head` is how far the chain itself held.
 * @param kept heads of it that were kept elsewhere: a chain cut off or written anew holds in itself
 */
export async function checkLedger<Fault = never>(
	db: Db,
	departmentId: string,
	kept: readonly ChainHead[] = [],
	inspect: Inspect<Fault> = async () => null
): Promise<LedgerCheck<Fault>> {
	let head: ChainHead = { seq: 0, hash: genesis(departmentId) };
	for (;;) {
		const entries = await listEntriesAfter(db, departmentId, head.seq, ENTRIES_A_PAGE);
		if (entries.length === 0) {
			const cut = findCut(kept, head);
			return cut ? { kind: 'broken', head, fault: cut } : { kind: 'intact', head };
		}
		const reached = followChain(head, entries);
		const until = head;
		const brokenAt = (fault: ChainFault) => ({
			kind: 'broken' as const,
			head: headBefore(fault.seq, entries) ?? until,
			fault
		});
		if ('kind' in reached) return brokenAt(reached);
		const rewritten = findRewritten(kept, entries);
		if (rewritten) return brokenAt(rewritten);
		const fault = await inspect(entries);
		if (fault) return { kind: 'broken', head: reached, fault };
		head = reached;
	}
}

const headBefore = (seq: number, entries: LedgerEntry[]): ChainHead | undefined => {
	const last = entries.findLast((entry) => entry.seq < seq);
	return last && { seq: last.seq, hash: last.hash };
};
