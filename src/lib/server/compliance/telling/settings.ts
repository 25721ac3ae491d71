import { USUAL, type Telling } from '#lib/domain/compliance/telling/telling.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { findTelling } from './queries.ts';

/** How the department tells its people: as it was set last, or as is usual. */
export async function settingsOf(trx: Tx, departmentId: string): Promise<Telling> {
	const { quietFrom, quietUntil, remindDays, isOn } = (await findTelling(trx, departmentId)) ?? USUAL;
	return { quietFrom, quietUntil, remindDays, isOn };
}
