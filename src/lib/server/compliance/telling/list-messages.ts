import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { mailConfiguration } from './mail-configuration.ts';
import { countMessages, listMessagePage, type MessageState } from './queries.ts';

const A_PAGE = 50;

export const MESSAGE_STATES = ['waiting', 'sent', 'kept', 'failed'] as const satisfies MessageState[];
export const MESSAGE_KINDS = ['assigned', 'due-soon', 'overdue', 'digest', 'asked-again'] as const;

export interface MessageFilter {
	state: MessageState | null;
	kind: (typeof MESSAGE_KINDS)[number] | null;
}

/** The department's outbox, newest first, one page of 50. A page beyond the last is the last. */
export async function listMessages(context: Context, filter: MessageFilter, page: number) {
	if (!can(context.actor, { action: 'manage-telling' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const at = (shown: number) =>
			listMessagePage(trx, departmentId, { ...filter, offset: (shown - 1) * A_PAGE, limit: A_PAGE });
		const asked = Math.max(1, page);
		let found = await at(asked);
		// Beyond the last page nothing tells how many there are.
		const first = found.total === 0 && asked > 1 ? await at(1) : found;
		const pages = Math.max(1, Math.ceil(first.total / A_PAGE));
		const shown = Math.min(asked, pages);
		if (shown !== asked) found = await at(shown);
		return {
			...{ rows: found.rows, total: first.total, page: shown, pages },
			counts: await countMessages(trx, departmentId),
			hasServer: mailConfiguration().kind === 'smtp'
		};
	});
}
