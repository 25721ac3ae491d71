import { nearest } from '#lib/domain/scenario/nearest.ts';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { dataRules, type DataRule } from './data-rules.ts';
import type { ModuleOutline } from './module-outline.ts';
import { isUncovered, objectivesByName, readMatrix } from './papers/statute-matrix.ts';

/** Checks that every objective the matrix names is there, and that what is uncovered says who has to meet it. */
export function checkMatrix(text: string, modules: readonly ModuleOutline[], file: string): Problem[] {
	const report = new Report<DataRule>(file, dataRules);
	const lines = text.split('\n');
	const named = objectivesByName(modules);
	for (const { id, subjects } of readMatrix(text)) {
		for (const subject of subjects) {
			const line = Math.max(1, 1 + lines.findIndex((written) => written.includes(subject.subject)));
			if (isUncovered(subject) && !subject.missing)
				report.add(
					'matrix-gap',
					{ line },
					`“${subject.subject}” of ${id} is met by nothing and says not why.`
				);
			for (const name of subject.objectives ?? []) {
				if (named.has(name)) continue;
				const meant = nearest(name, named.keys());
				report.add(
					'matrix-objective-unknown',
					{ line },
					`There is no objective “${name}”.${meant ? ` Did you mean “${meant}”?` : ''}`
				);
			}
		}
	}
	return report.problems;
}
