import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { readPeople } from '#lib/server/identity/read-people.ts';
import { answering } from '#routes/answer.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { people, units } = await readPeople(locals);
	const here = people.filter((one) => !one.disabledAt);
	return {
		units: units.map(({ id, name }) => ({
			id,
			name,
			people: here.filter((one) => one.unitName === name).length
		})),
		isAdded: url.searchParams.has('added')
	};
});

const schema = v.object({ name: line('a name for the unit', 100) });

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const result = await addUnit(locals, form.value);
		if (result.kind === 'refused') {
			const issues: Record<string, string> = { name: 'Your department has a unit of that name already.' };
			return fail(409, { issues, values: form.value as Record<string, string> });
		}
		redirect(303, '/units?added');
	})
};
