import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readAgency } from '#lib/server/compliance/agency/read-agency.ts';
import { setAgency } from '#lib/server/compliance/agency/set-agency.ts';
import { optionalLine } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { refusalInWords } from '../done-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => {
	const { detail, profiles } = await readAgency(locals);
	return {
		states: profiles.map(({ id, name }) => ({ value: id, label: name })),
		values: {
			...{ ori: detail.ori ?? '', stateAgencyNumber: detail.stateAgencyNumber ?? '' },
			...{ profile: detail.profile ?? '', address: detail.address ?? '' },
			...{ chiefName: detail.chiefName ?? '', chiefTitle: detail.chiefTitle ?? '' }
		}
	};
});

/** An ORI is typed in small letters, too. */
const ori = v.pipe(
	optionalLine('the ORI', 20),
	v.transform((text) => text?.toUpperCase() ?? null)
);
const schema = v.object({
	ori,
	stateAgencyNumber: optionalLine('the state agency number', 200),
	// A form that was cut off says nothing of it: nobody's details are emptied by that.
	profile: v.pipe(
		v.string('Choose a state, or none.'),
		v.maxLength(50, 'Choose a state from the list.'),
		v.transform((text) => text || null)
	),
	address: optionalLine('the address', 1000),
	chiefName: optionalLine('the name', 200),
	chiefTitle: optionalLine('the title', 200)
});

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const set = await setAgency(locals, form.value);
		if (set.kind === 'refused') {
			const issues: Record<string, string> = { [set.field]: refusalInWords(set.reason) };
			const values = Object.fromEntries(Object.entries(form.value).map(([name, text]) => [name, text ?? '']));
			return fail(409, { issues, values });
		}
		redirect(303, `/agency?done=${set.kind}`);
	})
};
