import { randomBytes } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { linkEnd } from '#lib/domain/identity/inspection/access-days.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { endInvitations, insertInvitation } from './queries.ts';

/** A link as it is shown to an administrator, once. */
export interface Link {
	/** What stands in the address; only its hash is stored. */
	token: string;
	expiresAt: Temporal.Instant;
}

/** A new link for somebody whose access ends at `expiresAt`; every earlier one ends. In the caller's transaction. */
export async function enterInvitation(
	trx: Tx,
	row: { departmentId: string; personId: string; expiresAt: Temporal.Instant; now: Temporal.Instant }
): Promise<Link> {
	const { departmentId, personId, now } = row;
	const token = randomBytes(32).toString('base64url');
	const expiresAt = linkEnd(now, row.expiresAt);
	await endInvitations(trx, departmentId, personId, now);
	await insertInvitation(trx, {
		...{ departmentId, personId, expiresAt },
		...{ tokenHash: hashText(token), createdAt: now }
	});
	return { token, expiresAt };
}
