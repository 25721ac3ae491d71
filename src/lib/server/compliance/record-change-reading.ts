import { digest } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { findAsking } from './find-asking.ts';
import { insertReading } from './queries.ts';

/** An officer says that they have read what a release changed; with it everything that came before. Twice is once. */
export async function recordChangeReading(
	context: Context,
	{ releaseId }: { releaseId: number }
): Promise<void> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	await inDepartment(context.db, departmentId, async (trx) => {
		await findAsking(trx, context, releaseId);
		const reading = { departmentId, personId, releaseId, readAt: context.now };
		if (!(await insertReading(trx, reading))) return;
		await recordEvents(trx, context, {
			kind: 'change-read',
			subject: personId,
			digest: digest({ ...reading }),
			release: String(releaseId)
		});
	});
}
