import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// The server of the journeys has no mail server: messages are kept. Settings belong to a department, so the journey
// puts them back; what was told stays told.

/** Has everybody told now; whoever was told before is not told again. */
async function tellNow(page: Page) {
	await page.goto('/telling');
	await page.locator('summary', { hasText: 'Tell everybody now' }).click();
	await page.getByRole('button', { name: 'Tell everybody now' }).click();
	return page.getByText(/messages? (is|are) written|told before, once/);
}

async function save(page: Page, fields: Record<string, string>) {
	await page.goto('/telling');
	for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
	await page.getByRole('button', { name: 'Save' }).click();
}

const DAYS = 'Days before the due day';

test('an administrator sets the reminders, and a mistake is named at its field', async ({ as }) => {
	const page = await as('admin');
	await page.goto('/people');
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reminders' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reminders');
	await expect(page.getByText('No mail server is configured', { exact: true })).toBeVisible();
	await look(page, 'reminders');

	await save(page, { [DAYS]: '30, 7, 400' });
	await expect(page.getByRole('alert')).toContainText('Enter whole days from 1 to 365');
	await expect(page.getByLabel(DAYS)).toHaveValue('30, 7, 400');
	await page.getByRole('alert').getByRole('link').click();
	await expect(page.getByLabel(DAYS)).toBeFocused();
	await look(page, 'reminders-refused');

	await save(page, { [DAYS]: '7, 21', 'Quiet from': '22:30' });
	await expect(page.getByText('The settings are saved.')).toBeVisible();
	await expect(page.getByLabel(DAYS)).toHaveValue('21, 7');
	await expect(page.getByLabel('Quiet from')).toHaveValue('22:30');
	await save(page, {});
	await expect(page.getByText('Nothing was different')).toBeVisible();

	await page.getByLabel('Off').check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('The settings are saved.')).toBeVisible();
	await tellNow(page);
	await expect(page.getByRole('alert')).toContainText('Reminders are off');

	await page.goto('/telling');
	await page.getByLabel('On', { exact: true }).check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('The settings are saved.')).toBeVisible();
	await save(page, { [DAYS]: '30, 7, 1', 'Quiet from': '21:00' });
	await expect(page.getByLabel(DAYS)).toHaveValue('30, 7, 1');
	await page.goto('/ledger');
	await expect(page.getByRole('table')).toContainText('changed how people are told what is due');
});

test('what is due is told once, and without a mail server kept in both parts', async ({ as }) => {
	const page = await as('admin');
	await expect(await tellNow(page)).toBeVisible();
	await expect(await tellNow(page)).toHaveText(/told before, once/);

	await page.goto('/outbox');
	await expect(page.locator('.lead')).toHaveText(/No mail server is configured: messages are kept here/);
	await expect(page.getByRole('rowheader').first()).toBeVisible();
	await page.getByLabel('About').selectOption('Overdue');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(/kind=overdue/);
	const loretta = page.getByRole('row', { name: /loretta\.pruitt@demo\.example/ });
	await expect(loretta).toHaveCount(1);
	await expect(loretta).toContainText('Kept here');
	await look(page, 'outbox');

	await loretta.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Overdue, was due \d+ \w+ \d{4}: /);
	const [text, html] = [page.locator('pre').first(), page.getByText(/^Open your training: http/)];
	await expect(text).toContainText('Hello Loretta Pruitt,');
	await expect(text).toContainText('It is open, and you can do it now.');
	await expect(text).toContainText(`${new URL(page.url()).origin}/training`);
	await expect(html).toBeVisible();
	await expect(page.getByText('Hello Loretta Pruitt,', { exact: true })).toBeVisible();
	await expect(page.getByRole('table', { name: '1 attempt' })).toContainText('No mail server is configured');
	await page.locator('summary', { hasText: 'Its source' }).click();
	await expect(page.locator('pre').nth(1)).toContainText('<!doctype html>', { ignoreCase: true });
	await expect(page.locator('iframe, main style, main script')).toHaveCount(0);
	await look(page, 'outbox-message');
});

test('a supervisor’s weekly list names their own unit and no more', async ({ as }) => {
	const page = await as('admin');
	await expect(await tellNow(page)).toBeVisible();
	await page.goto('/outbox?kind=digest');
	await page
		.getByRole('row', { name: /supervisor@demo\.example/ })
		.getByRole('link')
		.first()
		.click();
	const text = await page.locator('pre').first().innerText();
	expect(text).toContain('- Pruitt, Loretta: ');
	expect(text).not.toContain('Castleberry');
	expect(text).not.toMatch(/%|score|practice|LS-/i);
});

test('the outbox says that nothing is there, and opens to administrators alone', async ({ as }) => {
	const page = await as('admin');
	await page.goto('/outbox?state=failed&kind=asked-again');
	await expect(page.getByText('No message matches.')).toBeVisible();
	await page.getByRole('link', { name: 'Clear filters' }).click();
	await expect(page).toHaveURL(/\/outbox$/);
	for (const who of ['officer', 'supervisor', 'auditor', 'trainer'])
		expect((await (await as(who)).goto('/outbox'))!.status(), who).toBe(403);
});

test('settings and telling work without JavaScript', async ({ as }) => {
	const page = await as('admin', { javaScriptEnabled: false });
	await save(page, { [DAYS]: '12' });
	await expect(page.getByText(/The settings are saved|Nothing was different/)).toBeVisible();
	await save(page, { [DAYS]: '12, x' });
	await expect(page.getByRole('alert')).toContainText('Enter whole days');
	await expect(await tellNow(page)).toBeVisible();
	await save(page, { [DAYS]: '30, 7, 1' });
	await expect(page.getByLabel(DAYS)).toHaveValue('30, 7, 1');
});
