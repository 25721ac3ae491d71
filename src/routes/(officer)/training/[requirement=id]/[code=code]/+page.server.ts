import { fail, redirect } from '@sveltejs/kit';
import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { answering } from '#routes/answer.ts';
import { lessonPath, modulePath } from '#routes/(officer)/training/addresses.ts';
import { partsOf } from './module-parts.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const here = (params: { requirement: string; code: string }) => ({
	requirementId: params.requirement,
	code: params.code
});

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const view = await readModule(locals, here(params));
	const { completion } = view;
	return {
		stepAway: '/away',
		context: view.title,
		title: view.title,
		summary: view.summary,
		contentNote: view.contentNote,
		objectives: view.objectives,
		begun: view.begun,
		open: view.open,
		opensOn: view.opensOn && dayInWords(view.opensOn),
		requiredBy: `${view.requirement.title} · ${view.requirement.citation}`,
		why: view.why,
		minutes: minutesInWords(view.begun ? view.minutesLeft : view.minutes),
		passing: `The quiz draws ${view.quiz.questions} questions. ${view.quiz.passPercent}% passes, with ${view.quiz.attempts} attempts in this cycle.`,
		parts: partsOf(view, locals.actor.timeZone),
		text: `${modulePath(params.requirement, params.code)}/text`,
		resume: view.resumeAt && lessonPath(params.requirement, params.code, view.resumeAt),
		completion: completion && {
			certificate: completion.certificateId && `/certificates/${completion.certificateId}`,
			words: `Completed on ${dayInWords(completion.completedOn)}, valid until ${dayInWords(completion.validUntil)}.`
		}
	};
});

export const actions = {
	start: answering(async ({ locals, params }: RequestEvent) => {
		const begun = await beginModule(locals, here(params));
		if (begun.kind === 'refused') return fail(409, { reason: `This opens on ${dayInWords(begun.opensOn)}.` });
		const { resumeAt } = await readModule(locals, here(params));
		redirect(
			303,
			resumeAt
				? lessonPath(params.requirement, params.code, resumeAt)
				: modulePath(params.requirement, params.code)
		);
	})
};
