import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import type { ModuleOutline } from '../module-outline.ts';

/** The papers that are about the whole course; the lesson plan is of one module. */
export const PAPERS = ['outline', 'schedule', 'matrix', 'local-rules'] as const;
export type Paper = (typeof PAPERS)[number];

/** What the papers of a course file are made from: what is written, in the order in which it is taught. */
export interface Course {
	modules: readonly ModuleOutline[];
	scenarios: readonly CourseScenario[];
}

export type CourseScenario = Pick<
	Scenario,
	'title' | 'minutes' | 'summary' | 'contentNote' | 'practices' | 'passPercent'
> & { code: string; decisions: number };

/** A scenario as the papers need it. */
export function courseScenario(code: string, scenario: Scenario): CourseScenario {
	const { title, minutes, summary, contentNote, practices, passPercent, scenes } = scenario;
	const decisions = scenes.filter(
		(scene) =>
			scene.kind === 'question' ||
			(scene.kind === 'scene' && scene.choices.some(({ rating }) => rating.kind !== 'unscored'))
	).length;
	return { code, title, minutes, summary, contentNote, practices, passPercent, decisions };
}

/** The titles of the three tracks, in teaching order. */
export const trackTitles = {
	recognition: 'Trauma recognition',
	communication: 'Empathetic communication',
	referral: 'Referral procedure and collaboration'
} as const;

/** The modules by track, in teaching order. */
export const byTrack = ({ modules }: Pick<Course, 'modules'>) =>
	Object.entries(trackTitles)
		.map(([track, title]) => ({
			title,
			modules: modules.filter((module) => module.track === track)
		}))
		.filter(({ modules }) => modules.length > 0);

/** Everything that takes an officer's time, in the order in which it is taught. */
export function partsOf(course: Course): { title: string; minutes: number }[] {
	return [
		...byTrack(course).flatMap(({ modules }) =>
			modules.flatMap(({ code, lessons, quiz }) => [
				...lessons.map(({ title, minutes }) => ({ title: `${code} ${title}`, minutes })),
				{ title: `${code} Quiz, ${quiz.draw} questions`, minutes: quiz.minutes }
			])
		),
		...course.scenarios.map(({ code, title, minutes }) => ({ title: `${code} ${title}, scenario`, minutes }))
	];
}

export const sumOf = (parts: readonly { minutes: number }[]) =>
	parts.reduce((minutes, part) => minutes + part.minutes, 0);
