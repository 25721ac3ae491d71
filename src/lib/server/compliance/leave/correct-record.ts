import type { CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { enterCorrection } from './enter-correction.ts';
import { openRecords } from './open-records.ts';
import { isInPlace, putInPlace, type Replacement, type ReplacementProblem } from './put-in-place.ts';
import { findOwner } from './queries.ts';

type Corrected =
	| { kind: 'corrected'; correctionId: string; replacedBy: string | null }
	| Refused<'corrected' | 'reason-missing'>
	| ReplacementProblem;

/** Without a replacement the row is taken back: nothing stands in its place. */
type Correction = Replacement | { kind: CorrectableKind; replacement?: null };

/**
 * Says that a row of somebody's record was wrong, why, and what stands in its place. The row stays. An administrator
 * does so, never in their own record; what was corrected is not corrected again, its replacement may be.
 * @param input.personId whose record the row was looked for in: NotFound when it is somebody else's
 */
export async function correctRecord(
	context: Context,
	input: { id: string; reason: string; personId?: string } & Correction
): Promise<Corrected> {
	const { departmentId } = context.actor;
	const { kind: ofKind, id: ofId } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx): Promise<Corrected> => {
		const personId = (await findOwner(trx, departmentId, ofKind, ofId))?.personId;
		if (!personId || (input.personId && input.personId !== personId)) throw new NotFound();
		const records = await openRecords(trx, context, personId);
		if (!can(context.actor, { action: 'correct-record', personId })) throw new Forbidden();
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		const wanted = input.replacement ? { ...(input as Replacement), personId, id: ofId } : null;

		const before = records.corrections.find((one) => one.ofKind === ofKind && one.ofId === ofId);
		if (before) {
			const { id: correctionId, replacedBy } = before;
			const same =
				wanted === null || replacedBy === null
					? wanted === replacedBy
					: await isInPlace(trx, departmentId, replacedBy, wanted);
			return same && before.reason === reason
				? { kind: 'corrected', correctionId, replacedBy }
				: { kind: 'refused', reason: 'corrected' };
		}

		const instead = wanted && (await putInPlace(trx, context, records, wanted));
		if (instead?.kind === 'refused') return instead;
		const replacedBy = instead?.id ?? null;
		const { correctionId, event } = await enterCorrection(trx, context, {
			...{ ofKind, ofId, personId, replacedBy, reason }
		});
		await recordEvents(trx, context, ...(instead?.event ? [instead.event] : []), event);
		return { kind: 'corrected', correctionId, replacedBy };
	});
}
