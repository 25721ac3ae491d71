import { randomUUID } from 'node:crypto';
import { requestDigest } from '#lib/domain/compliance/requests/request-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertRequest, listCorrectionRequests, lockRequests } from './queries.ts';

/** How many requests of one person may wait at once. */
export const MOST_OPEN = 20;

/**
 * An officer says that something in their record is wrong, and about which record. Sent twice it is one, as long as
 * the first one waits for its answer.
 */
export async function askCorrection(
	context: Context,
	input: { about: string; text: string }
): Promise<{ kind: 'asked'; requestId: string } | Refused<'text-missing' | 'too-many'>> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const about = input.about.trim().slice(0, 300) || 'My record';
	const text = input.text.trim().slice(0, 2000);
	if (!text) return { kind: 'refused', reason: 'text-missing' };
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockRequests(trx, departmentId, personId);
		const open = (await listCorrectionRequests(trx, departmentId, [personId])).filter(
			({ answeredAt }) => answeredAt === null
		);
		const same = open.find((one) => one.about === about && one.text === text);
		if (same) return { kind: 'asked', requestId: same.id };
		if (open.length >= MOST_OPEN) return { kind: 'refused', reason: 'too-many' };
		const request = { departmentId, id: randomUUID(), personId, about, text, askedAt: context.now };
		await insertRequest(trx, request);
		await recordEvents(trx, context, {
			kind: 'correction-asked',
			subject: personId,
			digest: requestDigest(request),
			request: request.id
		});
		return { kind: 'asked', requestId: request.id };
	});
}
