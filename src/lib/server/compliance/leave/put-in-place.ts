import type { AuditEvent } from '#lib/domain/audit/event.ts';
import type { LeaveSpell, WaiverSpell } from '#lib/domain/compliance/leave.ts';
import { checkLeave, type LeaveProblem } from '#lib/domain/compliance/records/check-leave.ts';
import { checkWaiver, type WaiverProblem } from '#lib/domain/compliance/records/check-waiver.ts';
import { isSameDays } from '#lib/domain/compliance/records/days.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { enterLeave } from './enter-leave.ts';
import { enterWaiver } from './enter-waiver.ts';
import type { openRecords } from './open-records.ts';
import { listLeave, listOutsideNamed, listSessionCreditsNamed, listWaivers } from './queries.ts';

/** What is to stand in the place of a row: days of leave or of a waiver, or another row of the same kind that is there. */
export type Replacement =
	| { kind: 'leave'; replacement: LeaveSpell }
	| { kind: 'waiver'; replacement: WaiverSpell }
	| { kind: 'outside' | 'session-credit'; replacement: { id: string } };

export type ReplacementProblem =
	| ({ kind: 'refused' } & (LeaveProblem | WaiverProblem))
	/** It says what stands already, or names no other row that counts. */
	| Refused<'unchanged' | 'no-such-record'>;

/**
 * Finds or writes what stands in the place of the row `id`, in the caller's transaction. Leave and waivers keep the
 * reason that they were given for; why the row was wrong is the correction's to say.
 */
export async function putInPlace(
	trx: Tx,
	context: Context,
	records: Awaited<ReturnType<typeof openRecords>>,
	input: { personId: string; id: string } & Replacement
): Promise<{ kind: 'put'; id: string; event: AuditEvent | null } | ReplacementProblem> {
	const { departmentId } = context.actor;
	const { personId, id } = input;
	const { history, today, uncorrected } = records;
	switch (input.kind) {
		case 'leave': {
			const rows = uncorrected(await listLeave(trx, departmentId, personId));
			const wrong = rows.find((row) => row.id === id)!;
			const { kind, fromOn, untilOn } = input.replacement;
			if (wrong.kind === kind && isSameDays(wrong, input.replacement)) return UNCHANGED;
			const others = rows.filter((row) => row.id !== id);
			const problem = checkLeave(input.replacement, { others, history, today });
			if (problem) return { kind: 'refused', ...problem };
			const leave = { kind, fromOn, untilOn, personId, reason: wrong.reason };
			const { leaveId, event } = await enterLeave(trx, context, leave);
			return { kind: 'put', id: leaveId, event };
		}
		case 'waiver': {
			const rows = uncorrected(await listWaivers(trx, departmentId, personId));
			const wrong = rows.find((row) => row.id === id)!;
			const { requirementId, reason } = wrong;
			const { fromOn, untilOn } = input.replacement;
			if (isSameDays(wrong, input.replacement)) return UNCHANGED;
			const others = rows.filter((row) => row.id !== id && row.requirementId === requirementId);
			// That it binds was asked when the first waiver was granted.
			const problem = checkWaiver(input.replacement, { isBinding: true, others, history, today });
			if (problem) return { kind: 'refused', ...problem };
			const waiver = { fromOn, untilOn, personId, requirementId, reason };
			const { waiverId, event } = await enterWaiver(trx, context, waiver);
			return { kind: 'put', id: waiverId, event };
		}
		case 'outside':
		case 'session-credit': {
			const list = input.kind === 'outside' ? listOutsideNamed : listSessionCreditsNamed;
			const others = uncorrected(await list(trx, departmentId, personId)).filter((row) => row.id !== id);
			const named = others.find((row) => row.id === input.replacement.id);
			if (!named) return { kind: 'refused', reason: 'no-such-record' };
			return { kind: 'put', id: named.id, event: null };
		}
		default:
			return input satisfies never;
	}
}

const UNCHANGED = { kind: 'refused', reason: 'unchanged' } as const;

/** Whether the row `replacedBy` is what `input` would put in place: then the correction was sent twice. */
export async function isInPlace(
	trx: Tx,
	departmentId: string,
	replacedBy: string,
	input: { personId: string } & Replacement
): Promise<boolean> {
	switch (input.kind) {
		case 'leave': {
			const row = (await listLeave(trx, departmentId, input.personId)).find(({ id }) => id === replacedBy);
			return row?.kind === input.replacement.kind && isSameDays(row, input.replacement);
		}
		case 'waiver': {
			const row = (await listWaivers(trx, departmentId, input.personId)).find(({ id }) => id === replacedBy);
			return row !== undefined && isSameDays(row, input.replacement);
		}
		case 'outside':
		case 'session-credit':
			return input.replacement.id === replacedBy;
		default:
			return input satisfies never;
	}
}
