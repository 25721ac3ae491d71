import type { Temporal } from 'temporal-polyfill';
import { STALE } from '#lib/domain/compliance/telling/after-failure.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import type { MailConfiguration } from './mail-configuration.ts';
import { claimAllBefore, insertOutcomes } from './queries.ts';

/** What the outbox says of a message that nothing could carry. */
export const NO_SERVER = 'No mail server is configured. The message is kept here.';
const TOO_LATE = 'It could not be sent for three days. It is kept here, as what it says may no longer be so.';

/**
 * Ends the waiting of what will not be sent: everything when there is no mail server, and what is too old to be sent
 * late. It stays in the outbox to be read.
 * @returns how many
 */
export async function keepWaiting(
	db: Db,
	{ departmentId, now, mail }: { departmentId: string; now: Temporal.Instant; mail: MailConfiguration }
): Promise<number> {
	const isNone = mail.kind === 'none';
	const madeBefore = isNone ? now : now.subtract(STALE);
	const detail = isNone ? NO_SERVER : TOO_LATE;
	for (let kept = 0; ;) {
		const ended = await inDepartment(db, departmentId, async (trx) => {
			const claimed = await claimAllBefore(trx, departmentId, { now, madeBefore });
			const outcomes = claimed.map((one) => ({ ...one, outcome: 'kept' as const, detail, retryAt: null }));
			await insertOutcomes(trx, departmentId, outcomes, now);
			return claimed.length;
		});
		kept += ended;
		if (ended === 0) return kept;
	}
}
