// A module is a folder of Markdown and data; what its parts say of each other is checked here, on texts.

import { readQuiz } from '#lib/domain/scenario/check.ts';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { slugOf } from '#lib/domain/scenario/names.ts';
import type { Quiz } from '#lib/domain/scenario/scenario.ts';
import { checkLesson, type CheckedLesson } from './check-lesson.ts';
import { checkModuleFile } from './check-module-file.ts';
import { checkParts } from './check-parts.ts';
import { checkObjectives, checkPool, checkSkills } from './check-pool.ts';
import { lessonSlug } from './lesson-outline.ts';
import type { Known } from './known.ts';
import { outlineModule, type ModuleOutline } from './module-outline.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

/** A module with every problem it has. */
export interface CheckedModule {
	problems: Problem[];
	outline: ModuleOutline;
	quiz: Quiz | null;
}

/**
 * Checks a module.
 * @param sources text by path relative to the module's folder: module.yaml, lessons/01-….md, checks.md, quiz.md
 * @param folder where the module lies, for the files that problems name
 */
export function checkModule(
	code: string,
	sources: Record<string, string>,
	folder: string,
	known: Known
): CheckedModule {
	const fileOf = (path: string) => `${folder}/${path}`;
	const problems = ['module.yaml', 'checks.md', 'quiz.md']
		.filter((path) => !(path in sources))
		.map((path) => missing(fileOf(path)));
	const lessons = Object.keys(sources)
		.filter((path) => path.startsWith('lessons/'))
		.sort();
	if (lessons.length === 0) problems.push(missing(fileOf('lessons/01-first.md')));

	const file = checkModuleFile(code, sources['module.yaml'] ?? '', fileOf('module.yaml'));
	if ('module.yaml' in sources) problems.push(...file.problems);
	problems.push(...checkLessonNames(lessons, fileOf));
	const checks = readQuestions(sources['checks.md'], fileOf('checks.md'), problems);
	const checkIds = checks?.questions.map(({ key }) => key) ?? [];
	const read = lessons.map((path) =>
		checkLesson(sources[path]!, fileOf(path), file.objectives, checkIds, known)
	);
	problems.push(...read.flatMap((lesson) => lesson.problems));
	if (checks)
		problems.push(
			...checkChecks(
				checks,
				fileOf('checks.md'),
				new Set(read.flatMap((lesson) => lesson.checks)),
				file.objectives
			)
		);
	const quiz = readQuestions(sources['quiz.md'], fileOf('quiz.md'), problems);
	if (quiz) problems.push(...checkPool(quiz, fileOf('quiz.md'), lessons.map(lessonSlug), file.objectives));
	problems.push(...untaught(file.objectives ?? 0, read, fileOf('module.yaml')));
	const outline = outlineModule(code, sources, quiz);
	// What is broken in a part would be said again of the whole.
	if (problems.every(({ severity }) => severity !== 'error'))
		problems.push(...checkParts(outline, fileOf('module.yaml')));
	return { problems, outline, quiz };
}

function missing(file: string): Problem {
	const report = new Report<ModuleRule>(file, moduleRules);
	report.add('module-file-missing', { line: 1 }, 'The module has no such file.');
	return report.problems[0]!;
}

function readQuestions(text: string | undefined, file: string, problems: Problem[]): Quiz | null {
	if (text === undefined) return null;
	const read = readQuiz(text, file);
	problems.push(...read.problems);
	return read.quiz;
}

function checkLessonNames(paths: readonly string[], fileOf: (path: string) => string): Problem[] {
	const slugs = paths.map(lessonSlug);
	return paths.flatMap((path, i) => {
		const report = new Report<ModuleRule>(fileOf(path), moduleRules);
		if (!/^lessons\/\d{2}-[^/]+\.md$/.test(path) || slugOf(slugs[i]!) !== slugs[i])
			report.add(
				'lesson-name-wrong',
				{ line: 1 },
				'Name a lesson with two digits and small letters, such as 01-no-marks.md.'
			);
		if (slugs.indexOf(slugs[i]!) !== i)
			report.add('lesson-name-twice', { line: 1 }, `Another lesson is called “${slugs[i]!}” already.`);
		return report.problems;
	});
}

function checkChecks(
	checks: Quiz,
	file: string,
	shown: ReadonlySet<string>,
	objectives: number | null
): Problem[] {
	const report = new Report<ModuleRule>(file, moduleRules);
	checkSkills(checks, report);
	checkObjectives(checks, objectives, report);
	for (const { key, name, line } of checks.questions) {
		if (!shown.has(key))
			report.add(
				'check-unused',
				{ line },
				`No lesson shows “${name}”. Write <Check id="${key}" /> where it belongs.`
			);
	}
	return report.sorted();
}

function untaught(objectives: number, lessons: readonly CheckedLesson[], file: string): Problem[] {
	const report = new Report<ModuleRule>(file, moduleRules);
	if (lessons.some((lesson) => lesson.objectives === null)) return [];
	const taught = new Set(lessons.flatMap((lesson) => lesson.objectives ?? []));
	for (let number = 1; number <= objectives; number++) {
		if (!taught.has(number))
			report.add('objective-not-taught', { line: 1 }, `No lesson names objective ${number}.`);
	}
	return report.problems;
}
