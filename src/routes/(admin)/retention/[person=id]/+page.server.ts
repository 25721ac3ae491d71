import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { CLASSES } from '#lib/domain/compliance/retention/retention.ts';
import { placeHold } from '#lib/server/certificate/retention/holds.ts';
import { readRemoval } from '#lib/server/certificate/retention/read-removal.ts';
import { removeRecords, type NotRemoved } from '#lib/server/certificate/retention/remove-records.ts';
import { line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { undone } from '../retention-form.ts';
import { CLASS_WORDS, countsInWords, DONE, WHY_KEPT } from '../retention-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const { name, separatedOn, holds, isOneself, classes } = await readRemoval(locals, params.person);
	return {
		...{ name: classes.some((one) => one.class === 'identity' && one.isEmpty) ? 'Identity removed' : name },
		...{ isOneself, done: DONE.get(url.searchParams.get('done') ?? '') ?? null },
		facts: [{ term: 'Left on', value: separatedOn ? dayInWords(separatedOn) : 'Has not left' }],
		holds: holds.map((hold) => ({
			...{ id: hold.id, matter: hold.matter, isOfAll: hold.personId === null },
			placed: momentInWords(hold.placedAt, locals.actor.timeZone)
		})),
		classes: classes.map(({ class: of, counts, isEmpty, whyKept, keptUntil }) => ({
			...{ class: of, ...CLASS_WORDS[of], isEmpty },
			left: isEmpty ? 'Nothing is left.' : `There is ${countsInWords(counts)}.`,
			kept:
				whyKept === 'not-yet' && keptUntil
					? `By the rule it is kept until ${dayInWords(keptUntil)}.`
					: whyKept && WHY_KEPT[whyKept]
		}))
	};
});

const holdSchema = v.object({ matter: line('the matter', 1000) });
const removeSchema = v.object({
	class: v.picklist(CLASSES, 'Choose one.'),
	reason: line('a reason', 1000),
	confirmation: line('the name or the badge number', 300)
});

const refusalOf = (reason: NotRemoved['reason']): Record<string, string> => {
	if (reason === 'reason-missing') return { reason: 'Enter a reason.' };
	if (reason === 'not-confirmed')
		return {
			confirmation:
				'This is neither the name nor the badge number of this person. Type it as it stands above.'
		};
	return { form: WHY_KEPT[reason] };
};

export const actions = {
	hold: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, holdSchema);
		if (form.kind === 'unreadable') return fail(400, undone('hold', form.issues, form.values));
		const { matter } = form.value;
		const placed = await placeHold(locals, { personId: params.person, matter });
		if (placed.kind === 'refused')
			return fail(409, undone('hold', { matter: 'Enter the matter.' }, { matter }));
		redirect(303, `/retention/${params.person}?done=placed`);
	}),
	remove: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, removeSchema);
		if (form.kind === 'unreadable')
			return fail(400, undone(form.values['class'] ?? 'identity', form.issues, form.values));
		const { class: of, ...typed } = form.value;
		const removed = await removeRecords(locals, { personId: params.person, class: of, ...typed });
		if (removed.kind === 'refused') return fail(409, undone(of, refusalOf(removed.reason), typed));
		redirect(303, `/retention/${params.person}?done=${removed.kind}`);
	})
};
