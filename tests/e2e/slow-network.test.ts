import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { openFromTraining } from './officer-steps.ts';

/** Opens a page whose scripts arrive only when `arrive` is called, as on a slow network. */
async function openWithoutScriptsYet(page: Page, path: string) {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route(/\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(path, { waitUntil: 'commit' });
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return async () => {
		release();
		await page.waitForLoadState('load');
		await page.waitForLoadState('networkidle');
		await page.unrouteAll({ behavior: 'wait' });
	};
}

test('what is typed before the scripts arrive stays', async ({ stranger }) => {
	const page = await stranger();
	const arrive = await openWithoutScriptsYet(page, '/sign-in');
	await page.getByLabel('E-mail address').fill('somebody@demo.example');
	await page.getByLabel('Password').fill('typed in the dark');
	await arrive();
	await expect(page.getByLabel('E-mail address')).toHaveValue('somebody@demo.example');
	await expect(page.getByLabel('Password')).toHaveValue('typed in the dark');
});

test('what is chosen before the scripts arrive stays, and not beyond its lesson', async ({ newcomer }) => {
	const { page } = await newcomer();
	await openFromTraining(page, 'Signs of danger you must not miss');
	await page.getByRole('button', { name: 'Start' }).click();
	const check = page.locator('.check').first();
	await expect(check).toBeVisible();
	const arrive = await openWithoutScriptsYet(page, page.url());
	await check.locator('.tile').nth(1).click();
	await arrive();
	await expect(check.locator('.tile input').nth(1)).toBeChecked();

	const [lesson] = /[^/]+$/.exec(page.url())!;
	await page.getByRole('button', { name: /^I have read this/ }).click();
	await expect(page).not.toHaveURL(new RegExp(lesson));
	await expect(page.locator('.check')).not.toHaveCount(0);
	await expect(page.locator('.check input:checked')).toHaveCount(0);
});

test('a filter chosen before the scripts arrive stays, and Clear clears it', async ({ as }) => {
	const page = await as('auditor');
	const arrive = await openWithoutScriptsYet(page, '/officers');
	await page.getByLabel('Unit').selectOption('Investigations');
	await page.getByLabel('Name, badge or state id').fill('dang');
	await arrive();
	await expect(page.getByLabel('Unit').locator('option:checked')).toHaveText('Investigations');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.getByRole('rowheader', { name: 'Dang, Thuy' })).toBeVisible();
	await page.getByRole('link', { name: /Clear/ }).click();
	await expect(page).toHaveURL(/\/officers$/);
	await expect(page.getByLabel('Name, badge or state id')).toHaveValue('');
	await expect(page.getByLabel('Unit')).toHaveValue('');
});
