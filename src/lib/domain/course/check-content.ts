// Everything under content/ at once, on texts: what publishing would publish, and what the parts say of each other.

import { readScenario } from '#lib/domain/scenario/check.ts';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { checkData, knownOf } from './check-data.ts';
import { checkModule } from './check-module.ts';
import { checkService } from './check-components.ts';
import type { Known } from './known.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

/** Texts of a content folder, by path within it. */
export type ContentTexts = Record<string, string>;

export interface CheckedContent {
	problems: Problem[];
	/** Scenarios without errors, by code: what can be proved. */
	scenarios: Map<string, Scenario>;
	/** Codes of the modules. */
	modules: string[];
}

/**
 * @param texts every text file of the folder: modules/…, scenarios/…, and the data files beside them
 * @param folder its name, for the files that problems name
 */
export function checkContent(texts: ContentTexts, folder: string): CheckedContent {
	const paths = Object.keys(texts).sort();
	const problems = checkData(texts, folder);
	const known = knownOf(texts);
	const modules = [...new Set(paths.flatMap((path) => /^modules\/([^/]+)\//.exec(path)?.[1] ?? []))];
	for (const code of modules) {
		const within = `modules/${code}/`;
		const sources = paths
			.filter((path) => path.startsWith(within))
			.map((path) => [path.slice(within.length), texts[path]!]);
		problems.push(
			...checkModule(
				code,
				Object.fromEntries(sources) as Record<string, string>,
				`${folder}/modules/${code}`,
				known
			)
		);
	}
	const scenarios = new Map<string, Scenario>();
	for (const code of known.scenarios) {
		const path = `scenarios/${code}.md`;
		const { scenario, problems: found } = readScenario(texts[path]!, `${folder}/${path}`, known);
		problems.push(...found, ...(scenario ? checkServices(scenario, `${folder}/${path}`, known) : []));
		if (scenario && !found.some(({ severity }) => severity === 'error')) scenarios.set(code, scenario);
	}
	return { problems, scenarios, modules };
}

function checkServices({ scenes }: Scenario, file: string, known: Known): Problem[] {
	const report = new Report<ModuleRule>(file, moduleRules);
	for (const { blocks, line } of scenes) {
		for (const block of blocks) {
			if (block.kind === 'service' && block.id !== '')
				checkService(block.id, known, (rule, message) => report.add(rule, { line }, message));
		}
	}
	return report.problems;
}
