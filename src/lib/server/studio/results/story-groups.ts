import { counted, firstAttempts, secondAttempts } from '#lib/domain/studio/results/group-runs.ts';
import { sceneResults, type StoryResult } from '#lib/domain/studio/results/scene-results.ts';
import { storyFlow } from '#lib/domain/studio/results/story-flow.ts';
import type { Db } from '#lib/server/database/database.ts';
import { playable } from '#lib/server/scenario/own-run.ts';
import { readScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import { asFinished, type Of } from './finished.ts';
import { listFinishedRuns } from './queries.ts';
import type { StoryGroup } from './read-results.ts';

/** The groups of a scenario's finished runs of which five officers at least can be counted. */
export async function storyGroups(db: Db, { departmentId, code, versions }: Of): Promise<StoryGroup[]> {
	const runs = (await listFinishedRuns(db, departmentId, code)).map(asFinished);
	const firsts = firstAttempts(runs);
	const groups: StoryGroup[] = [];
	for (const [index, { hash, since }] of versions.entries()) {
		const first = counted(firsts.get(hash) ?? []);
		if (first.length === 0) continue;
		const { scenario } = await readScenarioVersion(db, hash);
		const flow = storyFlow(scenario);
		const told = (some: typeof first): StoryResult | null =>
			flow &&
			sceneResults(
				scenario,
				flow,
				some.map(({ id, won, steps }) => ({ id, won, visits: flow.follow(steps.map(playable)) }))
			);
		const group = (attempt: 1 | 2, some: typeof first, results: StoryResult | null): StoryGroup => ({
			key: `${hash.slice(0, 12)}-${attempt}`,
			...{ version: hash, since, isNewest: index === 0, attempt, officers: some.length },
			scenario,
			results
		});
		const result = told(first);
		groups.push(group(1, first, result));
		const second = counted(secondAttempts(runs, first), result?.againAtLeast ?? 0);
		if (second.length > 0) groups.push(group(2, second, told(second)));
	}
	return groups;
}
