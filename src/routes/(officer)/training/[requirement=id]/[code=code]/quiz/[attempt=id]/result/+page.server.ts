import { error, redirect } from '@sveltejs/kit';
import { readQuizResult } from '#lib/server/assessment/read-quiz-result.ts';
import { answering } from '#routes/answer.ts';
import { lessonPath, modulePath, questionPath, quizPath } from '#routes/(officer)/training/addresses.ts';
import { skillBars } from '#routes/(officer)/training/skill-bars.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const view = await readQuizResult(locals, { attemptId: params.attempt });
	const { attempt } = view;
	if (attempt.code !== params.code || attempt.requirementId !== params.requirement) error(404, 'Not found');
	if (view.kind === 'open') redirect(303, questionPath(attempt, 'check'));
	const { passed, won, most, percent, passPercent } = view;
	return {
		stepAway: '/away',
		context: attempt.moduleTitle,
		passed,
		score: `${won} of ${most} points, ${percent}%. ${passPercent}% passes.`,
		skills: skillBars(view.bySkill),
		readAgain: view.readAgain.map(({ slug, title }) => ({
			title,
			href: lessonPath(attempt.requirementId, attempt.code, slug)
		})),
		questions: view.questions,
		about: modulePath(attempt.requirementId, attempt.code),
		quiz: quizPath(attempt.requirementId, attempt.code)
	};
});
