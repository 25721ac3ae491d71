import type { RequirementVersions } from './requirement/queries.ts';

/** Requirements as they are called now. */
export const titlesOf = (requirements: readonly RequirementVersions[]) =>
	requirements.map(({ id, versions }) => ({ id, title: versions.at(-1)!.title }));
