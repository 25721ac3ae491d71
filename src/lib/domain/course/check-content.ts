// Everything under content/ at once, on texts: what publishing would publish, and what the parts say of each other.

import { readScenario } from '#lib/domain/scenario/check.ts';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import type { Quiz, Scenario } from '#lib/domain/scenario/scenario.ts';
import { checkData } from './check-data.ts';
import { checkExercises } from './check-exercises.ts';
import { checkMatrix } from './check-matrix.ts';
import { checkModule } from './check-module.ts';
import { checkService } from './check-components.ts';
import { codesIn, knownOf, type Known, type Room } from './known.ts';
import type { ModuleOutline } from './module-outline.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

/** Texts of a content folder, by path within it. */
export type ContentTexts = Record<string, string>;

export interface CheckedContent {
	problems: Problem[];
	/** Scenarios without errors, by code: what can be proved. */
	scenarios: Map<string, Scenario>;
	/** The written exercise of each scenario, without errors, by the scenario's code. */
	exercises: Map<string, Scenario>;
	/** What a trainer’s new scenario starts from, without errors, by name. */
	templates: Map<string, Scenario>;
	/** In the order of their codes. */
	modules: ModuleOutline[];
	/** Those that can be read, by the code of their module. */
	quizzes: Map<string, Quiz>;
}

/**
 * @param texts every text file of the folder: modules/…, scenarios/…, exercises/…, templates/… and the data files beside them
 * @param folder its name, for the files that problems name
 */
export function checkContent(texts: ContentTexts, folder: string): CheckedContent {
	const known = knownOf(texts);
	const problems = checkData(texts, folder);
	const checked = [...modulesOf(texts)].map(([code, sources]) =>
		checkModule(code, sources, `${folder}/modules/${code}`, known)
	);
	problems.push(...checked.flatMap((module) => module.problems));
	const modules = checked.map(({ outline }) => outline);
	const read = (room: Room) => {
		const sound = new Map<string, Scenario>();
		for (const code of codesIn(texts, room)) {
			const file = `${folder}/${room}/${code}.md`;
			const { scenario, problems: found } = readScenario(texts[`${room}/${code}.md`]!, file, known);
			problems.push(...found, ...(scenario ? checkNamed(scenario, file, known, room) : []));
			if (scenario && !found.some(({ severity }) => severity === 'error')) sound.set(code, scenario);
		}
		return sound;
	};
	const scenarios = read('scenarios');
	const exercises = read('exercises');
	const templates = read('templates');
	problems.push(...checkExercises(known, scenarios, exercises, folder));
	// A matrix or module that cannot be read would be said again of every line that names it.
	if (!problems.some(({ file, rule }) => file === `${folder}/matrix.yaml` || rule === 'module-yaml-broken'))
		problems.push(...checkMatrix(texts['matrix.yaml'] ?? '', modules, `${folder}/matrix.yaml`));
	const quizzes = new Map(
		checked.flatMap(({ outline, quiz }) => (quiz ? [[outline.code, quiz] as const] : []))
	);
	return { problems, scenarios, exercises, templates, modules, quizzes };
}

/** The sources of each module, by path within its folder, by code. */
function modulesOf(texts: ContentTexts): Map<string, Record<string, string>> {
	const modules = new Map<string, Record<string, string>>();
	for (const path of Object.keys(texts).sort()) {
		const [, code, within] = /^modules\/([^/]+)\/(.+)$/.exec(path) ?? [];
		if (code && within) modules.set(code, { ...modules.get(code), [within]: texts[path]! });
	}
	return modules;
}

/** Checks what a scenario names of the rest: lines of the directory, and the modules it practises. */
function checkNamed({ scenes, practices }: Scenario, file: string, known: Known, room: Room): Problem[] {
	const report = new Report<ModuleRule>(file, moduleRules);
	// An exercise practises what its scenario does (check-exercises.ts), so it is said once.
	for (const code of room === 'exercises' ? [] : practices)
		if (!known.modules.includes(code))
			report.add('practice-unknown', { line: 1 }, `“practices” names ${code}, and there is no such module.`);
	for (const { blocks, line } of scenes) {
		for (const block of blocks) {
			if (block.kind === 'service' && block.id !== '')
				checkService(block.id, known, (rule, message) => report.add(rule, { line }, message));
		}
	}
	return report.problems;
}
