import { redirect } from '@sveltejs/kit';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { readChange } from '#lib/server/compliance/read-change.ts';
import { recordChangeReading } from '#lib/server/compliance/record-change-reading.ts';
import { answering } from '#routes/answer.ts';
import { scenarioPath } from '#routes/(officer)/training/addresses.ts';
import { servicesOf } from '#routes/(officer)/training/services-of.ts';
import { askedInWords } from '#routes/(officer)/training/asked-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const change = await readChange(locals, { releaseId: Number(params.release) });
	const { timeZone } = locals.actor;
	const { asks, isBound, readAt } = change;
	return {
		title: change.title,
		since: dayInWords(change.since),
		note: change.note,
		asks: asks && askedInWords({ kind: asks, isBound, since: change.since }).words,
		again: asks === 'retake-now' ? scenarioPath(change.requirementId, change.code) : null,
		read: readAt && dayInWords(localDay(readAt, timeZone)),
		changes: change.changes,
		services: servicesOf(
			(change.changes ?? []).flatMap(({ blocks }) => blocks),
			localDay(locals.now, timeZone)
		)
	};
});

export const actions = {
	default: answering(async ({ locals, params }: RequestEvent) => {
		await recordChangeReading(locals, { releaseId: Number(params.release) });
		redirect(303, '/training');
	})
};
