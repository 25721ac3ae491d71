import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { readQuestion } from '#lib/server/assessment/read-question.ts';
import { submitQuiz } from '#lib/server/assessment/submit-quiz.ts';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { readStatement } from '#lib/server/certificate/read-statement.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { startQuiz } from '#lib/server/compliance/start-quiz.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import { finishLesson } from '#lib/server/course/finish-lesson.ts';
import { recordReading } from '#lib/server/course/record-reading.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import type { Refused } from '#lib/server/refusals.ts';
import type { DemoOfficerAtWork } from './demo-clock.ts';
import type { Teaching } from './teaching.ts';

/** One item of the demo's requirement for one officer. */
export interface Task {
	officer: DemoOfficerAtWork;
	requirementId: string;
	code: string;
	teaching: Teaching;
}

/** Reads the first `most` lessons of a module, a few minutes each. */
export async function study({ officer, requirementId, code }: Task, most = Infinity) {
	accepted(await beginModule(officer.next(), { requirementId, code }));
	const { lessons } = await readModule(officer.next(), { requirementId, code });
	for (const { slug, minutes } of lessons.slice(0, most)) {
		for (let beat = 0; beat < minutes * 2; beat++)
			if (beat % 4 === 0)
				await recordReading(officer.next(30), {
					requirementId,
					code,
					lesson: slug,
					permille: Math.round((1000 * beat) / (minutes * 2))
				});
			else officer.next(30);
		await finishLesson(officer.next(), { requirementId, code, lesson: slug });
	}
}

/** Takes the quiz once, knowing it or not. */
export async function takeQuiz({ officer, requirementId, code, teaching }: Task, knowing: boolean) {
	const { attemptId } = accepted(await startQuiz(officer.next(), { requirementId, code }));
	for (let question = 0, of = 1; question < of; question++) {
		const shown = await readQuestion(officer.next(), { attemptId, question });
		if (shown.kind === 'submitted') throw new Error('The demo quiz was submitted already.');
		of = shown.of;
		const right = shown.answers
			.filter((answer) => teaching.isRight(shown.blocks, answer.html))
			.map(({ index }) => index);
		const wrong = shown.answers.filter(({ index }) => !right.includes(index)).map(({ index }) => index);
		accepted(
			await answerQuestion(officer.next(), {
				attemptId,
				question,
				chosen: knowing ? right : wrong.slice(0, 1)
			})
		);
	}
	accepted(await submitQuiz(officer.next(), { attemptId }));
}

/** By the best choices, by the worst, or best but for a slip at every step that is a multiple of the number. */
export type PlayedWay = 'best' | 'worst' | { slipEvery: number };

/** Plays the scenario in some way; stops after `most` steps. */
export async function playScenario(
	{ officer, requirementId, code, teaching }: Task,
	way: PlayedWay,
	most = Infinity
) {
	const { runId } = accepted(await startRun(officer.next(), { requirementId, code }));
	for (let step = 0; step < most; step++) {
		const shown = await readRun(officer.next(), { runId });
		if (shown.kind !== 'scene') return;
		const rated = shown.choices
			.map(({ index, html }) => ({ index, worth: teaching.worth(html) }))
			.sort((a, b) => b.worth - a.worth);
		const slips = typeof way === 'object' && shown.step % way.slipEvery === way.slipEvery - 1;
		const pick = (way === 'worst' ? rated.at(-1) : rated[slips ? 1 : 0])?.index ?? 0;
		const made =
			shown.form === 'continue'
				? { kind: 'continue' as const }
				: shown.form === 'choice'
					? { kind: 'choice' as const, choice: pick }
					: { kind: 'answer' as const, answers: [pick] };
		accepted(await makeChoice(officer.next(), { runId, step: shown.step, made }));
	}
}

/** Signs the statement of a module that is done. */
export async function sign({ officer, requirementId, code }: Task) {
	const statement = await readStatement(officer.next(), { requirementId, code });
	if (statement.kind === 'awarded') return;
	accepted(
		await awardCompletion(officer.next(), {
			requirementId,
			code,
			statementHash: statement.hash,
			agreed: true
		})
	);
}

/** What was done, where the demo counts on its being done. */
export function accepted<Answer extends { kind: string }>(answer: Answer): Exclude<Answer, Refused> {
	if (answer.kind === 'refused') throw new Error(`The demo was refused: ${JSON.stringify(answer)}`);
	return answer as Exclude<Answer, Refused>;
}
