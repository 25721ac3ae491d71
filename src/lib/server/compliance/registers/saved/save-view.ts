import { randomUUID } from 'node:crypto';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertView, listViews } from './queries.ts';

/** The lists that can be kept; anything else is no view. */
const LIST = /^\/(registers|officers|compliance|ledger)(\/[\w-]+)*(\?[\x21-\x5b\x5d-\x7e]*)?$/;
const LONGEST = 2000;
const MOST = 100;

/**
 * Keeps a list with its filter under a name of the actor's own. The same list under the same name is kept once; a name
 * that stands for another list is refused. It is no record of anybody: nothing of it is in the ledger.
 */
export async function saveView(
	context: Context,
	input: { name: string; href: string }
): Promise<{ kind: 'saved'; id: string } | Refused<'no-list' | 'name-taken' | 'too-many'>> {
	if (!can(context.actor, { action: 'save-view' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const { name, href } = input;
	if (!LIST.test(href) || href.length > LONGEST) return { kind: 'refused', reason: 'no-list' };
	return inDepartment(context.db, departmentId, async (trx) => {
		const views = await listViews(trx, departmentId, personId);
		const same = views.find((view) => view.name === name);
		if (same?.href === href) return { kind: 'saved', id: same.id };
		if (same) return { kind: 'refused', reason: 'name-taken' };
		if (views.length >= MOST) return { kind: 'refused', reason: 'too-many' };
		const id = randomUUID();
		const row = { departmentId, personId, id, name, href, savedAt: context.now };
		const saved = await insertView(trx, row);
		return saved ? { kind: 'saved', id } : { kind: 'refused', reason: 'name-taken' };
	});
}
