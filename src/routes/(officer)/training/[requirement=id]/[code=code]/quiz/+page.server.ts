import { fail, redirect } from '@sveltejs/kit';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import { readModule, type ModuleView } from '#lib/server/compliance/read-module.ts';
import { startQuiz } from '#lib/server/compliance/start-quiz.ts';
import { answering } from '#routes/answer.ts';
import { modulePath, questionPath, quizPath } from '#routes/(officer)/training/addresses.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const here = (params: { requirement: string; code: string }) => ({
	requirementId: params.requirement,
	code: params.code
});

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const view = await readModule(locals, here(params));
	const { quiz } = view;
	const last = quiz.lastAttemptId;
	return {
		stepAway: '/away',
		context: view.title,
		title: view.title,
		about: modulePath(params.requirement, params.code),
		contentNote: view.contentNote,
		state: quiz.state,
		rules: `${quiz.questions} questions drawn from a larger pool, one a page, about ${minutesInWords(quiz.minutes)}. ${quiz.passPercent}% passes. No clock runs.`,
		attempts: `${quiz.used} of ${quiz.attempts} attempts of this cycle used.`,
		words: stateWords(quiz, locals.actor.timeZone),
		result: last && questionPath({ ...here(params), id: last }, 'result')
	};
});

function stateWords(quiz: ModuleView['quiz'], timeZone: string): string {
	switch (quiz.state) {
		case 'lessons-first':
			return 'The quiz opens when all lessons are read.';
		case 'waiting':
			return `The next attempt opens at ${timeInWords(quiz.until, timeZone)}. Time to look again at what was missed.`;
		case 'used-up':
			return 'All attempts of this cycle are used. Your supervisor can open another one; your lessons stay read.';
		case 'passed':
			return 'You have passed this quiz.';
		case 'open':
			return 'An attempt is open. Your answers are saved.';
		case 'ready':
			return quiz.used ? 'A fresh attempt is open to you, with other questions.' : '';
		default:
			return quiz satisfies never;
	}
}

export const actions = {
	start: answering(async ({ locals, params }: RequestEvent) => {
		const started = await startQuiz(locals, here(params));
		if (started.kind === 'started')
			redirect(303, questionPath({ ...here(params), id: started.attemptId }, 0));
		if (started.reason === 'passed' && 'attemptId' in started)
			redirect(303, questionPath({ ...here(params), id: started.attemptId }, 'result'));
		if (started.reason === 'not-begun') redirect(303, modulePath(params.requirement, params.code));
		// The page says why, from the same facts.
		return fail(409, { reason: started.reason, page: quizPath(params.requirement, params.code) });
	})
};
