import type { Step } from '#lib/domain/scenario/play.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findRun, type StepRow } from './queries.ts';

export type OwnRun = NonNullable<Awaited<ReturnType<typeof findRun>>>;

/** A run of the acting officer. Somebody else's is not found. */
export async function readOwnRun(trx: Tx, { actor }: Pick<Context, 'actor'>, runId: string): Promise<OwnRun> {
	if (!can(actor, { action: 'train' })) throw new Forbidden();
	const found = await findRun(trx, actor.departmentId, runId);
	if (found?.run.personId !== actor.personId) throw new NotFound();
	return found;
}

/** A kept step as the player takes it. */
export function playable({ kind, chosen }: Pick<StepRow, 'kind' | 'chosen'>): Step {
	switch (kind) {
		case 'choice':
			return { kind, choice: chosen[0] ?? null };
		case 'answer':
			return { kind, answers: chosen };
		case 'continue':
			return { kind };
		default:
			return kind satisfies never;
	}
}
