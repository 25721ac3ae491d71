import { trackTitles } from '#lib/domain/course/papers/course.ts';
import { listPlans } from '#lib/server/course/read-paper.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const plans = await listPlans(locals);
	return {
		tracks: Object.entries(trackTitles).map(([track, title]) => ({
			title,
			plans: plans.filter((plan) => plan.track === track).map(({ code, title }) => ({ code, title }))
		}))
	};
});
