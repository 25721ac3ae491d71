// The one place where telling meets standing: what the messages need of where everybody stands, and nothing more.

import type { Temporal } from 'temporal-polyfill';
import type { ToldStanding } from '#lib/domain/compliance/telling/messages-due.ts';
import { versionOn } from '#lib/domain/compliance/versions.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { standingOfDepartment } from '../standing-of-department.ts';

export interface TellingDepartment {
	id: string;
	name: string;
	timeZone: string;
}

/** Where everybody of a department stands at a moment, by person; of practice nothing. */
export type ReadStandings = (
	trx: Tx,
	department: TellingDepartment,
	now: Temporal.Instant
) => Promise<Map<string, ToldStanding[]>>;

export const standingsToTell: ReadStandings = async (trx, { id, name, timeZone }, now) => {
	// Nobody is signed in: the program itself looks, as whoever may see the whole department.
	const actor = {
		...{ departmentId: id, departmentName: name, timeZone, personId: '', givenName: '', familyName: '' },
		...{ rank: null, unitId: null, roles: ['admin'] as const }
	};
	const { officers, requirements, today } = await standingOfDepartment(trx, { actor, now });
	const rules = new Map(requirements.map(({ id, versions }) => [id, versions]));
	return new Map(
		officers.map(({ personId, standings }) => [
			personId,
			standings.flatMap(({ requirementId, standing }): ToldStanding[] => {
				if (standing.kind === 'not-applicable' || standing.kind === 'current') return [];
				const versions = rules.get(requirementId)!;
				const { title, consequences } = versionOn(versions, today) ?? versions[0];
				const { kind, dueOn, cycle } = standing;
				const why = whyStanding(standing, versions);
				return [
					{
						...{ requirementId, title, kind, dueOn, cycle: cycle.number, opensOn: cycle.opensOn, why },
						consequence: consequences.text,
						tellSupervisor: consequences.tellSupervisor
					}
				];
			})
		])
	);
};
