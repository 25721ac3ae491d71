import { parseQuiz } from '#lib/domain/scenario/parse.ts';
import { MINUTES_A_QUESTION } from '#lib/domain/scenario/proof/reading-time.ts';
import { outlineLesson, type LessonOutline } from './lesson-outline.ts';
import type { ModuleDocument } from './module.ts';
import { yamlValues } from './yaml-map.ts';

/** A module as a course file describes it: read from its sources, so from what was published as well as from content/. */
export interface ModuleOutline extends Pick<
	ModuleDocument,
	'code' | 'title' | 'track' | 'minutes' | 'summary' | 'contentNote' | 'objectives'
> {
	lessons: LessonOutline[];
	quiz: {
		/** Questions in the pool, and how many of them an attempt asks. */
		pool: number;
		draw: number;
		/** As its header says. */
		minutes: number;
		minutesByQuestions: number;
		/** How many questions of the pool test each objective, the first objective first. */
		byObjective: number[];
	};
}

/**
 * @param sources text by path relative to the module's folder; what cannot be read there is empty here
 * @param quiz what quiz.md holds, where it was read before
 */
export function outlineModule(
	code: string,
	sources: Record<string, string>,
	quiz = parseQuiz(sources['quiz.md'] ?? '', 'quiz.md').quiz
): ModuleOutline {
	const about = yamlValues(sources['module.yaml'] ?? '');
	const objectives = Array.isArray(about['objectives']) ? about['objectives'].map(String) : [];
	const questions = quiz?.questions ?? [];
	const draw = Math.min(quiz?.draw ?? Infinity, questions.length);
	return {
		code,
		title: String(about['title'] ?? ''),
		track: about['track'] as ModuleDocument['track'],
		minutes: Number(about['minutes'] ?? 0),
		summary: String(about['summary'] ?? ''),
		contentNote: String(about['content note'] ?? ''),
		objectives,
		lessons: Object.keys(sources)
			.filter((path) => path.startsWith('lessons/'))
			.sort()
			.map((path) => outlineLesson(path, sources[path]!)),
		quiz: {
			pool: questions.length,
			draw,
			minutes: quiz?.minutes ?? 0,
			minutesByQuestions: draw * MINUTES_A_QUESTION,
			byObjective: objectives.map(
				(_, i) => questions.filter((question) => question.objectives.includes(i + 1)).length
			)
		}
	};
}
