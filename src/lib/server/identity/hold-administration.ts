import type { Actor } from '#lib/domain/identity/actor.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listAdministrators, lockAdministration } from './queries.ts';

/**
 * Until the transaction ends, nobody else of the department changes who administers it. Call it first. Two who take
 * each other's role at once would otherwise both still be administrators when they are asked.
 * @returns whether the department still has an administrator without `personId`
 * @throws Forbidden when the actor is no enabled administrator any more
 */
export async function holdAdministration(trx: Tx, actor: Actor): Promise<(personId: string) => boolean> {
	await lockAdministration(trx, actor.departmentId);
	const administrators = await listAdministrators(trx, actor.departmentId);
	if (!administrators.includes(actor.personId)) throw new Forbidden();
	return (personId) => administrators.some((one) => one !== personId);
}
