import {
	requirementWords,
	type RequirementWords
} from '#lib/domain/compliance/adopting/requirement-words.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { isBefore } from '#lib/domain/compliance/term.ts';
import { versionOn } from '#lib/domain/compliance/versions.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { readNames } from './names.ts';
import { listRequirements, type RequirementVersions } from './queries.ts';

/** `ahead`: it counts from a later day on. */
export type RequirementState = 'in-force' | 'ahead' | 'withdrawn' | 'practice';

export interface ListedRequirement {
	id: string;
	/** The version that counts today, or the first one of what counts later. */
	shown: Requirement;
	state: RequirementState;
	/** Versions whose day is still to come, besides the one that is shown. */
	ahead: Requirement[];
	words: RequirementWords;
}

/** All requirements of the department, those in force first. */
export async function readRequirements(context: Context): Promise<ListedRequirement[]> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	const today = localDay(context.now, timeZone);
	return readInDepartment(context.db, departmentId, async (trx) => {
		const all = await listRequirements(trx, departmentId);
		const names = await readNames(trx, context);
		const listed = all.map(({ id, versions }) => {
			const shown = versionOn(versions, today) ?? versions[0];
			const ahead = versions.filter(
				(version) =>
					version !== shown && isBefore(today, version.effectiveOn) && version.version > shown.version
			);
			return { id, shown, ahead, state: stateOf(versions, today), words: requirementWords(shown, names) };
		});
		return listed.sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
	});
}

const ORDER: RequirementState[] = ['in-force', 'ahead', 'practice', 'withdrawn'];

/** What a requirement is on a day. */
export function stateOf(
	versions: RequirementVersions['versions'],
	today: Requirement['effectiveOn']
): RequirementState {
	if (!versions[0].binding) return 'practice';
	const inForce = versionOn(versions, today);
	if (!inForce) return 'ahead';
	return inForce.withdrawn ? 'withdrawn' : 'in-force';
}
