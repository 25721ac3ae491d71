import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { readCurrentHash } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { readContentDigest } from '#lib/server/course/content.ts';
import { findEnrolment, insertEnrolment } from '#lib/server/course/queries.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { lockAssignment } from './queries.ts';
import { readAssignment } from './read-assignment.ts';

type Begun = { kind: 'begun'; cycle: number; contentHash: string };
type NotOpenYet = Refused<'not-open-yet'> & { opensOn: Temporal.PlainDate };

/** An officer begins a required module in the open cycle, on the version that is current now; they finish on it. */
export async function beginModule(
	context: Context,
	input: { requirementId: string; code: string }
): Promise<Begun | NotOpenYet> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return inDepartment(context.db, departmentId, async (trx) => {
		const { requirement, item, cycle, opensOn, mayBegin } = await readAssignment(
			trx,
			context,
			input.requirementId,
			input.code
		);
		if (item.kind !== 'module') throw new NotFound();
		const taken = { departmentId, personId, requirementId: requirement.id, code: item.code };
		await lockAssignment(trx, departmentId, personId, requirement.id, cycle, item.code);
		const begun = await findEnrolment(trx, taken, cycle);
		if (begun) return { kind: 'begun', cycle, contentHash: begun.contentHash };
		// Nothing is open and this module was not taken in the cycle that is complete: it opens with the next one.
		if (!mayBegin) return { kind: 'refused', reason: 'not-open-yet', opensOn: opensOn! };

		const contentHash = await readCurrentHash(trx, item.code, context.now);
		const content = await readContentDigest(trx, contentHash, 'module');
		const enrolment = { ...taken, cycle, contentHash, enrolledAt: context.now };
		await insertEnrolment(trx, enrolment);
		await recordEvents(trx, context, {
			kind: 'enrolled',
			subject: personId,
			digest: digest({ ...enrolment }),
			...{ requirement: requirement.id, code: item.code, cycle },
			...content
		});
		return { kind: 'begun', cycle, contentHash };
	});
}
