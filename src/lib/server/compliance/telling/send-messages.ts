import type { Temporal } from 'temporal-polyfill';
import { afterFailure, MOST_ATTEMPTS, STALE } from '#lib/domain/compliance/telling/after-failure.ts';
import { isQuiet } from '#lib/domain/compliance/telling/send-after.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment, readInDepartment } from '#lib/server/database/transact.ts';
import type { PostOffice } from './post-office.ts';
import {
	claimMessage,
	findTellingDepartment,
	insertOutcomes,
	type Claimed,
	type Outcome
} from './queries.ts';
import { settingsOf } from './settings.ts';

/** How long a worker holds a message. Five minutes later it is anybody's again, whatever became of the worker. */
const LEASE = { minutes: 5 };

/** A worker that comes to send only so long after it took a message leaves it alone: another may have taken it. */
const BEGIN_WITHIN_S = 120;

/** Messages sent in one go; the next go comes in minutes. */
const MOST = 200;

interface Sending {
	departmentId: string;
	/** The clock, which is looked at for every message. */
	clock: () => Temporal.Instant;
	office: PostOffice;
	/** Asked before each message: true ends the work, as when the program stops. */
	isStopping?: () => boolean;
}

/**
 * Sends what waits in a department's outbox and may be sent now, one message after the other. No transaction is open
 * while the mail server is spoken to: a row says who holds a message and until when, then it is sent, then a row says
 * what came of it. So two workers never send one twice, and what a worker that died held is sent after its lease.
 *
 * The one gap that no order of steps closes: a worker that dies, or whose database goes away, between the mail server's
 * "accepted" and the row that says so. The message is then sent again, under the same Message-ID, by which mail systems
 * know a double.
 */
export async function sendMessages(db: Db, sending: Sending): Promise<{ sent: number; failed: number }> {
	const { departmentId, clock } = sending;
	const done = { sent: 0, failed: 0 };
	for (let tries = 0; tries < MOST && !sending.isStopping?.(); tries++) {
		const claimedAt = clock();
		const claimed = await claim(db, departmentId, claimedAt);
		if (!claimed) break;
		if (claimed === 'lost') continue;
		// The machine slept, or the database took its time: another worker may have taken it meanwhile.
		if (claimedAt.until(clock()).total('seconds') > BEGIN_WITHIN_S) continue;
		const outcome = await attempt(claimed, sending);
		await inDepartment(db, departmentId, (trx) => insertOutcomes(trx, departmentId, [outcome], clock()));
		if (outcome.outcome === 'sent') done.sent++;
		else done.failed++;
	}
	return done;
}

/** Nothing in the quiet hours, or when the department has turned telling off: what waits goes on waiting. */
async function claim(db: Db, departmentId: string, now: Temporal.Instant): Promise<Claimed | 'lost' | null> {
	const mayBeSent = await readInDepartment(db, departmentId, async (trx) => {
		const settings = await settingsOf(trx, departmentId);
		const department = await findTellingDepartment(trx, departmentId);
		return department && settings.isOn && !isQuiet(now, settings, department.timeZone);
	});
	if (!mayBeSent) return null;
	const held = { now, heldUntil: now.add(LEASE), since: now.subtract(STALE) };
	return inDepartment(db, departmentId, (trx) => claimMessage(trx, departmentId, held));
}

async function attempt(message: Claimed, { departmentId, clock, office }: Sending): Promise<Outcome> {
	const { id, number } = message;
	if (number > MOST_ATTEMPTS) {
		const detail = `${MOST_ATTEMPTS} attempts did not come to an end.`;
		return { id, number, outcome: 'given-up', detail, retryAt: null };
	}
	const delivery = await office.deliver(departmentId, message);
	const { detail } = delivery;
	if (delivery.kind === 'accepted') return { id, number, outcome: 'sent', detail, retryAt: null };
	const retryAt = afterFailure(number, delivery.isPermanent, clock());
	return { id, number, outcome: retryAt ? 'failed' : 'given-up', detail, retryAt };
}
