import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** The one password of everybody in the demo, as the server kept it at its first start. */
export function demoPassword(): string {
	const text = readFileSync(join(process.env['E2E_DATA'] ?? '.data', 'demo-sign-ins.txt'), 'utf8');
	return /with the password (\S+)/.exec(text)![1]!;
}

/** Somebody of the demo by role, or by the whole address. */
export const addressOf = (who: string) => (who.includes('@') ? who : `${who}@demo.example`);

/** Fills in and sends the form of the page that is open. */
export async function fillSignIn(page: Page, email: string, password: string) {
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in through the page, from wherever the browser is. */
export async function signIn(page: Page, email: string, password: string) {
	await page.goto('/sign-in');
	await fillSignIn(page, email, password);
	await expect(page).not.toHaveURL(/\/sign-in/);
}
