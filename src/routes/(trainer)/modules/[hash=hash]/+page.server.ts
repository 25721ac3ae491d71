import { error } from '@sveltejs/kit';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readContentVersion } from '#lib/server/compliance/read-content-version.ts';
import { answering } from '#routes/answer.ts';
import { shownModule, shownScenario } from './shown-version.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { version, publishedAt } = await readContentVersion(locals, { hash: params.hash });
	const isLearner = can(locals.actor, { action: 'train' });
	const today = localDay(locals.now, locals.actor.timeZone);
	if (version.kind === 'statement') error(404, 'Not found');
	return {
		code: version.code,
		title: version.title,
		hash: version.hash,
		published: dayInWords(localDay(publishedAt, locals.actor.timeZone)),
		isLearner,
		module: version.kind === 'module' ? shownModule(version.document, isLearner, today) : null,
		scenario: version.kind === 'scenario' ? shownScenario(version.document, isLearner, today) : null
	};
});
