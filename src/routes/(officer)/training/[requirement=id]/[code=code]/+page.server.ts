import { fail, redirect } from '@sveltejs/kit';
import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readModule, type ModuleView } from '#lib/server/compliance/read-module.ts';
import { answering } from '#routes/answer.ts';
import {
	lessonPath,
	modulePath,
	quizPath,
	scenarioPath,
	signPath
} from '#routes/(officer)/training/addresses.ts';
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
		time: timeInAll(view),
		passing: `The quiz draws ${view.quiz.questions} questions. ${view.quiz.passPercent}% passes, with ${view.quiz.attempts} attempts in this cycle.`,
		parts: partsOf(view, locals.actor.timeZone),
		text: `${modulePath(params.requirement, params.code)}/text`,
		next: view.completion ? null : nextOf(view),
		completion: completion && {
			certificate: completion.certificateId && `/certificates/${completion.certificateId}`,
			words: `Completed on ${dayInWords(completion.completedOn)}, valid until ${dayInWords(completion.validUntil)}.`
		}
	};
});

function timeInAll({ completion, begun, minutes, minutesLeft }: ModuleView): string | null {
	if (completion) return null;
	if (!begun) return `About ${minutesInWords(minutes)}`;
	return minutesLeft > 0 ? `About ${minutesInWords(minutesLeft)} left` : 'Only your signature is left';
}

/** What to go on with: the lesson, then the quiz, then a scenario, then the signature. Null when time must pass first. */
function nextOf({ requirement, code, resumeAt, quiz, scenarios, missing }: ModuleView): string | null {
	if (resumeAt) return lessonPath(requirement.id, code, resumeAt);
	if (quiz.state === 'ready' || quiz.state === 'open') return quizPath(requirement.id, code);
	const scenario = scenarios.find(({ asks, state }) => asks && state !== 'passed');
	if (scenario) return scenarioPath(requirement.id, scenario.code);
	return missing.length ? null : signPath(requirement.id, code);
}

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
