import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { NO_DETAIL, type AgencyDetail } from '#lib/domain/compliance/agency/agency.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listNames } from '../queries.ts';
import { readStandards } from '../standards/read-standards.ts';
import { listAgencySettings } from './queries.ts';

export interface AgencySetting extends AgencyDetail {
	number: number;
	setBy: string;
	setAt: Temporal.Instant;
}

/** What the agency is called at its state now, everything that it was called, and the states that it can file with. */
export async function readAgency(
	context: Context
): Promise<{ detail: AgencyDetail; settings: AgencySetting[]; profiles: { id: string; name: string }[] }> {
	const { actor, now } = context;
	if (!can(actor, { action: 'file-with-state' })) throw new Forbidden();
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const rows = await listAgencySettings(trx, actor.departmentId);
		const people = [...new Set(rows.map(({ setBy }) => setBy))];
		const names = await listNames(trx, actor.departmentId, people, localDay(now, actor.timeZone));
		return {
			detail: rows[0] ?? NO_DETAIL,
			settings: rows.map((row) => ({ ...row, setBy: names.get(row.setBy) ?? '' })),
			profiles: readStandards().profiles.map(({ id, name }) => ({ id, name }))
		};
	});
}
