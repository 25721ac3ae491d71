import type { CheckedContent, ContentTexts } from '#lib/domain/course/check-content.ts';
import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { PAPERS } from '#lib/domain/course/papers/course.ts';
import { lessonPlan } from '#lib/domain/course/papers/lesson-plan.ts';
import { peopleTable, readPeople } from '#lib/domain/course/papers/people-table.ts';
import { sourceTitles } from '#lib/domain/course/papers/source-titles.ts';
import { courseOf, writePaper } from '#lib/domain/course/papers/write-paper.ts';
import { exerciseOf } from '#lib/domain/scenario/exercise.ts';

/** What can be printed: the papers of the course file, and the cast. */
export const PRINTED = [...PAPERS, 'plan', 'people'] as const;

/** A paper of the course file as Markdown; null where it is the plan of a module that is not there. */
export function paperOf(
	paper: (typeof PRINTED)[number],
	code: string | undefined,
	texts: ContentTexts,
	{ modules, scenarios, exercises }: CheckedContent
): string | null {
	const taught = {
		modules,
		scenarios: new Map([
			...scenarios,
			...[...exercises].map(([code, exercise]) => [exerciseOf(code), exercise] as const)
		])
	};
	if (paper === 'people') return peopleTable(readPeople(texts['people.yaml'] ?? ''));
	if (paper !== 'plan') return writePaper(paper, taught, texts['matrix.yaml'] ?? '');
	const module = modules.find((module) => module.code === code);
	const sources = sourceTitles(texts['sources.yaml'] ?? '');
	return module ? lessonPlan(module, courseOf(taught).scenarios, PASS_PERCENT, sources) : null;
}
