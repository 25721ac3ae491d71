import type { Temporal } from 'temporal-polyfill';
import { drawQuestions } from '#lib/domain/assessment/draw-questions.ts';
import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { TODAY, wasKnown, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { isRight } from '#lib/domain/scenario/play.ts';
import type { Block } from '#lib/domain/scenario/scenario.ts';
import { findAttempt } from '#lib/server/assessment/queries.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { openRecord } from './open-record.ts';
import { reachesPeriod } from './reaches-period.ts';

/** A question as the officer saw it, with all they answered. */
export interface QuestionAsShown {
	name: string;
	blocks: Block[];
	/** In the order shown; `chosen` in the last revision. `right` is null where it is not to be known (see below). */
	answers: { html: string; coachHtml: string; right: boolean | null; chosen: boolean }[];
	/** First to last; empty when it was not answered. */
	revisions: { answeredAt: Temporal.Instant; chosen: string[] }[];
	/** null when it was not answered, or the attempt is still open. */
	right: boolean | null;
}

/**
 * One quiz attempt of an officer, question by question, on the version it was taken on. Opening it is recorded.
 * While it is open nobody is told what is right in it; and who takes the training themselves is told it of the answers
 * that were chosen only, for the same questions wait for them. Of a past moment it is as far as it had come.
 */
export async function readOfficerAttempt(
	context: Context,
	{ personId, attemptId, asked = TODAY }: { personId: string; attemptId: string; asked?: AsOfAsked }
) {
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const { today, known, held, until } = await openRecord(trx, context, personId, 'see-answers', asked);
		const found = await findAttempt(trx, departmentId, attemptId);
		if (found?.attempt.personId !== personId) throw new NotFound();
		const { attempt } = found;
		const answers = found.answers.filter(({ answeredAt }) => wasKnown(answeredAt, until));
		const submission =
			found.submission && wasKnown(found.submission.submittedAt, until) ? found.submission : null;
		if (!wasKnown(attempt.startedAt, until)) throw new NotFound();
		if (!reachesPeriod(context.actor, attempt.startedAt, submission?.submittedAt)) throw new NotFound();
		const { title, document } = await readVersion(trx, attempt.contentHash, 'module');
		const { quiz } = document as ModuleDocument;
		const isLearner = can(context.actor, { action: 'train' });
		const questions = drawQuestions(quiz, attempt.seed).map(({ question, order }, place): QuestionAsShown => {
			const { name, blocks, answers: all } = quiz.questions.find(({ key }) => key === question)!;
			const revisions = answers.filter((answer) => answer.question === place);
			const last = revisions.at(-1);
			const shown = last?.shown ?? order;
			return {
				name,
				blocks,
				answers: shown.map((index) => {
					const { html, coachHtml, right } = all[index]!;
					const chosen = last?.chosen.includes(index) ?? false;
					const isKnown = submission !== null && (chosen || !isLearner);
					return { html, chosen, right: isKnown ? right : null, coachHtml: isKnown ? coachHtml : '' };
				}),
				revisions: revisions.map(({ answeredAt, chosen }) => ({
					answeredAt,
					chosen: chosen.map((index) => all[index]!.text)
				})),
				right: last && submission ? isRight(all, last.chosen) : null
			};
		});
		await recordEvents(trx, context, {
			kind: 'record-opened',
			subject: personId,
			what: `attempt ${attemptId}`
		});
		return { today, known, held, attempt: { ...attempt, title }, submission, questions };
	});
}
