import { canonical } from '#lib/domain/audit/canonical.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { appendEntries } from './queries.ts';

/** Who acts: a whole context, or what is known of one before anybody is signed in. */
type Acting = Pick<Context, 'now' | 'address'> & { actor: { departmentId: string; personId: string | null } };

/**
 * Writes events to the department's ledger inside the caller's transaction: the act and its record stand or fall
 * together. Call it last; the ledger's lock is held from here to the commit.
 */
export async function recordEvents(trx: Tx, acting: Acting, ...events: AuditEvent[]): Promise<void> {
	const { departmentId, personId } = acting.actor;
	const at = acting.now.toString({ fractionalSecondDigits: 3 });
	const bodies = events.map((event) => canonical({ ...event, at, actor: personId, address: acting.address }));
	await appendEntries(trx, departmentId, bodies);
}
