import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { readOutsideRequest } from '#lib/server/compliance/outside/read-outside-request.ts';
import { line } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { answering } from '#routes/answer.ts';
import { outsideShown } from '#routes/outside-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

const NOT = {
	own: 'This is your own training: another administrator decides.',
	'entered-by-you': 'You entered this: another administrator decides.',
	corrected: 'This was corrected and does not count any more. There is nothing to decide.',
	decided: 'This was decided meanwhile. The first decision stands.',
	'reason-missing': 'Enter a reason.'
};

export const load = answering(async ({ locals, params }: PageServerLoadEvent) => {
	const { outside, not } = await readOutsideRequest(locals, { outsideId: params.outside });
	return {
		outside: outsideShown(outside, locals.actor.timeZone),
		officer: { name: outside.name, href: `/officers/${outside.personId}/outside` },
		isOpen: outside.state === 'waiting' && !not,
		not: outside.state === 'waiting' && not ? NOT[not] : null
	};
});

const schema = v.object({
	verdict: v.picklist(['accepted', 'not-accepted'], 'Choose whether it counts.'),
	reason: line('a reason', 1000)
});

export const actions = {
	default: answering(async ({ request, locals, params }: RequestEvent) => {
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable') return fail(400, { issues: form.issues, values: form.values });
		const { verdict, reason } = form.value;
		const decided = await decideOutside(locals, {
			...{ outsideId: params.outside, accepted: verdict === 'accepted', reason }
		});
		if (decided.kind === 'refused') {
			const field = decided.reason === 'reason-missing' ? 'reason' : 'form';
			return fail(409, {
				issues: { [field]: NOT[decided.reason] } as Record<string, string>,
				values: { verdict, reason } as Record<string, string>
			});
		}
		redirect(303, `/outside-requests?decided=${verdict}`);
	})
};
