// What these records are called in the ledger.

import type { Temporal } from 'temporal-polyfill';
import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { RetentionClass, RetentionRule } from './retention.ts';

export interface RetentionEvidence extends RetentionRule {
	departmentId: string;
	/** From 1, over all classes. */
	number: number;
	reason: string;
	setBy: string;
	setAt: Temporal.Instant;
}

export interface HoldEvidence {
	departmentId: string;
	id: string;
	/** Null holds the whole department. */
	personId: string | null;
	matter: string;
	placedBy: string;
	placedAt: Temporal.Instant;
}

export interface HoldEndingEvidence {
	departmentId: string;
	holdId: string;
	reason: string;
	endedBy: string;
	endedAt: Temporal.Instant;
}

/** What a removal reached. */
export interface Removed {
	/** How many rows, by table. */
	counts: { readonly [table: string]: number };
	/** The hashes of the files whose bytes and names are gone. */
	files: readonly string[];
	/**
	 * Records from before names were sealed: the digest that the ledger has, and the digest of what is left of it. Nobody
	 * can compute the first one any more; the second one still covers everything else.
	 */
	renamed: readonly { was: string; is: string }[];
}

export interface RemovalEvidence {
	departmentId: string;
	id: string;
	class: RetentionClass;
	personId: string;
	reason: string;
	rows: Removed;
	removedBy: string;
	removedAt: Temporal.Instant;
}

export function retentionRecord(row: RetentionEvidence): Canonical {
	const { departmentId, number, keepMonths, reason, setBy, setAt } = row;
	return { departmentId, number, class: row.class, keepMonths, reason, setBy, setAt };
}
export const retentionDigest = (row: RetentionEvidence) => digest(retentionRecord(row));

export function holdRecord({
	departmentId,
	id,
	personId,
	matter,
	placedBy,
	placedAt
}: HoldEvidence): Canonical {
	return { departmentId, id, personId, matter, placedBy, placedAt };
}
export const holdDigest = (row: HoldEvidence) => digest(holdRecord(row));

export function holdEndingRecord(row: HoldEndingEvidence): Canonical {
	const { departmentId, holdId, reason, endedBy, endedAt } = row;
	return { departmentId, holdId, reason, endedBy, endedAt };
}
export const holdEndingDigest = (row: HoldEndingEvidence) => digest(holdEndingRecord(row));

export function removalRecord(row: RemovalEvidence): Canonical {
	const { departmentId, id, personId, reason, rows, removedBy, removedAt } = row;
	const { counts, files, renamed } = rows;
	const reached = { counts, files, renamed: renamed.map(({ was, is }) => ({ was, is })) };
	return { departmentId, id, class: row.class, personId, reason, rows: reached, removedBy, removedAt };
}
export const removalDigest = (row: RemovalEvidence) => digest(removalRecord(row));
