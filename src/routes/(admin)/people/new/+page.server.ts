import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { email } from '#lib/server/http/fields.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { addPerson } from '#lib/server/identity/add-person.ts';
import { readPeople } from '#lib/server/identity/read-people.ts';
import { answering } from '#routes/answer.ts';
import { asTyped, detailFields, roleOptions, rolesField, tickedRoles } from '../person-form.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = answering(async ({ locals }: PageServerLoadEvent) => ({
	units: (await readPeople(locals)).units,
	roleOptions,
	today: localDay(locals.now, locals.actor.timeZone).toString()
}));

const schema = v.object({
	...detailFields,
	// Kept in lower case, and a letter may grow by that.
	email: v.pipe(
		email,
		v.check((text) => text.toLowerCase().length <= 254, 'Use at most 254 characters for the e-mail address.')
	),
	roles: rolesField
});

const REFUSALS = {
	'just-added': {
		email: 'This person was added a moment ago; open their page to set a new first password.'
	},
	'email-taken': { email: 'Somebody already signs in with this e-mail address.' },
	'unknown-unit': { unitId: 'Choose a unit of the list.' },
	'no-role': { roles: 'Choose at least one role.' },
	'day-ahead': { heldFrom: 'Enter today or an earlier day. Add a new colleague on the day they begin.' }
};

export const actions = {
	default: answering(async ({ request, locals }: RequestEvent) => {
		const copy = request.clone();
		const form = await readForm(request, schema);
		if (form.kind === 'unreadable')
			return fail(400, { issues: form.issues, values: form.values, roles: await tickedRoles(copy) });
		const added = await addPerson(locals, form.value);
		const { roles, ...details } = form.value;
		if (added.kind === 'refused')
			return fail(409, {
				issues: REFUSALS[added.reason] as Record<string, string>,
				values: asTyped(details) as Record<string, string | null>,
				roles,
				justAdded: added.reason === 'just-added' ? added.personId : null
			});
		const { givenName, familyName } = details;
		return {
			added: {
				personId: added.personId,
				password: added.password,
				name: `${givenName} ${familyName}`,
				email: details.email
			}
		};
	})
};
