import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import type { Direction } from '#lib/domain/compliance/sessions/session.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { findSigning, type NotSigned } from './find-signing.ts';
import { shareSession } from './queries.ts';
import { insertRoster, insertSignature, listSignatures } from './roster/queries.ts';

interface Signed {
	kind: 'signed';
	direction: Direction;
	at: Temporal.Instant;
}

/**
 * The officer signs themself in or out by the code on the wall; which of the two the code says. Signing twice is once,
 * at the first moment. Who is on no list is put on it where the leader allowed walk-ins. No code, an old one and one
 * of another session are all told that it does not open this session.
 */
export async function signSession(
	context: Context,
	input: { sessionId: string; code: string }
): Promise<Signed | Refused<NotSigned>> {
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	const { sessionId } = input;
	return inDepartment(context.db, departmentId, async (trx): Promise<Signed | Refused<NotSigned>> => {
		await shareSession(trx, departmentId, sessionId);
		const signing = await findSigning(trx, context, input);
		if (signing.kind === 'refused') return { kind: 'refused', reason: signing.reason };
		const { direction, signedAt, isOnRoster } = signing;
		if (signedAt) return { kind: 'signed', direction, at: signedAt };

		const events: AuditEvent[] = [];
		const person = { departmentId, sessionId, personId };
		const rosterRow = { ...person, addedBy: personId, addedAt: context.now };
		if (!isOnRoster && (await insertRoster(trx, [rosterRow])).length > 0)
			events.push({
				...{ kind: 'session-invited', subject: personId, session: sessionId, digest: digest(rosterRow) }
			});
		const signature = {
			...person,
			...{ direction, how: 'qr' as const, signedAt: context.now },
			...{ recordedBy: personId, recordedAt: context.now }
		};
		if (!(await insertSignature(trx, signature))) {
			// The other of two equal requests was a moment earlier.
			const stands = await listSignatures(trx, departmentId, sessionId, personId);
			return { kind: 'signed', direction, at: stands.find((one) => one.direction === direction)!.signedAt };
		}
		await recordEvents(trx, context, ...events, {
			...{ kind: 'session-signed', subject: personId, session: sessionId, direction, how: 'qr' },
			digest: digest(signature)
		});
		return { kind: 'signed', direction, at: context.now };
	});
}
