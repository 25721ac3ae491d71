import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { mailConfiguration } from './mail-configuration.ts';
import { ownOrigin } from './own-origin.ts';
import { tellDepartment, type Told } from './tell-department.ts';

/**
 * An administrator has everybody told now what is due to be told, instead of at the next full hour. Twice is once: what
 * was told is not told again. What is made goes out within minutes, or after the quiet hours.
 */
export async function tellNow(context: Context): Promise<(Told & { kind: 'told' }) | Refused<'off'>> {
	if (!can(context.actor, { action: 'manage-telling' })) throw new Forbidden();
	const { departmentId } = context.actor;
	const told = await tellDepartment(context.db, {
		...{ departmentId, now: context.now, mail: mailConfiguration(), origin: ownOrigin() }
	});
	return told.kind === 'off' ? { kind: 'refused', reason: 'off' } : { ...told, kind: 'told' };
}
