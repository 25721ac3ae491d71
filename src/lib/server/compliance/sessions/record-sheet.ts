import { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import type { Direction } from '#lib/domain/compliance/sessions/session.ts';
import { sheetInstant } from '#lib/domain/compliance/sessions/wall-clock.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { findSession, lockSession } from './queries.ts';
import { insertSignature, listRoster, listSignatures, type SignatureRow } from './roster/queries.ts';

/** One line of the paper sheet: clock times such as `07:30`, null where nothing was entered. */
export interface SheetLine {
	personId: string;
	in: string | null;
	out: string | null;
}

export type SheetFault =
	| 'not-on-roster'
	| 'oneself'
	| 'outside-hours'
	| 'still-to-come'
	| 'out-before-in'
	| 'no-time-in'
	| 'signed-differently';

export interface SheetProblem {
	personId: string;
	direction: Direction;
	fault: SheetFault;
}

type Recorded = { kind: 'recorded'; times: number };

/**
 * A leader enters the times of a paper sheet that people signed, for people on the roster and never for oneself. All
 * lines are entered or none. A time that stands already may come again; another one in its place is refused, as what
 * was signed is not changed.
 */
export async function recordSheet(
	context: Context,
	input: { sessionId: string; lines: readonly SheetLine[] }
): Promise<
	Recorded | Refused<'ended' | 'nothing-entered'> | (Refused<'wrong'> & { problems: SheetProblem[] })
> {
	if (!can(context.actor, { action: 'lead-sessions' })) throw new Forbidden();
	const { departmentId } = context.actor;
	const { sessionId } = input;
	const lines = input.lines.filter((line) => line.in ?? line.out);
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockSession(trx, departmentId, sessionId);
		const session = await findSession(trx, departmentId, sessionId);
		if (!session) throw new NotFound();
		if (session.endedAt) return { kind: 'refused', reason: 'ended' };
		if (lines.length === 0) return { kind: 'refused', reason: 'nothing-entered' };
		const onRoster = new Set(
			(await listRoster(trx, departmentId, sessionId)).map(({ personId }) => personId)
		);
		const signed = await listSignatures(trx, departmentId, sessionId, null);
		const read = lines.map((line) => readLine(context, session, line, onRoster, signed));
		const problems = read.flatMap((one) => ('fault' in one ? [one] : []));
		if (problems.length > 0) return { kind: 'refused', reason: 'wrong', problems };

		const events: AuditEvent[] = [];
		for (const row of read.flatMap((one) => ('rows' in one ? one.rows : []))) {
			await insertSignature(trx, row);
			const { direction, how } = row;
			events.push({
				...{ kind: 'session-signed', subject: row.personId, session: sessionId, direction, how },
				digest: digest(row)
			});
		}
		if (events.length > 0) await recordEvents(trx, context, ...events);
		return { kind: 'recorded', times: events.length };
	});
}

type KnownSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;
type KnownSignatures = Awaited<ReturnType<typeof listSignatures>>;

/** What a line adds to what is signed already, or what is wrong with it. */
function readLine(
	{ actor, now }: Context,
	session: KnownSession,
	line: SheetLine,
	onRoster: ReadonlySet<string>,
	signed: KnownSignatures
): { rows: SignatureRow[] } | SheetProblem {
	const { personId } = line;
	const wrong = (fault: SheetFault, direction: Direction = line.in ? 'in' : 'out') => ({
		personId,
		direction,
		fault
	});
	if (!onRoster.has(personId)) return wrong('not-on-roster');
	if (personId === actor.personId) return wrong('oneself');
	const rows: SignatureRow[] = [];
	let cameAt: Temporal.Instant | null = null;
	for (const direction of ['in', 'out'] as const) {
		const stands = signed.find((one) => one.personId === personId && one.direction === direction);
		const time = line[direction];
		if (direction === 'out' && time && !cameAt) return wrong('no-time-in', 'out');
		if (!time) {
			if (direction === 'in') cameAt = stands?.signedAt ?? null;
			continue;
		}
		if (stands && clockOf(stands.signedAt, actor.timeZone) !== time)
			return wrong('signed-differently', direction);
		const at = stands?.signedAt ?? sheetInstant(session, direction, time, actor.timeZone, cameAt);
		if (!at) {
			const isWithin = sheetInstant(session, direction, time, actor.timeZone) !== null;
			return wrong(isWithin ? 'out-before-in' : 'outside-hours', direction);
		}
		if (Temporal.Instant.compare(at, now) > 0) return wrong('still-to-come', direction);
		if (direction === 'in') cameAt = at;
		if (!stands)
			rows.push({
				...{ departmentId: actor.departmentId, sessionId: session.id, personId, direction, how: 'sheet' },
				...{ signedAt: at, recordedBy: actor.personId, recordedAt: now }
			});
	}
	return { rows };
}

const clockOf = (instant: Temporal.Instant, timeZone: string) =>
	instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
