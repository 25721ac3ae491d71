import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm } from '#lib/server/http/read-form.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { disablePerson, enablePerson } from '#lib/server/identity/disable-person.ts';
import { readPerson } from '#lib/server/identity/read-people.ts';
import { resetPassword } from '#lib/server/identity/reset-password.ts';
import { answering } from '#routes/answer.ts';
import { asTyped, detailFields, roleOptions, rolesField, tickedRoles } from '../person-form.ts';
import { personShown } from './person-shown.ts';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** What a finished action says on the page it leads back to. */
const DONE = new Map(
	Object.entries({
		changed: 'The new details are written down.',
		roles: 'The roles are changed. They apply from the next sign-in.',
		unchanged: 'Nothing was different, so nothing was changed.',
		disabled: 'The account is disabled, and nobody is signed in with it any more.',
		enabled: 'The account is enabled again.'
	})
);

export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const person = await readPerson(locals, params.person);
	return {
		...personShown(person, locals),
		retention: `/retention/${params.person}`,
		isOneself: params.person === locals.actor.personId,
		units: person.units,
		roleOptions,
		done: DONE.get(url.searchParams.get('done') ?? '') ?? null
	};
});

const REFUSALS: Record<string, Record<string, string>> = {
	'unknown-unit': { unitId: 'Choose a unit of the list.' },
	'no-role': { roles: 'Choose at least one role.' },
	'own-admin-role': {
		roles: 'You cannot take the administrator’s role from yourself. Ask another administrator.'
	},
	'last-admin': {
		form: 'This is the department’s last administrator. Make somebody else an administrator first.'
	},
	oneself: { form: 'You cannot do this to your own account. Ask another administrator.' },
	disabled: { form: 'This account is disabled. Enable it first.' }
};

/** What the page is given back when an action was not done; `about` names the form. */
interface Undone {
	about: 'change' | 'roles' | 'disable' | 'enable' | 'password';
	issues: Record<string, string>;
	values?: Record<string, string | null>;
	roles?: string[];
}
const unreadable = (undone: Undone) => fail(400, undone);
const refused = (reason: string, undone: Omit<Undone, 'issues'>) =>
	fail(409, { ...undone, issues: REFUSALS[reason]! });
const done = (personId: string, what: string) => redirect(303, `/people/${personId}?done=${what}`);

const detailSchema = v.object(detailFields);
const roleSchema = v.object({ roles: rolesField });

export const actions = {
	change: answering(async ({ request, locals, params }: RequestEvent) => {
		const about = 'change';
		const form = await readForm(request, detailSchema);
		if (form.kind === 'unreadable') return unreadable({ about, ...form });
		const { heldFrom, ...details } = form.value;
		const result = await changePerson(locals, { personId: params.person, heldFrom, ...details });
		if (result.kind === 'refused')
			return refused(result.reason, { about, values: asTyped({ ...details, heldFrom }) });
		return done(params.person, result.kind);
	}),
	roles: answering(async ({ request, locals, params }: RequestEvent) => {
		const about = 'roles';
		const copy = request.clone();
		const form = await readForm(request, roleSchema);
		if (form.kind === 'unreadable')
			return unreadable({ about, issues: form.issues, roles: await tickedRoles(copy) });
		const result = await changeRoles(locals, { personId: params.person, roles: form.value.roles });
		if (result.kind === 'refused') return refused(result.reason, { about, roles: form.value.roles });
		return done(params.person, result.kind === 'changed' ? 'roles' : 'unchanged');
	}),
	disable: answering(async ({ locals, params }: RequestEvent) => {
		const result = await disablePerson(locals, { personId: params.person });
		return result.kind === 'refused'
			? refused(result.reason, { about: 'disable' })
			: done(params.person, 'disabled');
	}),
	enable: answering(async ({ locals, params }: RequestEvent) => {
		const result = await enablePerson(locals, { personId: params.person });
		return result.kind === 'refused'
			? refused(result.reason, { about: 'enable' })
			: done(params.person, 'enabled');
	}),
	password: answering(async ({ locals, params }: RequestEvent) => {
		const result = await resetPassword(locals, { personId: params.person });
		return result.kind === 'refused'
			? refused(result.reason, { about: 'password' })
			: { password: result.password };
	})
};
