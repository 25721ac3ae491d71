import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { readRegisters } from '#lib/server/certificate/registers/read-registers.ts';
import { deleteView } from '#lib/server/compliance/registers/saved/delete-view.ts';
import { saveView } from '#lib/server/compliance/registers/saved/save-view.ts';
import { id, line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { asOfInWords } from '#routes/(auditor)/as-of.ts';
import { countInWords } from '#routes/(auditor)/moment-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { on, registers, trend, units, requirements, views } = await readRegisters(locals);
	return {
		lead: `The records behind the numbers, ${asOfInWords({ on, known: null }, locals)}`,
		registers: registers.map(({ name, title, about, total }) => ({
			...{ href: `/registers/${name}`, title, about },
			total: countInWords(total)
		})),
		trend: trend.map(({ month, count }) => ({
			// `1 November 2026` without its day.
			label: dayInWords(month.toPlainDate({ day: 1 })).slice(2),
			href: `/registers/completions?from=${month.toPlainDate({ day: 1 })}&to=${month.toPlainDate({ day: month.daysInMonth })}`,
			count
		})),
		units: units.map(({ id, name }) => ({ href: `/registers/units/${id}`, label: name })),
		requirements: requirements.map(({ id, title }) => ({
			href: `/registers/requirements/${id}`,
			label: title
		})),
		views: views.map(({ id, name, href }) => ({ id, name, href })),
		did: url.searchParams.has('saved') ? 'saved' : url.searchParams.has('deleted') ? 'deleted' : null
	};
});

const saving = v.object({
	name: line('a name for the view', 100),
	href: v.pipe(v.string('Choose a list.'), v.minLength(1, 'Choose a list.'))
});

const refusals = {
	'no-list': 'Only a list can be saved as a view. Open one, and save it there.',
	'name-taken': 'You have a view of that name. Give this one another name, or remove that one first.',
	'too-many': 'You have a hundred views. Remove one that you do not need first.'
};

export const actions = {
	save: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, saving);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const saved = await saveView(locals, form.value);
		if (saved.kind === 'refused') {
			const issues: Record<string, string> = { name: refusals[saved.reason] };
			return fail(409, { issues, values: form.value as Record<string, string> });
		}
		redirect(303, '/registers?saved');
	}),
	delete: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, v.object({ id }));
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		await deleteView(locals, form.value);
		redirect(303, '/registers?deleted');
	})
};
