import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { CLASSES } from '#lib/domain/compliance/retention/retention.ts';
import { endHold, placeHold } from '#lib/server/certificate/retention/holds.ts';
import { readRetention } from '#lib/server/certificate/retention/read-retention.ts';
import { setRetention } from '#lib/server/certificate/retention/set-retention.ts';
import { id, line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { undone } from './retention-form.ts';
import { retentionShown } from './retention-shown.ts';
import { DONE } from './retention-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => ({
	...retentionShown(await readRetention(locals), locals.actor.timeZone),
	done: DONE.get(url.searchParams.get('done') ?? '') ?? null
}));

const MONTHS = 'Enter whole months from 12 to 1200, or leave it empty.';
const ruleSchema = v.object({
	class: v.picklist(CLASSES, 'Choose one.'),
	keepMonths: v.pipe(v.optional(v.string(), ''), v.trim(), v.regex(/^\d{0,4}$/, MONTHS)),
	reason: line('a reason', 1000)
});
const placeSchema = v.object({ matter: line('the matter', 1000) });
const endSchema = v.object({ hold: id, reason: line('a reason', 1000) });

export const actions = {
	rule: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, ruleSchema);
		if (form.kind === 'unreadable')
			return fail(400, undone(form.values['class'] ?? 'identity', form.issues, form.values));
		const { class: of, keepMonths, reason } = form.value;
		const months = keepMonths === '' ? null : Number(keepMonths);
		const set = await setRetention(locals, { class: of, keepMonths: months, reason });
		if (set.kind === 'refused')
			return fail(
				409,
				undone(of, set.reason === 'months' ? { keepMonths: MONTHS } : { reason: 'Enter a reason.' }, {
					keepMonths,
					reason
				})
			);
		redirect(303, `/retention?done=${set.kind}`);
	}),
	place: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, placeSchema);
		if (form.kind === 'unreadable') return fail(400, undone('all', form.issues, form.values));
		const placed = await placeHold(locals, { personId: null, matter: form.value.matter });
		if (placed.kind === 'refused')
			return fail(409, undone('all', { matter: 'Enter the matter.' }, { matter: form.value.matter }));
		redirect(303, '/retention?done=placed');
	}),
	end: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, endSchema);
		if (form.kind === 'unreadable')
			return fail(400, undone(form.values['hold'] ?? '', form.issues, form.values));
		const { hold: holdId, reason } = form.value;
		const ended = await endHold(locals, { holdId, reason });
		if (ended.kind === 'refused') {
			const words =
				ended.reason === 'oneself'
					? 'This hold is on you. Another administrator has to end it.'
					: 'Enter a reason.';
			return fail(409, undone(holdId, { reason: words }, { reason }));
		}
		redirect(303, '/retention?done=ended');
	})
};
