import { readMatrix } from '#lib/domain/course/check-matrix.ts';
import type { CheckedContent, ContentTexts } from '#lib/domain/course/check-content.ts';
import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { localPlaces } from '#lib/domain/course/local-places.ts';
import { courseOutline } from '#lib/domain/course/papers/course-outline.ts';
import { courseScenario } from '#lib/domain/course/papers/course.ts';
import { hourlySchedule } from '#lib/domain/course/papers/hourly-schedule.ts';
import { lessonPlan } from '#lib/domain/course/papers/lesson-plan.ts';
import { localRules } from '#lib/domain/course/papers/local-rules.ts';
import { peopleTable, readPeople } from '#lib/domain/course/papers/people-table.ts';
import { statuteMatrix } from '#lib/domain/course/papers/statute-matrix.ts';
import { yamlValues } from '#lib/domain/course/yaml-map.ts';

export const PAPERS = ['matrix', 'outline', 'schedule', 'plan', 'people', 'local'] as const;

/** A paper of the course file as Markdown; null where it is the plan of a module that is not there. */
export function paperOf(
	paper: (typeof PAPERS)[number],
	code: string | undefined,
	texts: ContentTexts,
	{ modules, scenarios }: CheckedContent
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
			return module ? lessonPlan(module, course.scenarios, PASS_PERCENT, titlesOf(texts)) : null;
		}
		case 'people':
			return peopleTable(readPeople(texts['people.yaml'] ?? ''));
		case 'local':
			return localRules(localPlaces(modules, scenarios));
		default:
			return paper satisfies never;
	}
}

/** Titles of the sources, by id. */
const titlesOf = (texts: ContentTexts) =>
	Object.fromEntries(
		Object.entries(yamlValues(texts['sources.yaml'] ?? '')).map(([id, source]) => [
			id,
			(source as { title: string }).title
		])
	);
