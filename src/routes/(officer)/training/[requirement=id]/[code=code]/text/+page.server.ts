import { redirect } from '@sveltejs/kit';
import { minutesInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { finishLesson } from '#lib/server/course/finish-lesson.ts';
import { readText } from '#lib/server/course/read-text.ts';
import { answering } from '#routes/answer.ts';
import { modulePath } from '#routes/(officer)/training/addresses.ts';
import { checkAction } from '#routes/(officer)/training/check-action.ts';
import { servicesOf } from '#routes/(officer)/training/services-of.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const here = (params: { requirement: string; code: string }) => ({
	requirementId: params.requirement,
	code: params.code
});

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const text = await readText(locals, here(params));
	const today = localDay(locals.now, locals.actor.timeZone);
	return {
		stepAway: '/away',
		context: text.title,
		title: text.title,
		contentNote: text.contentNote,
		minutes: minutesInWords(text.minutes),
		begun: text.begun,
		allRead: text.lessons.every((lesson) => lesson.done),
		about: modulePath(params.requirement, params.code),
		lessons: text.lessons.map(({ slug, title, segments, checks, done }) => ({
			slug,
			title,
			segments,
			checks,
			done,
			services: servicesOf(segments, today)
		})),
		sourcesHtml: text.sourcesHtml
	};
});

export const actions = {
	read: answering(async ({ locals, params }: RequestEvent) => {
		const { lessons } = await readText(locals, here(params));
		for (const { slug, done } of lessons)
			if (!done) await finishLesson(locals, { ...here(params), lesson: slug });
		redirect(303, modulePath(params.requirement, params.code));
	}),
	check: answering(async ({ request, locals, params, url }: RequestEvent) =>
		checkAction(request, locals, { ...here(params), lesson: url.searchParams.get('lesson') ?? '' })
	)
};
