import { fail, redirect } from '@sveltejs/kit';
import { dayInWords, minutesInWords } from '#lib/domain/calendar/day-words.ts';
import type { Way } from '#lib/domain/scenario/exercise.ts';
import { readScenarioStart } from '#lib/server/compliance/read-scenario-start.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { answering } from '#routes/answer.ts';
import { runPath } from '#routes/(officer)/training/addresses.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const here = (params: { requirement: string; scenario: string }) => ({
	requirementId: params.requirement,
	code: params.scenario
});

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const start = await readScenarioStart(locals, here(params));
	return {
		stepAway: '/away',
		context: start.title,
		title: start.title,
		summary: start.summary,
		contentNote: start.contentNote,
		minutes: minutesInWords(start.minutes),
		scenes: start.scenes,
		passPercent: start.passPercent,
		state: start.state,
		again: start.again && { since: dayInWords(start.again.since), note: start.again.note },
		isPractice: start.isPractice,
		retired: start.retired,
		exercise: start.exercise && { ...start.exercise, minutes: minutesInWords(start.exercise.minutes) },
		opensOn: start.opensOn && dayInWords(start.opensOn),
		last: start.lastRun && runPath({ ...here(params), id: start.lastRun.id }, start.lastRun.steps)
	};
});

export const actions = {
	start: answering((event: RequestEvent) => begin(event, 'story')),
	exercise: answering((event: RequestEvent) => begin(event, 'exercise'))
};

const refusalInWords = (refused: Extract<Awaited<ReturnType<typeof startRun>>, { kind: 'refused' }>) =>
	refused.reason === 'retired'
		? 'This scenario was taken back. Nobody begins it any more.'
		: `This opens on ${dayInWords(refused.opensOn)}.`;

async function begin({ locals, params }: RequestEvent, way: Way) {
	const run = await startRun(locals, { ...here(params), way });
	if (run.kind === 'refused') return fail(409, { reason: refusalInWords(run) });
	const { at } = await readRun(locals, { runId: run.runId });
	redirect(303, runPath({ ...here(params), id: run.runId }, at));
}
