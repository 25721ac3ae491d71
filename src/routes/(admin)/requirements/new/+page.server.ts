import { redirect } from '@sveltejs/kit';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { readRequirementForm } from '#lib/server/compliance/requirement/read-requirement-form.ts';
import { answering } from '#routes/answer.ts';
import { enteredFrom, previewAnswer, unreadable } from '../form-answer.ts';
import { newValues } from '../new-values.ts';
import { profileShown } from '../profile-shown.ts';
import { valuesOf } from '../requirement-form.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const asked = url.searchParams.get('profile') || null;
	const { options, today, profile } = await readRequirementForm(locals, { profile: asked, of: null });
	return {
		options,
		profile: profile && profileShown(profile.profile),
		values: profile ? valuesOf(profile.draft) : newValues(today)
	};
});

export const actions = {
	preview: answering(async ({ request, locals }: RequestEvent) => {
		const entered = await enteredFrom(request);
		return entered.kind === 'unreadable' ? unreadable() : previewAnswer(locals, entered, null);
	}),
	adopt: answering(async ({ request, locals }: RequestEvent) => {
		const entered = await enteredFrom(request);
		if (entered.kind === 'unreadable') return unreadable();
		return previewAnswer(locals, entered, null, async () => {
			const adopted = await adoptRequirement(locals, entered.rule);
			if (adopted.kind === 'refused') return adopted;
			redirect(303, `/requirements/${adopted.requirementId}?done=adopted`);
		});
	})
};
