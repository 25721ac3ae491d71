import { quizOdds, type QuizOdds } from '#lib/domain/assessment/quiz-check.ts';
import { nearest } from '#lib/domain/scenario/nearest.ts';
import { Report, type Problem } from '#lib/domain/scenario/problem.ts';
import type { Quiz } from '#lib/domain/scenario/scenario.ts';
import { moduleRules, type ModuleRule } from './module-rules.ts';

const SMALLEST_POOL = 20;
/** The mark that a requirement has unless a department raises it. */
export const PASS_PERCENT = 80;
/** Guessing, and any pattern of length or place, passes at most one attempt in so many. */
const MOST_GUESSED = 1 / 100;
/** A pattern may be right in at most this share of the pool. */
const MOST_BY_PATTERN = 1 / 3;

/**
 * Checks what a module asks of its quiz: a large pool, skills, every objective, lessons to read again, and no way to
 * pass unread.
 * @param objectives how many objectives the module has; null where that cannot be read
 */
export function checkPool(
	quiz: Quiz,
	file: string,
	lessonSlugs: readonly string[],
	objectives: number | null
): Problem[] {
	const report = new Report<ModuleRule>(file, moduleRules);
	checkSkills(quiz, report);
	checkObjectives(quiz, objectives, report);
	checkTested(quiz, objectives, report);
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

/** Checks that each question says which objectives of the module it tests. */
export function checkObjectives({ questions }: Quiz, count: number | null, report: Report<ModuleRule>): void {
	for (const { name, objectives, line } of questions) {
		if (objectives.length === 0)
			report.add(
				'question-without-objective',
				{ line },
				`Write “objectives:” and the numbers of the objectives that “${name}” tests.`
			);
		else if (
			objectives.some((number) => !Number.isInteger(number) || number < 1 || number > (count ?? Infinity))
		)
			report.add(
				'question-objective-unknown',
				{ line },
				`“objectives: ${objectives.join(', ')}” under “${name}” has to be places in module.yaml, counted from 1.`
			);
	}
}

/** Checks that every objective is tested, unless a question does not say what it tests. */
function checkTested({ questions }: Quiz, count: number | null, report: Report<ModuleRule>): void {
	if (questions.some(({ objectives }) => objectives.length === 0)) return;
	const tested = new Set(questions.flatMap(({ objectives }) => objectives));
	for (let number = 1; number <= (count ?? 0); number++) {
		if (!tested.has(number))
			report.add('objective-not-tested', { line: 1 }, `No question tests objective ${number}.`);
	}
}

/** What somebody would do who has seen through a pool. */
const PATTERN_IN_WORDS: Record<Exclude<keyof QuizOdds, 'guessing'>, string> = {
	longest: 'Always ticking the longest answer',
	shortest: 'Always ticking the shortest answer',
	first: 'Always ticking the first answer',
	last: 'Always ticking the last answer',
	butLongest: 'Guessing among all but the longest answer',
	butShortest: 'Guessing among all but the shortest answer'
};

function checkOdds(quiz: Quiz, report: Report<ModuleRule>): void {
	const { guessing, ...patterns } = quizOdds(quiz, PASS_PERCENT);
	const percent = (chance: number) => `${(chance * 100).toFixed(1)}%`;
	if (guessing.passes > MOST_GUESSED)
		report.add(
			'quiz-guessing-passes',
			{ line: 1 },
			`Guessing passes ${percent(guessing.passes)} of attempts; ${percent(MOST_GUESSED)} is the most. Draw more questions or give them more answers.`
		);
	else {
		for (const [pattern, { passes, right }] of Object.entries(patterns)) {
			if (passes > MOST_GUESSED || right > MOST_BY_PATTERN)
				report.add(
					'quiz-pattern-helps',
					{ line: 1 },
					`${PATTERN_IN_WORDS[pattern as keyof typeof patterns]} is right ${percent(right)} of the time and passes ${percent(passes)} of attempts; ${percent(MOST_BY_PATTERN)} and ${percent(MOST_GUESSED)} are the most.`
				);
		}
	}
}
