import type { CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { openRecord } from '../open-record.ts';
import {
	findOwner,
	listCorrections,
	listLeave,
	listOutsideNamed,
	listSessionCreditsNamed,
	listWaivers
} from './queries.ts';

/**
 * A row that is to be corrected, as it stands, and for what is named by another row, which rows could stand in its
 * place. NotFound where there is no such row of that person or it is not the actor's to correct.
 */
export async function readCorrectable(
	context: Context,
	input: { personId: string; kind: CorrectableKind; id: string }
) {
	const { departmentId } = context.actor;
	const { personId, kind, id } = input;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const owner = await findOwner(trx, departmentId, kind, id);
		if (owner?.personId !== personId || !can(context.actor, { action: 'correct-record', personId }))
			throw new NotFound();
		const { held } = await openRecord(trx, context, personId, 'see-record');
		const corrected = (await listCorrections(trx, departmentId, personId)).map(({ ofId }) => ofId);
		return {
			name: `${held.givenName} ${held.familyName}`,
			isCorrected: corrected.includes(id),
			record: await recordOf(trx, departmentId, input, corrected)
		};
	});
}

async function recordOf(
	trx: Tx,
	departmentId: string,
	{ personId, kind, id }: { personId: string; kind: CorrectableKind; id: string },
	corrected: string[]
) {
	switch (kind) {
		case 'leave':
			return { kind, row: (await listLeave(trx, departmentId, personId)).find((row) => row.id === id)! };
		case 'waiver':
			return { kind, row: (await listWaivers(trx, departmentId, personId)).find((row) => row.id === id)! };
		case 'outside':
		case 'session-credit': {
			const list = kind === 'outside' ? listOutsideNamed : listSessionCreditsNamed;
			const rows = await list(trx, departmentId, personId);
			const others = rows.filter((row) => row.id !== id && !corrected.includes(row.id));
			return { kind, row: rows.find((row) => row.id === id)!, others };
		}
		default:
			return kind satisfies never;
	}
}
