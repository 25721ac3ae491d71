import { creditOf } from '#lib/domain/compliance/sessions/credit-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { findSigning } from './find-signing.ts';

/** What the page behind a code shows: the session, whether its button signs, and what signing out now would be worth. */
export async function readSigning(context: Context, input: { sessionId: string; code: string }) {
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const signing = await findSigning(trx, context, input);
		if (signing.kind === 'refused' || !signing.cameAt) return { ...signing, worth: null };
		const { workshop, session, cameAt, signedAt, direction } = signing;
		const out = direction === 'out' ? (signedAt ?? context.now) : null;
		return {
			...signing,
			worth:
				out &&
				creditOf(workshop, session, [
					{ direction: 'in', how: 'qr', signedAt: cameAt },
					{ direction: 'out', how: 'qr', signedAt: out }
				])
		};
	});
}
