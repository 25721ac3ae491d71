// Whoever would rather not play a scenario takes its written exercise: the same decisions, asked without a story. It is
// equal, so it practises the same modules, is passed at the same mark, and has the same points by skill and the same
// critical errors: results must not tell which way was taken.

import { mostPoints } from '#lib/domain/scenario/proof/most.ts';
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
				...(scenario.passPercent === exercise.passPercent ? [] : ['pass at']),
				...(isSame(mostPoints(scenario), mostPoints(exercise))
					? []
					: ['the points to win in all and by skill']),
				...(isSame(criticalErrorsOf(scenario), criticalErrorsOf(exercise)) ? [] : ['the critical errors'])
			];
			return unequal.flatMap((what) =>
				add(path, 'exercise-unequal', `In ${what} it differs from scenarios/${code}.md.`)
			);
		})
	];
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The critical errors that can be made, sorted, each once. */
const criticalErrorsOf = ({ scenes }: Scenario) =>
	[
		...new Set(
			scenes
				.flatMap((scene) => (scene.kind === 'scene' ? scene.choices : []))
				.flatMap(({ rating }) => (rating.kind === 'critical' ? [rating.error] : []))
		)
	].sort();

const sameCodes = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join();
