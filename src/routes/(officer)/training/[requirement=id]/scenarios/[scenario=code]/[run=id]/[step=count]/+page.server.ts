import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { timeInWords } from '#lib/domain/calendar/time-words.ts';
import { index } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { makeChoice, type Made } from '#lib/server/scenario/make-choice.ts';
import { readRun, type RunView } from '#lib/server/scenario/read-run.ts';
import { answering } from '#routes/answer.ts';
import { modulePath, runPath, scenarioPath } from '#routes/(officer)/training/addresses.ts';
import { servicesOf } from '#routes/(officer)/training/services-of.ts';
import { skillBars, skillNames } from '#routes/(officer)/training/skill-bars.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const step = Number(params.step);
	const view = await readRun(locals, { runId: params.run, step });
	if (view.run.code !== params.scenario || view.run.requirementId !== params.requirement)
		error(404, 'Not found');
	const today = localDay(locals.now, locals.actor.timeZone);
	return {
		stepAway: '/away',
		context: view.run.title,
		title: view.run.title,
		progress: view.progress,
		otherWay:
			view.kind === 'scene'
				? {
						href: scenarioPath(view.run.requirementId, view.run.code),
						label: view.run.way === 'story' ? 'Take another way' : 'Play the scenario instead'
					}
				: null,
		back: step > 0 ? runPath(view.run, step - 1) : null,
		services: servicesOf(view.blocks, today),
		view: shown(view, locals.actor.timeZone, url.searchParams.has('ready'))
	};
});

/** What the page draws; a scene with a pause shows the pause alone until the officer is ready. */
function shown(view: RunView, timeZone: string, ready: boolean) {
	switch (view.kind) {
		case 'scene': {
			const pause = view.blocks.filter((block) => block.kind === 'pause');
			if (pause.length && !ready) return { kind: 'pause' as const, name: view.name, blocks: pause };
			const blocks = view.blocks.filter((block) => block.kind !== 'pause');
			return {
				...view,
				kind: 'scene' as const,
				blocks,
				choices: view.choices.map(({ index, html }) => ({ value: index, label: html, html }))
			};
		}
		case 'past':
			return {
				kind: 'past' as const,
				name: view.name,
				blocks: view.blocks,
				chosen: view.chosen,
				unkept: view.unkept,
				consequenceHtml: view.consequenceHtml,
				right: view.right,
				skills: skillNames(view.skills),
				saved: timeInWords(view.savedAt, timeZone),
				next: runPath(view.run, view.next)
			};
		case 'ending':
			return {
				kind: 'ending' as const,
				passed: view.passed,
				score: `${view.won} of ${view.most} points, ${view.percent}%. ${view.passPercent}% and no critical error passes.`,
				skills: skillBars(view.bySkill),
				criticalErrors: view.criticalErrors,
				blocks: view.blocks,
				modules: view.modules.map(({ code, title, required }) => ({
					title,
					href: required ? modulePath(view.run.requirementId, code) : null
				})),
				again: scenarioPath(view.run.requirementId, view.run.code)
			};
		default:
			return view satisfies never;
	}
}

const schema = v.object({
	choice: v.optional(index),
	answer: v.pipe(v.array(index), v.maxLength(20)),
	form: v.picklist(['choice', 'answer', 'continue'], 'This could not be read. Choose again.')
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { error: 'This could not be read. Choose again.' });
		const run = { requirementId: params.requirement, code: params.scenario, id: params.run };
		const made = await makeChoice(locals, {
			runId: params.run,
			step: Number(params.step),
			made: madeOf(form.value)
		});
		if (made.kind === 'recorded')
			redirect(303, runPath(run, form.value.form === 'continue' ? made.step + 1 : made.step));
		if (made.reason === 'not-there-yet') redirect(303, runPath(run, 0).replace(/\/0$/, ''));
		return fail(400, {
			error:
				made.reason === 'nothing-chosen' ? 'Choose what you do.' : 'That is not one of these. Choose again.'
		});
	})
};

function madeOf({ form, choice, answer }: v.InferOutput<typeof schema>): Made {
	if (form === 'continue') return { kind: 'continue' };
	return form === 'answer' ? { kind: 'answer', answers: answer } : { kind: 'choice', choice: choice ?? -1 };
}
