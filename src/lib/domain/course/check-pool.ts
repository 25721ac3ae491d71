import { quizOdds } from '#lib/domain/assessment/quiz-check.ts';
import { nearest } from '#lib/domain/scenario/nearest.ts';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import type { Quiz } from '#lib/domain/scenario/scenario.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

export const SMALLEST_POOL = 15;
/** The mark that a requirement has unless a department raises it. */
export const PASS_PERCENT = 80;
const MOST_GUESSED = 1 / 20;

/** Checks what a module asks of its quiz: a large pool, skills, lessons to read again, and no way to pass unread. */
export function checkPool(quiz: Quiz, file: string, lessonSlugs: readonly string[]): Problem[] {
	const report = new Report<ModuleRule>(file, moduleRules);
	checkSkills(quiz, report);
	for (const { name, readAgain, line } of quiz.questions) {
		if (readAgain === null)
			report.add(
				'read-again-missing',
				{ line },
				`Write “read again:” and a lesson under “${name}”. The lessons are ${lessonSlugs.join(', ')}.`
			);
		else if (!lessonSlugs.includes(readAgain)) {
			const meant = nearest(readAgain, lessonSlugs);
			report.add(
				'read-again-unknown',
				{ line },
				`There is no lesson “${readAgain}”.${meant ? ` Did you mean “${meant}”?` : ''}`
			);
		}
	}
	if (quiz.questions.length < SMALLEST_POOL)
		report.add(
			'quiz-pool-small',
			{ line: 1 },
			`The pool has ${quiz.questions.length} questions; ${SMALLEST_POOL} is the least.`
		);
	else if (quiz.draw === null)
		report.add(
			'quiz-without-draw',
			{ line: 1 },
			'Say in the header how many questions an attempt draws, such as “draw: 8”.'
		);
	else checkOdds(quiz, report);
	return report.sorted();
}

/** Checks that each question says which skill it tests. */
export function checkSkills({ questions }: Quiz, report: Report<ModuleRule>): void {
	for (const { name, skills, line } of questions) {
		if (skills.length === 0)
			report.add(
				'question-without-skill',
				{ line },
				`Write “skills:” and one or two skills under “${name}”.`
			);
	}
}

function checkOdds(quiz: Quiz, report: Report<ModuleRule>): void {
	const { guessing, longest } = quizOdds(quiz, PASS_PERCENT);
	const percent = (chance: number) => `${(chance * 100).toFixed(1)}%`;
	if (guessing > MOST_GUESSED)
		report.add(
			'quiz-guessing-passes',
			{ line: 1 },
			`Guessing passes ${percent(guessing)} of attempts; 5% is the most. Draw more questions or give them more answers.`
		);
	else if (longest > MOST_GUESSED)
		report.add(
			'quiz-longest-passes',
			{ line: 1 },
			`Always ticking the longest answer passes ${percent(longest)} of attempts.`
		);
}
