import { digest } from '#lib/domain/audit/canonical.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { insertDecision, listWriters, type DecisionRow } from './review/queries.ts';

/** Everybody whose words are in the text of a review, and who asked for it. */
export async function authorsOf(
	trx: Tx,
	departmentId: string,
	review: { id: string; askedBy: string }
): Promise<string[]> {
	return [...new Set([review.askedBy, ...(await listWriters(trx, departmentId, review))])];
}

/** Writes what came of a review, and enters it into the ledger. */
export async function recordDecision(
	trx: Tx,
	acting: Context,
	draftId: string,
	{ reviewId, verdict, words, clinician }: Pick<DecisionRow, 'reviewId' | 'verdict' | 'words' | 'clinician'>
): Promise<void> {
	const { departmentId, personId: decidedBy } = acting.actor;
	const decision = {
		...{ departmentId, reviewId, verdict, words, clinician },
		...{ decidedBy, decidedAt: acting.now }
	};
	await insertDecision(trx, decision);
	await recordEvents(trx, acting, {
		kind: 'review-decided',
		subject: draftId,
		digest: digest(decision),
		review: reviewId,
		verdict
	});
}
