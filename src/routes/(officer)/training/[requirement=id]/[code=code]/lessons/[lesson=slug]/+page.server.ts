import { redirect } from '@sveltejs/kit';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { finishLesson } from '#lib/server/course/finish-lesson.ts';
import { readLesson } from '#lib/server/course/read-lesson.ts';
import { answering } from '#routes/answer.ts';
import { lessonPath, modulePath } from '#routes/(officer)/training/addresses.ts';
import { checkAction } from '#routes/(officer)/training/check-action.ts';
import { servicesOf } from '#routes/(officer)/training/services-of.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

type Params = { requirement: string; code: string; lesson: string };
const here = (params: Params) => ({
	requirementId: params.requirement,
	code: params.code,
	lesson: params.lesson
});

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const lesson = await readLesson(locals, here(params));
	const today = localDay(locals.now, locals.actor.timeZone);
	const { moduleTitle, title, segments, sourcesHtml, checks, number, of, done, permille, previous } = lesson;
	return {
		stepAway: '/away',
		context: moduleTitle,
		minutes: minutesInWords(lesson.minutes),
		...{ moduleTitle, title, segments, sourcesHtml, number, of, done, permille },
		checks: checks.map(({ id, blocks, multiple, answers }) => ({ id, blocks, multiple, answers })),
		services: servicesOf(segments, today),
		about: modulePath(params.requirement, params.code),
		previous: previous && {
			href: lessonPath(params.requirement, params.code, previous.slug),
			title: previous.title
		},
		isLast: lesson.next === null
	};
});

export const actions = {
	finish: answering(async ({ locals, params }: RequestEvent) => {
		const { next } = await finishLesson(locals, here(params));
		redirect(
			303,
			next
				? lessonPath(params.requirement, params.code, next.slug)
				: modulePath(params.requirement, params.code)
		);
	}),
	check: answering(async ({ request, locals, params }: RequestEvent) =>
		checkAction(request, locals, here(params))
	)
};
