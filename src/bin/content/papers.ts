import type { CheckedContent, ContentTexts } from '#lib/domain/course/check-content.ts';
import { exerciseOf } from '#lib/domain/scenario/exercise.ts';
import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { localPlaces } from '#lib/domain/course/local-places.ts';
import { courseOutline } from '#lib/domain/course/papers/course-outline.ts';
import { courseScenario, PAPERS } from '#lib/domain/course/papers/course.ts';
import { hourlySchedule } from '#lib/domain/course/papers/hourly-schedule.ts';
import { lessonPlan } from '#lib/domain/course/papers/lesson-plan.ts';
import { localRules } from '#lib/domain/course/papers/local-rules.ts';
import { peopleTable, readPeople } from '#lib/domain/course/papers/people-table.ts';
import { sourceTitles } from '#lib/domain/course/papers/source-titles.ts';
import { readMatrix, statuteMatrix } from '#lib/domain/course/papers/statute-matrix.ts';

/** What can be printed: the papers of the course file, and the cast. */
export const PRINTED = [...PAPERS, 'plan', 'people'] as const;

/** A paper of the course file as Markdown; null where it is the plan of a module that is not there. */
export function paperOf(
	paper: (typeof PRINTED)[number],
	code: string | undefined,
	texts: ContentTexts,
	{ modules, scenarios, exercises }: CheckedContent
): string | null {
	const course = {
		modules,
		scenarios: [...scenarios].map(([code, scenario]) => courseScenario(code, scenario))
	};
	switch (paper) {
		case 'matrix':
			return statuteMatrix(readMatrix(texts['matrix.yaml'] ?? ''), modules);
		case 'outline':
			return courseOutline(course);
		case 'schedule':
			return hourlySchedule(course);
		case 'plan': {
			const module = modules.find((module) => module.code === code);
			return module ? lessonPlan(module, course.scenarios, PASS_PERCENT, sourceTitles(texts['sources.yaml'] ?? '')) : null;
		}
		case 'people':
			return peopleTable(readPeople(texts['people.yaml'] ?? ''));
		case 'local-rules':
			return localRules(localPlaces(
					modules,
					new Map([...scenarios, ...[...exercises].map(([code, one]) => [exerciseOf(code), one] as const)])
				));
		default:
			return paper satisfies never;
	}
}
