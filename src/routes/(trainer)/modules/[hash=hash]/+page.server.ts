import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { answering } from '#routes/answer.ts';
import { publishedVersion } from './published-version.ts';
import { shownModule, shownScenario } from './shown-version.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { version, publishedOn, isLearner, today } = await publishedVersion(locals, params.hash);
	return {
		code: version.code,
		title: version.title,
		hash: version.hash,
		published: dayInWords(publishedOn),
		isLearner,
		module: version.kind === 'module' ? shownModule(version.document) : null,
		scenario: version.kind === 'scenario' ? shownScenario(version.document, isLearner, today) : null
	};
});
