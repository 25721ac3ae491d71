// The expanded course outline that a state asks for (11 CCR 1052(a)(3): purpose, topics in levels, objectives; TCOLE:
// objectives in teaching order), written from what is taught.

import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { byTrack, sumOf, type Course } from './course.ts';

/** As Markdown: purpose, then track, module, objectives and lessons with their topics. */
export function courseOutline(course: Course): string {
	const minutes = sumOf(course.modules) + sumOf(course.scenarios);
	return [
		'# Course outline',
		`Trauma-informed response to victims: ${course.modules.length} modules and ${course.scenarios.length} scenarios, ${minutesInWords(minutes)}.`,
		'**Purpose.** Officers learn to notice likely trauma reactions, to make first contact and gather facts without adding harm, and to connect people with help, with consent and on record.',
		'**Delivery.** Self-paced and online, in lessons of a few minutes; minutes by the word-count method for self-study (180 words a minute, 1.85 minutes a question or decision).',
		...byTrack(course).flatMap(({ title, modules }, track) => [
			`## ${track + 1}. ${title} (${minutesInWords(sumOf(modules))})`,
			...modules.flatMap((module) => [
				`### ${module.code} ${module.title} (${minutesInWords(module.minutes)})`,
				module.summary,
				'**Objectives**',
				module.objectives.map((objective, i) => `${i + 1}. ${objective}`).join('\n'),
				'**Topics**',
				[
					...module.lessons.flatMap(({ title, minutes, objectives, headings }, i) => [
						`- ${letter(i)}. ${title} (${minutes} min; objective${objectives.length > 1 ? 's' : ''} ${objectives.join(', ')})`,
						...headings.map((heading) => `  - ${heading}`)
					]),
					`- ${letter(module.lessons.length)}. Quiz: ${module.quiz.draw} of ${module.quiz.pool} questions (${module.quiz.minutes} min)`
				].join('\n')
			])
		]),
		...(course.scenarios.length > 0
			? [
					`## Scenarios (${minutesInWords(sumOf(course.scenarios))})`,
					course.scenarios
						.map(
							({ code, title, minutes, practices, decisions, summary }) =>
								`- **${code} ${title}** (${minutes} min, ${decisions} rated decisions; practices ${practices.join(', ')}). ${summary}`
						)
						.join('\n')
				]
			: [])
	].join('\n\n');
}

/** 0 → A */
const letter = (place: number) => String.fromCharCode(65 + place);
