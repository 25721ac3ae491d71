import { randomUUID } from 'node:crypto';
import { confirms } from '#lib/domain/compliance/retention/confirms.ts';
import { removalDigest, type Removed } from '#lib/domain/compliance/retention/retention-digest.ts';
import type { RetentionClass } from '#lib/domain/compliance/retention/retention.ts';
import type { WhyKept } from '#lib/domain/compliance/retention/why-kept.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { carryOutRemoval, countLeft, insertRemoval, listFilesOf, lockRetention } from './queries.ts';
import { readLeaving } from './read-leaving.ts';
import { renamedByFiles, renamedByIdentity } from './renamed.ts';

export type NotRemoved = Refused<WhyKept | 'reason-missing' | 'not-confirmed'>;

/**
 * Cuts who somebody was from what is kept of them, or removes their files or their mail: for good. Only what the rule
 * lets go, never under a hold, never one's own. What they did, when and by which rule stays, and every hash follows.
 * @param input.confirmation the badge number or the name, as typed by whoever does it
 */
export async function removeRecords(
	context: Context,
	input: { personId: string; class: RetentionClass; reason: string; confirmation: string }
): Promise<{ kind: 'removed'; removalId: string } | { kind: 'nothing-left' } | NotRemoved> {
	const { departmentId, personId: removedBy } = context.actor;
	const { personId, class: of } = input;
	const reason = input.reason.trim().slice(0, 1000);
	if (!can(context.actor, { action: 'remove-records', personId })) throw new Forbidden();
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockRetention(trx, departmentId);
		const leaving = await readLeaving(trx, context, personId);
		const kept = leaving.whyKept(of);
		if (kept) return { kind: 'refused', reason: kept };
		const counts = (await countLeft(trx, departmentId, personId))[of];
		if (isNothing(of, counts)) return { kind: 'nothing-left' };
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		if (!leaving.history.some((row) => confirms(input.confirmation, row)))
			return { kind: 'refused', reason: 'not-confirmed' };

		const id = randomUUID();
		const rows = { counts, ...(await reached(trx, { departmentId, personId, of, id })) };
		const removal = {
			...{ departmentId, id, class: of, personId, reason, rows },
			...{ removedBy, removedAt: context.now }
		};
		await insertRemoval(trx, removal);
		// Not last: the database carries out only what its ledger says already.
		await recordEvents(trx, context, {
			kind: 'removed',
			subject: personId,
			removal: id,
			class: of,
			digest: removalDigest(removal)
		});
		const done = await carryOutRemoval(trx, id);
		for (const [table, count] of Object.entries(counts))
			if (done[table] !== count)
				throw new Error(`Removal ${id} reached ${done[table]} rows of ${table}, not ${count}.`);
		return { kind: 'removed', removalId: id };
	});
}

/** An account that nobody signs in with is no reason to remove twice. */
export const isNothing = (of: RetentionClass, counts: Record<string, number>) =>
	of === 'identity'
		? !counts['person_history'] && !counts['certificate']
		: of === 'files'
			? !counts['record_file']
			: !counts['message'];

async function reached(
	trx: Tx,
	{
		departmentId,
		personId,
		of,
		id
	}: { departmentId: string; personId: string; of: RetentionClass; id: string }
): Promise<Pick<Removed, 'files' | 'renamed'>> {
	if (of === 'identity')
		return { files: [], renamed: await renamedByIdentity(trx, departmentId, personId, id) };
	if (of === 'mail') return { files: [], renamed: [] };
	const files = await listFilesOf(trx, departmentId, personId);
	return { files, renamed: await renamedByFiles(trx, departmentId, files, id) };
}
