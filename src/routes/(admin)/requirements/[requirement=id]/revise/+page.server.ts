import { redirect } from '@sveltejs/kit';
import { readRequirementForm } from '#lib/server/compliance/requirement/read-requirement-form.ts';
import { reviseRequirement } from '#lib/server/compliance/requirement/revise-requirement.ts';
import { answering } from '#routes/answer.ts';
import { enteredFrom, previewAnswer, unreadable } from '#routes/(admin)/requirements/form-answer.ts';
import { valuesOf } from '#routes/(admin)/requirements/requirement-form.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { options, former, today } = await readRequirementForm(locals, {
		profile: null,
		of: params.requirement
	});
	const { id, last } = former!;
	const { items, ...rule } = last;
	return {
		...{ options, id, title: last.title, isWithdrawn: last.withdrawn },
		values: {
			...valuesOf({ ...rule, items: items.map(({ code }) => code), openCycles: 'finish' }),
			effectiveOn: today.toString(),
			after: String(last.version)
		}
	};
});

export const actions = {
	preview: answering(async ({ request, locals, params }: RequestEvent) => {
		const entered = await enteredFrom(request);
		return entered.kind === 'unreadable' ? unreadable() : previewAnswer(locals, entered, params.requirement);
	}),
	revise: answering(async ({ request, locals, params }: RequestEvent) => {
		const entered = await enteredFrom(request);
		if (entered.kind === 'unreadable') return unreadable();
		const { values, rule } = entered;
		return previewAnswer(locals, entered, params.requirement, async () => {
			const revised = await reviseRequirement(locals, {
				...{ requirementId: params.requirement, rule, note: values.note },
				after: /^[1-9]\d{0,5}$/.test(values.after) ? Number(values.after) : 1
			});
			if (revised.kind === 'refused') return revised;
			redirect(303, `/requirements/${params.requirement}?done=revised`);
		});
	})
};
