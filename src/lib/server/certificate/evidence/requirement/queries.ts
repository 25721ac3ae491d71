import type { VersionEvidence } from '#lib/domain/compliance/adopting/version-digest.ts';
import { listRequirements, listVersionNotes } from '#lib/server/compliance/requirement/queries.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Versions of requirements after the first, by requirement and number. */
export async function listVersionEvidence(db: Db, departmentId: string, requirements: string[]) {
	const evidence = new Map<string, VersionEvidence>();
	for (const { id, versions } of await listRequirements(db, departmentId)) {
		if (!requirements.includes(id) || versions.length === 1) continue;
		for (const { number, note, recordedBy, recordedAt } of await listVersionNotes(db, departmentId, id)) {
			const requirement = versions.find(({ version }) => version === number)!;
			evidence.set(`${id}/${number}`, { departmentId, requirement, note, recordedBy, recordedAt });
		}
	}
	return evidence;
}
