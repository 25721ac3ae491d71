import { error } from '@sveltejs/kit';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { readScript } from '#lib/server/studio/read-script.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { servicesIn } from '#routes/(trainer)/modules/[hash=hash]/shown-version.ts';
import { draftShown } from '../draft-shown.ts';
import { headerFacts, proofFacts } from './script-facts.ts';
import type { PageServerLoadEvent } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const reviewId = url.searchParams.get('review');
	if (reviewId !== null && !UUID.test(reviewId)) error(404, 'Not found');
	const { draft, title, textHash, at, isSent, scenario, script, problems, proof } = await readScript(locals, {
		draftId: params.draft,
		reviewId
	});
	const { timeZone, departmentName } = locals.actor;
	const blocks = scenario?.scenes.flatMap((scene) => scene.blocks) ?? [];
	return {
		draft: draftShown(draft),
		...{ title, script, departmentName, textHash },
		about: `${isSent ? 'Sent to review' : 'Saved'} ${momentInWords(at, timeZone)}`,
		printed: momentInWords(locals.now, timeZone),
		facts: scenario ? headerFacts(scenario) : [],
		proof: proofFacts(problems, proof),
		services: servicesIn(blocks, localDay(locals.now, timeZone))
	};
});
