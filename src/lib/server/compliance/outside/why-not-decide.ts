import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listAdministrators } from '#lib/server/identity/queries.ts';
import type { OutsideRow } from './queries.ts';

/**
 * Why somebody may not decide on a record, or null when they may. Who entered it decides only where there is no other
 * administrator who could: else a department with one would never count anything that it enters for its officers.
 */
export async function whyNotDecide(
	trx: Tx,
	{ actor }: Pick<Context, 'actor'>,
	{ personId, enteredBy, correctedAt }: Pick<OutsideRow, 'personId' | 'enteredBy' | 'correctedAt'>
): Promise<'own' | 'entered-by-you' | 'corrected' | null> {
	if (!can(actor, { action: 'decide-outside', personId })) return 'own';
	if (correctedAt) return 'corrected';
	if (enteredBy !== actor.personId) return null;
	const others = await listAdministrators(trx, actor.departmentId);
	return others.some((other) => other !== actor.personId && other !== personId) ? 'entered-by-you' : null;
}
