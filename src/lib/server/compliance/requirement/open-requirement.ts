import { NotFound } from '#lib/server/refusals.ts';
import type { RequirementVersions } from './queries.ts';

/** One that binds people: practice is the trainers' offer and has no versions. */
export function openRequirement(all: readonly RequirementVersions[], id: string): RequirementVersions {
	const found = all.find((one) => one.id === id);
	if (!found?.versions[0].binding) throw new NotFound();
	return found;
}
