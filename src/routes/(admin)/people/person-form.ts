import type { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { ROLES, type Role } from '#lib/domain/identity/role.ts';
import { day, line, optionalDay, optionalId, optionalLine } from '#lib/server/http/fields.ts';

const YEARS = 'Enter a year from 1900 to 2199.';
const isOfOurTime = (date: Temporal.PlainDate) => date.year >= 1900 && date.year < 2200;

// The fields that the forms about a person share. What a form sends beyond them is not read.

export const detailFields = {
	givenName: line('the given name'),
	familyName: line('the family name'),
	badgeNumber: optionalLine('the badge number', 40),
	stateOfficerId: v.pipe(
		optionalLine('the state officer number', 40),
		v.check(
			(text) => !/^\d{3}-?\d{2}-?\d{4}$/.test(text ?? ''),
			'This looks like a social security number. Never enter one here.'
		)
	),
	rank: optionalLine('the rank', 60),
	unitId: optionalId,
	assignment: optionalLine('the assignment', 100),
	licensedOn: v.pipe(
		optionalDay,
		v.check((date) => date === null || isOfOurTime(date), YEARS)
	),
	heldFrom: v.pipe(day, v.check(isOfOurTime, YEARS))
};

export const rolesField = v.pipe(
	v.array(v.picklist(ROLES, 'Choose from the list.')),
	v.minLength(1, 'Choose at least one role.'),
	v.maxLength(ROLES.length, 'Choose each role once.')
);

const ROLE_WORDS: Record<(typeof ROLES)[number], [string, string]> = {
	officer: ['Officer', 'Takes the training and holds certificates.'],
	supervisor: ['Supervisor', 'Sees the records of their own unit, may grant a further try and record leave.'],
	trainer: [
		'Trainer',
		'Sees every lesson and scenario, leads workshops, and sees names on their rosters only.'
	],
	auditor: ['Auditor', 'Sees every record of the department, exports them and checks the ledger.'],
	admin: [
		'Administrator',
		'Manages people and roles, grants waivers, corrects records, revokes certificates, sees every record.'
	]
};

export const roleOptions = ROLES.map((value) => ({
	value,
	label: ROLE_WORDS[value][0],
	hint: ROLE_WORDS[value][1]
}));

/** Roles as a person reads them: `Officer, Trainer`. */
export const rolesInWords = (roles: readonly string[]) =>
	ROLES.filter((role) => roles.includes(role))
		.map((role) => ROLE_WORDS[role][0])
		.join(', ');

/** The roles that were ticked in a form that could not be read as a whole: nothing chosen is lost. */
export async function tickedRoles(copy: Request): Promise<Role[]> {
	const form = await copy.formData().catch(() => new FormData());
	return ROLES.filter((role) => form.getAll('roles').includes(role));
}

/** What was read from a form, as its fields hold it, to be given back with a refusal. */
export const asTyped = <Texts extends object>({
	heldFrom,
	licensedOn,
	...texts
}: Texts & { heldFrom: Temporal.PlainDate; licensedOn: Temporal.PlainDate | null }) => ({
	...texts,
	heldFrom: heldFrom.toString(),
	licensedOn: licensedOn?.toString() ?? null
});
