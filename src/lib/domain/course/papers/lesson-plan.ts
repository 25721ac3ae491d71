import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import type { LessonOutline } from '../lesson-outline.ts';
import { localPlaces, placeName } from '../local-places.ts';
import type { ModuleOutline } from '../module-outline.ts';
import { trackTitles, type CourseScenario } from './course.ts';

/**
 * The lesson plan of a module as Markdown: what is taught when, for which objective, by which activity, and how it is
 * assessed.
 * @param scenarios those of the course; the ones that practise the module are named
 * @param passPercent the mark of the quiz
 * @param sources titles of the sources by id
 */
export function lessonPlan(
	module: ModuleOutline,
	scenarios: readonly CourseScenario[],
	passPercent: number,
	sources: Readonly<Record<string, string>>
): string {
	const { code, title, track, minutes, summary, contentNote, objectives, lessons, quiz } = module;
	const practised = scenarios.filter(({ practices }) => practices.includes(code));
	const cited = [...new Set(lessons.flatMap(({ facts }) => facts.map(({ source }) => source)))].sort();
	const locals = localPlaces([module], new Map());
	return [
		`# Lesson plan: ${code} ${title}`,
		`${trackTitles[track]} · ${minutesInWords(minutes)}, self-paced and online`,
		`**Purpose.** ${summary}`,
		`**Content note.** ${contentNote}`,
		'## Objectives',
		objectives
			.map((objective, i) => `${i + 1}. ${objective} (${quiz.byObjective[i] ?? 0} questions of the pool)`)
			.join('\n'),
		'## Lessons',
		...lessons.flatMap((lesson, i) => [
			`### ${i + 1}. ${lesson.title} (${lesson.minutes} min)`,
			[
				`- Objectives: ${lesson.objectives.join(', ')}. Skills: ${lesson.skills.join(', ')}.`,
				`- Topics: ${lesson.headings.join('; ').replace(/[.?!]$/, '') || 'as titled'}.`,
				`- Activities: ${activitiesOf(lesson).join(', ')}.`
			].join('\n')
		]),
		'## Assessment',
		[
			`- In the lessons: ${lessons.flatMap(({ checks }) => checks).length} checks with feedback, not scored.`,
			`- Quiz: ${quiz.draw} questions drawn from ${quiz.pool}, answers shuffled; ${passPercent}% passes.`,
			...practised.map(
				({ code, title, decisions, passPercent }) =>
					`- Scenario ${code} ${title}: ${decisions} rated decisions; ${passPercent}% and no critical error passes.`
			),
			'- A signed statement that the officer did it alone.'
		].join('\n'),
		...(locals.length > 0
			? [
					'## What the department supplies',
					locals
						.map(
							({ id, at }) =>
								`- **${placeName(id)}.** ${[...new Set(at.map(({ covers }) => covers))].join(' ')}`
						)
						.join('\n')
				]
			: []),
		...(cited.length > 0 ? ['## Sources', cited.map((id) => `- ${id}: ${sources[id] ?? id}`).join('\n')] : [])
	].join('\n\n');
}

/** What an officer does in a lesson, in words: `reading, a worked case (…), 2 checks`. */
function activitiesOf({ words, cases, drawings, phrases, checks, reflections }: LessonOutline): string[] {
	const some = (count: number, one: string, many: string) =>
		count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];
	return [
		`reading (${words} words)`,
		...cases.map((name) => `worked case (${name})`),
		...drawings.map((caption) => `drawing (${caption})`),
		...some(phrases, 'a phrase pair', 'phrase pairs'),
		...some(checks.length, 'a check with feedback', 'checks with feedback'),
		...some(reflections, 'a private reflection', 'private reflections')
	];
}
