import type { Telling } from '#lib/domain/compliance/telling/telling.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { mailConfiguration } from './mail-configuration.ts';
import { countMessages, type MessageState } from './queries.ts';
import { settingsOf } from './settings.ts';

export interface TellingState {
	settings: Telling;
	/** Where mail goes through, without what signs in there; null when it goes nowhere. */
	mail: { server: string; from: string } | null;
	counts: Record<MessageState, number>;
}

/** How the department tells its people, and what its outbox holds. */
export async function readTelling(context: Context): Promise<TellingState> {
	if (!can(context.actor, { action: 'manage-telling' })) throw new Forbidden();
	const { departmentId } = context.actor;
	const mail = mailConfiguration();
	return readInDepartment(context.db, departmentId, async (trx) => ({
		settings: await settingsOf(trx, departmentId),
		mail: mail.kind === 'smtp' ? { server: mail.server, from: mail.from.address } : null,
		counts: await countMessages(trx, departmentId)
	}));
}
