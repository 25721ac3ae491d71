import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import { readTelling } from '#lib/server/compliance/telling/read-telling.ts';
import { tellNow } from '#lib/server/compliance/telling/tell-now.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';
import { doneInWords } from './done-words.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals, url }: PageServerLoadEvent) => {
	const { settings, mail, counts } = await readTelling(locals);
	return {
		...{ mail, counts, isOn: settings.isOn },
		values: {
			...{ quietFrom: settings.quietFrom, quietUntil: settings.quietUntil },
			...{ remindDays: settings.remindDays.join(', '), isOn: settings.isOn ? 'yes' : 'no' }
		},
		done: doneInWords(url.searchParams.get('done'))
	};
});

/** `30, 7, 1`; nothing is no reminder before the day. */
const days = v.pipe(
	v.optional(v.string(), ''),
	v.regex(/^[\d\s,;]{0,60}$/, 'Enter whole days, such as 30, 7, 1.'),
	v.transform((text) =>
		text
			.split(/[\s,;]+/)
			.filter(Boolean)
			.map(Number)
	)
);
const time = (label: string) => v.string(`Enter ${label}.`);
const schema = v.object({
	quietFrom: time('when the quiet hours begin'),
	quietUntil: time('when they end'),
	remindDays: days,
	isOn: v.picklist(['yes', 'no'], 'Choose one.')
});

export const actions = {
	change: answering(async ({ request, locals }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { isOn, remindDays, ...quiet } = form.value;
		const result = await changeTelling(locals, { ...quiet, remindDays, isOn: isOn === 'yes' });
		if (result.kind === 'refused') {
			const issues: Record<string, string> = { [result.field]: words(result.reason) };
			return fail(409, { issues, values: { ...quiet, isOn, remindDays: remindDays.join(', ') } });
		}
		redirect(303, `/telling?done=${result.kind}`);
	}),
	tell: answering(async ({ locals }: RequestEvent) => {
		const told = await tellNow(locals);
		if (told.kind === 'refused') return fail(409, { issues: { form: words(told.reason) } });
		const waits = told.made > 0 && told.sendAfter.epochMilliseconds > locals.now.epochMilliseconds;
		return {
			told: { made: told.made, until: waits ? momentInWords(told.sendAfter, locals.actor.timeZone) : null }
		};
	})
};

const REASONS: Record<string, string> = {
	off: 'Reminders are off. Turn them on first.',
	'changed-meanwhile': 'Somebody else changed this at the same moment. Look at it and save again.'
};
const words = (reason: string) => REASONS[reason] ?? reason;
