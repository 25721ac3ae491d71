import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { wayOf } from '#lib/domain/scenario/exercise.ts';
import { localPlaces } from '../local-places.ts';
import type { ModuleOutline } from '../module-outline.ts';
import { courseOutline } from './course-outline.ts';
import { courseScenario, type Course, type Paper } from './course.ts';
import { hourlySchedule } from './hourly-schedule.ts';
import { localRules } from './local-rules.ts';
import { readMatrix, statuteMatrix } from './statute-matrix.ts';

/** What there is to write about, from content/ or from what was published. */
export interface Taught {
	modules: readonly ModuleOutline[];
	/** Scenarios and their written exercises, by the code under which each is published. */
	scenarios: ReadonlyMap<string, Scenario>;
}

/**
 * A paper about the whole course, as Markdown.
 * @param matrix text of content/matrix.yaml
 */
export function writePaper(paper: Paper, taught: Taught, matrix: string): string {
	switch (paper) {
		case 'outline':
			return courseOutline(courseOf(taught));
		case 'schedule':
			return hourlySchedule(courseOf(taught));
		case 'matrix':
			return statuteMatrix(readMatrix(matrix), taught.modules);
		case 'local-rules':
			return localRules(localPlaces(taught.modules, taught.scenarios));
		default:
			return paper satisfies never;
	}
}

/** The course as its papers count it: an exercise stands in for its scenario and takes no time beside it. */
export const courseOf = ({ modules, scenarios }: Taught): Course => ({
	modules,
	scenarios: [...scenarios]
		.filter(([code]) => wayOf(code) === 'story')
		.map(([code, scenario]) => courseScenario(code, scenario))
});
