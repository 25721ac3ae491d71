import type { Temporal } from 'temporal-polyfill';
import type { ChainHead } from '#lib/domain/audit/chain.ts';
import type { Db } from '#lib/server/database/database.ts';
import { findEntryUntil } from './queries.ts';

/** Where a department's ledger stood at a moment: its last entry until then, or null. */
export const headAt = async (
	db: Db,
	departmentId: string,
	moment: Temporal.Instant
): Promise<ChainHead | null> => (await findEntryUntil(db, departmentId, moment)) ?? null;
