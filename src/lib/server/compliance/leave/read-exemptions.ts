import { Temporal } from 'temporal-polyfill';
import { TODAY, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { maySeeReason } from '#lib/domain/compliance/records/private-reason.ts';
import { can } from '#lib/domain/identity/can.ts';
import { clamp } from '#lib/domain/identity/inspection-scope.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { openRecord } from '../open-record.ts';
import { exemptionsOf } from './exemptions-of.ts';
import { listWaivable } from './queries.ts';

/**
 * Somebody's leave and waivers as their record shows them, what was corrected among them, and what the actor may do
 * about it: nothing on a past day. Reasons that are none of the actor's business are null.
 */
export async function readExemptions(
	context: Context,
	{ personId, asked = TODAY }: { personId: string; asked?: AsOfAsked }
) {
	const { actor } = context;
	const { departmentId } = actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const opened = await openRecord(trx, context, personId, 'see-record', asked);
		const { today, known, held, isPresent } = opened;
		const all = await exemptionsOf(trx, departmentId, personId, today, known);
		const leave = all.leave.filter(({ fromOn, untilOn }) => clamp(actor, fromOn, untilOn) !== null);
		const waivers = all.waivers.filter(({ fromOn, untilOn }) => clamp(actor, fromOn, untilOn) !== null);
		const waivable = isPresent ? await listWaivable(trx, departmentId) : [];
		return {
			today,
			name: `${held.givenName} ${held.familyName}`,
			leave: leave.map((row) => {
				// Whichever kind it was entered as first: the words are the same.
				const instead = row.correction?.instead;
				const isTold = [row, ...(instead ? [{ ...row, kind: instead.kind }] : [])].every((one) =>
					maySeeReason(actor, one)
				);
				if (isTold) return row;
				// Why it was corrected may tell it too.
				const correction = row.correction && { ...row.correction, reason: null };
				return { ...row, reason: null, correction };
			}),
			waivers,
			waivable: waivable.filter(
				({ withdrawnFrom }) => !withdrawnFrom || Temporal.PlainDate.compare(today, withdrawnFrom) < 0
			),
			mayRecordLeave: isPresent && can(actor, { action: 'record-leave', personId, unitId: held.unitId }),
			mayGrantWaiver: isPresent && can(actor, { action: 'grant-waiver', personId }),
			mayCorrect: isPresent && can(actor, { action: 'correct-record', personId })
		};
	});
}
