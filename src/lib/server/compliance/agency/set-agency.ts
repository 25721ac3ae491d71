import { agencyDigest } from '#lib/domain/compliance/agency/agency-digest.ts';
import { NO_DETAIL, type AgencyDetail } from '#lib/domain/compliance/agency/agency.ts';
import { checkAgency, type AgencyProblem } from '#lib/domain/compliance/agency/check-agency.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { readStandards } from '../standards/read-standards.ts';
import { findAgency, insertAgency } from './queries.ts';

export type SetResult<Field extends string> =
	| { kind: 'changed' | 'unchanged'; number: number }
	| ({ kind: 'refused' } & AgencyProblem<Field>)
	| (Refused<'changed-meanwhile'> & { field: 'form' });

/** Says what the agency is called at its state, from now on. The same details again are no new ones. */
export async function setAgency(
	context: Context,
	input: AgencyDetail
): Promise<SetResult<keyof AgencyDetail>> {
	if (!can(context.actor, { action: 'file-with-state' })) throw new Forbidden();
	const { departmentId, personId: setBy } = context.actor;
	const { ori, stateAgencyNumber, profile, address, chiefName, chiefTitle } = input;
	const wanted = { ori, stateAgencyNumber, profile, address, chiefName, chiefTitle };
	const profiles = readStandards().profiles.map(({ id }) => id);
	const problem = checkAgency(wanted, profiles);
	if (problem) return { kind: 'refused', ...problem };
	return inDepartment(context.db, departmentId, async (trx): Promise<SetResult<keyof AgencyDetail>> => {
		const last = await findAgency(trx, departmentId);
		if (isSame(last ?? NO_DETAIL, wanted)) return { kind: 'unchanged', number: last?.number ?? 0 };
		const row = { ...wanted, departmentId, number: (last?.number ?? 0) + 1, setBy, setAt: context.now };
		if (!(await insertAgency(trx, row)))
			return { kind: 'refused', field: 'form', reason: 'changed-meanwhile' };
		await recordEvents(trx, context, {
			kind: 'agency-set',
			subject: departmentId,
			number: String(row.number),
			digest: agencyDigest(row)
		});
		return { kind: 'changed', number: row.number };
	});
}

/** Whether everything that is wanted stands already. */
export const isSame = <T extends object>(standing: T, wanted: T): boolean =>
	Object.entries(wanted).every(([name, value]) => standing[name as keyof T] === value);
