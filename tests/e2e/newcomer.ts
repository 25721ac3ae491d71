import { randomInt } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { fillSignIn } from './sign-in.ts';

export interface Newcomer {
	/** As lists write it: “Newcomer, Ada”. */
	givenName: string;
	familyName: string;
	email: string;
	password: string;
	/** Path of the administrator's page about them. */
	path: string;
	personId: string;
}

interface Wanted {
	unit?: string;
	roles?: string[];
}

/** Letters only: names that hold digits would look odd in pictures. */
const word = () => Array.from({ length: 6 }, () => 'abcdefghiklmnoprstuvw'[randomInt(21)]).join('');

/**
 * The administrator adds a person and passes the first password on; the person signs in with it in their own browser
 * and chooses another. Ends on the person's first page.
 */
export async function addNewcomer(
	admin: Page,
	person: Page,
	{ unit = 'Patrol, days', roles = ['officer'] }: Wanted = {}
): Promise<Newcomer> {
	const { first, ...added } = await addPerson(admin, { unit, roles });
	const password = `${word()} ${word()} ${word()}`;
	await person.goto('/');
	await fillSignIn(person, added.email, first);
	await expect(person.getByRole('heading', { level: 1 })).toHaveText('Choose a password');
	await person.getByLabel('Password you have now').fill(first);
	await person.getByLabel('New password').fill(password);
	await person.getByRole('button', { name: 'Save password' }).click();
	await expect(person).not.toHaveURL(/\/password/);
	return { ...added, password };
}

/** Adds a person on the administrator's page; `first` is the password that is shown once. */
export async function addPerson(admin: Page, { unit, roles }: Required<Wanted>) {
	const familyName = `Tester${word()}`;
	const email = `${familyName.toLowerCase()}@demo.example`;
	await admin.goto('/people/new');
	await admin.getByLabel('Given name').fill('Ada');
	await admin.getByLabel('Family name').fill(familyName);
	await admin.getByLabel('Rank').fill('Deputy');
	await admin.getByLabel('Unit', { exact: true }).selectOption(unit);
	await admin.getByLabel('E-mail address').fill(email);
	for (const role of roles) await admin.locator(`label.tile:has(input[value=${role}])`).click();
	await admin.getByRole('button', { name: 'Add this person' }).click();
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(`Ada ${familyName} was added`);
	const first = (await admin.locator('.first-password').innerText()).trim();
	const path = (await admin.getByRole('link', { name: `Go to Ada ${familyName}` }).getAttribute('href'))!;
	return { givenName: 'Ada', familyName, email, first, path, personId: path.split('/').at(-1)! };
}
