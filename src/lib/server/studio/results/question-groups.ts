import { SMALLEST_GROUP } from '#lib/domain/studio/group-in-words.ts';
import { drawQuestions } from '#lib/domain/assessment/draw-questions.ts';
import { scoreQuiz } from '#lib/domain/assessment/score-quiz.ts';
import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { counted, firstAttempts, secondAttempts } from '#lib/domain/studio/results/group-runs.ts';
import { questionResults, secondsKnown } from '#lib/domain/studio/results/question-results.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Db } from '#lib/server/database/database.ts';
import { asFinished, type Of } from './finished.ts';
import { listSubmittedAttempts } from './queries.ts';
import type { QuizGroup } from './read-results.ts';

/** The groups of a quiz's submitted attempts that five officers at least belong to. */
export async function questionGroups(db: Db, { departmentId, code, versions }: Of): Promise<QuizGroup[]> {
	const attempts = (await listSubmittedAttempts(db, departmentId, code)).map(asFinished);
	const firsts = firstAttempts(attempts);
	const groups: QuizGroup[] = [];
	for (const [index, { hash, since }] of versions.entries()) {
		const first = firsts.get(hash) ?? [];
		if (first.length < SMALLEST_GROUP) continue;
		const { quiz } = (await readVersion(db, hash, 'module')).document as ModuleDocument;
		const told = (some: typeof first) =>
			questionResults(
				quiz.questions.map(({ key }) => key),
				some.map(({ id, seed, answers }) => {
					const drawn = drawQuestions(quiz, seed);
					const given = drawn.map(
						(_, place) => answers.find(({ question }) => question === place)?.chosen ?? null
					);
					return { id, results: scoreQuiz(quiz, drawn, given, 100).results };
				})
			);
		const group = (attempt: 1 | 2, some: typeof first, results: ReturnType<typeof told>): QuizGroup => ({
			key: `${hash.slice(0, 12)}-${attempt}`,
			...{ version: hash, since, isNewest: index === 0, attempt, officers: counted(some).length },
			questions: results.map((result, at) => ({ name: quiz.questions[at]!.name, result }))
		});
		const results = told(first);
		groups.push(group(1, first, results));
		const known = secondsKnown(results, quiz.draw ?? quiz.questions.length);
		const second = secondAttempts(attempts, first).slice(0, known);
		if (second.length >= SMALLEST_GROUP) groups.push(group(2, second, told(second)));
	}
	return groups;
}
