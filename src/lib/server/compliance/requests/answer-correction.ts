import { answerDigest } from '#lib/domain/compliance/requests/request-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound, type Refused } from '#lib/server/refusals.ts';
import { findRequester, insertAnswer, listCorrectionRequests, lockRequests } from './queries.ts';

/**
 * Answers what an officer asked to be put right: it was corrected, or it stays as it is and why. Never by the officer.
 * The first answer stands; the same answer again changes nothing.
 */
export async function answerCorrection(
	context: Context,
	input: { requestId: string; corrected: boolean; answer: string }
): Promise<{ kind: 'answered' } | Refused<'own' | 'answered' | 'answer-missing'>> {
	const { departmentId, personId: answeredBy } = context.actor;
	const { requestId, corrected } = input;
	const answer = input.answer.trim().slice(0, 2000);
	return inDepartment(context.db, departmentId, async (trx) => {
		const personId = (await findRequester(trx, departmentId, requestId))?.personId;
		// Who answers nobody's does not learn that something was asked.
		if (!personId || !can(context.actor, { action: 'answer-correction', personId: '' })) throw new NotFound();
		if (!can(context.actor, { action: 'answer-correction', personId }))
			return { kind: 'refused', reason: 'own' };
		await lockRequests(trx, departmentId, personId);
		const all = await listCorrectionRequests(trx, departmentId, [personId]);
		const before = all.find(({ id }) => id === requestId)!;
		if (before.answeredAt) {
			const same =
				before.answeredBy === answeredBy && before.corrected === corrected && before.answer === answer;
			return same ? { kind: 'answered' } : { kind: 'refused', reason: 'answered' };
		}
		if (!answer) return { kind: 'refused', reason: 'answer-missing' };
		const row = {
			...{ departmentId, requestId, personId, corrected, answer },
			...{ answeredBy, answeredAt: context.now }
		};
		await insertAnswer(trx, row);
		await recordEvents(trx, context, {
			kind: 'correction-answered',
			subject: personId,
			digest: answerDigest(row),
			...{ request: requestId, corrected }
		});
		return { kind: 'answered' };
	});
}
