import { Temporal } from 'temporal-polyfill';
import type { Direction } from '#lib/domain/compliance/sessions/session.ts';
import { signingHour } from '#lib/domain/compliance/sessions/signing-hours.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { directionOf } from './new-codes.ts';
import { findCodes, findSession, findWorkshop } from './queries.ts';
import { findRosterRow, listSignatures } from './roster/queries.ts';

/** Why a code that is the session’s does not sign. */
type NotNow = 'held' | 'cancelled' | 'too-early' | 'too-late' | 'not-on-roster' | 'not-signed-in';

export type NotSigned = 'wrong-code' | NotNow;

/** Whether a code lets somebody sign a session now, and what it is. Whoever has signed already has, whatever came after. */
export async function findSigning(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	{ sessionId, code }: { sessionId: string; code: string }
) {
	const { departmentId, personId } = actor;
	const refused = (reason: NotNow) => ({ kind: 'refused' as const, reason });
	const codes = await findCodes(trx, departmentId, sessionId);
	const direction = codes && directionOf(codes, code);
	if (!direction) return { kind: 'refused' as const, reason: 'wrong-code' as const, session: null };
	const session = (await findSession(trx, departmentId, sessionId))!;
	const workshop = (await findWorkshop(trx, departmentId, session.workshopId))!;
	const known = { session, workshop, direction };
	const signatures = await listSignatures(trx, departmentId, sessionId, personId);
	const signedAt = (which: Direction) => signatures.find((one) => one.direction === which)?.signedAt ?? null;
	const cameAt = signedAt('in');
	const may = {
		kind: 'may-sign' as const,
		...known,
		cameAt,
		signedAt: signedAt(direction),
		isOnRoster: true
	};
	if (may.signedAt) return may;

	if (session.endedAt) return { ...refused(session.held ? 'held' : 'cancelled'), ...known };
	const hour = signingHour(session, direction, now);
	if (hour !== 'open') return { ...refused(hour), ...known };
	const isOnRoster = (await findRosterRow(trx, departmentId, sessionId, personId)) !== undefined;
	if (!isOnRoster && !(session.walkIns && direction === 'in'))
		return { ...refused('not-on-roster'), ...known };
	if (direction === 'out' && (!cameAt || Temporal.Instant.compare(now, cameAt) < 0))
		return { ...refused('not-signed-in'), ...known };
	return { ...may, isOnRoster };
}
