// What every module of the course has: lessons of a few minutes, a worked case, common mistakes, phrase pairs, checks,
// a drawing, plain words, and minutes that its words account for.

import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';
import type { ModuleOutline } from './module-outline.ts';

const FEWEST_LESSONS = 4;
const MOST_LESSONS = 8;
const FEWEST_CHECKS = 3;
const HIGHEST_GRADE = 9;

/** Checks a module as a whole, from its outline. */
export function checkParts({ lessons, quiz, minutes }: ModuleOutline, file: string): Problem[] {
	const report = new Report<ModuleRule>(file, moduleRules);
	const say = (rule: ModuleRule, message: string) => report.add(rule, { line: 1 }, message);
	if (lessons.length < FEWEST_LESSONS || lessons.length > MOST_LESSONS)
		say(
			'module-lesson-count',
			`The module has ${lessons.length} lessons; it is ${FEWEST_LESSONS} to ${MOST_LESSONS}.`
		);
	const lacks = (what: string) => say('module-part-missing', `No lesson has ${what}.`);
	if (!lessons.some(({ cases }) => cases.length > 0)) lacks('a heading “## Worked case: …”');
	if (!lessons.some(({ hasMistakes }) => hasMistakes)) lacks('a heading “## Common mistakes”');
	if (!lessons.some(({ phrases }) => phrases > 0)) lacks('a <SayInstead>');
	if (!lessons.some(({ drawings }) => drawings.length > 0)) lacks('a <Figure>');
	const checks = lessons.flatMap((lesson) => lesson.checks).length;
	if (checks < FEWEST_CHECKS)
		say('module-part-missing', `The lessons have ${checks} checks; ${FEWEST_CHECKS} is the least.`);
	const grade = median(lessons.map((lesson) => lesson.grade));
	if (grade > HIGHEST_GRADE)
		say(
			'module-reading-grade',
			`Half of the lessons read at grade ${grade.toFixed(1)} or above; aim at grade ${HIGHEST_GRADE} or below.`
		);
	for (const { slug, minutes, minutesByWords } of lessons) {
		if (Math.abs(minutes - minutesByWords) > 1)
			say(
				'minutes-not-by-words',
				`“${slug}” says ${minutes} minutes; its words and checks take ${minutesByWords.toFixed(1)}.`
			);
	}
	if (Math.abs(quiz.minutes - quiz.minutesByQuestions) > 1)
		say(
			'minutes-not-by-words',
			`The quiz says ${quiz.minutes} minutes; ${quiz.draw} questions take ${quiz.minutesByQuestions.toFixed(1)}.`
		);
	const sum = lessons.reduce((total, lesson) => total + lesson.minutes, quiz.minutes);
	if (minutes !== sum)
		say('minutes-not-by-words', `The module says ${minutes} minutes; its lessons and quiz add up to ${sum}.`);
	return report.problems;
}

/** The middle value; 0 of none. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	if (sorted.length === 0) return 0;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
