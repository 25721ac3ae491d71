// Whoever would rather not play a scenario takes its written exercise: the same decisions, asked without a story. It is
// equal, so it practises the same modules and is passed at the same mark.

import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import type { Known } from './known.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

/** Checks that scenarios and exercises belong together, one to one. The maps hold what could be read, by code. */
export function checkExercises(
	{ scenarios: codes, exercises: exerciseCodes }: Pick<Known, 'scenarios' | 'exercises'>,
	scenarios: ReadonlyMap<string, Scenario>,
	exercises: ReadonlyMap<string, Scenario>,
	folder: string
): Problem[] {
	const add = (path: string, rule: ModuleRule, message: string) => {
		const report = new Report<ModuleRule>(`${folder}/${path}`, moduleRules);
		report.add(rule, { line: 1 }, message);
		return report.problems;
	};
	return [
		...codes
			.filter((code) => !exerciseCodes.includes(code))
			.flatMap((code) =>
				add(`scenarios/${code}.md`, 'exercise-missing', `There is no exercises/${code}.md.`)
			),
		...exerciseCodes.flatMap((code) => {
			const path = `exercises/${code}.md`;
			if (!codes.includes(code)) return add(path, 'exercise-alone', `There is no scenarios/${code}.md.`);
			const [scenario, exercise] = [scenarios.get(code), exercises.get(code)];
			if (!scenario || !exercise) return [];
			const unequal = [
				...(sameCodes(scenario.practices, exercise.practices) ? [] : ['practices']),
				...(scenario.passPercent === exercise.passPercent ? [] : ['pass at'])
			];
			return unequal.flatMap((key) =>
				add(path, 'exercise-unequal', `“${key}” differs from that of scenarios/${code}.md.`)
			);
		})
	];
}

const sameCodes = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join();
