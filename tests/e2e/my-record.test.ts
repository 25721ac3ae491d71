import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

/** Goes on with the Tab key until something of this role and name has the focus. */
async function tabTo(page: Page, role: 'link' | 'button' | 'textbox' | 'combobox', name: string | RegExp) {
	const wanted = page.getByRole('main').getByRole(role, { name }).first();
	for (let presses = 0; presses < 300; presses++) {
		await page.keyboard.press('Tab');
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Nothing called ${String(name)} is reached with the Tab key.`);
}

test('an officer reads their record, takes it away and asks for a correction: by keyboard, without JavaScript', async ({
	newcomer,
	as
}) => {
	test.setTimeout(120_000);
	const { page, familyName } = await newcomer({ javaScriptEnabled: false });

	await test.step('from their training to all that is held of them', async () => {
		await page.goto('/training');
		await tabTo(page, 'link', /^My record/);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('My record');
		const details = page.locator('main details', { hasText: 'Who you are' });
		await details.locator('summary').focus();
		await page.keyboard.press('Enter');
		await expect(details.getByRole('table')).toContainText(familyName);
		const ledger = page.locator('main details', { hasText: 'What the ledger says of you' });
		await ledger.locator('summary').focus();
		await page.keyboard.press('Enter');
		await expect(ledger.getByRole('table')).toContainText('signed in');
	});

	await test.step('the whole of it as a file', async () => {
		await page.reload();
		await tabTo(page, 'link', 'Download all of it');
		const download = page.waitForEvent('download');
		await page.keyboard.press('Enter');
		const files = unzipSync(readFileSync(await (await download).path()));
		expect(Object.keys(files)).toEqual(
			expect.arrayContaining(['README.txt', 'record.json', 'manifest.json'])
		);
		expect(Buffer.from(files['details.csv']!).toString()).toContain(familyName);
	});

	await test.step('a request that says nothing is refused at its field', async () => {
		await page.goto('/my-record');
		await tabTo(page, 'textbox', 'What is wrong');
		await page.keyboard.type('  ');
		await tabTo(page, 'button', 'Ask for this correction');
		await page.keyboard.press('Enter');
		await expect(page.locator('.error-summary').getByRole('link')).toHaveAttribute('href', '#text');
	});

	await test.step('and one that says what is wrong is on record', async () => {
		await page.goto('/my-record');
		await tabTo(page, 'combobox', 'Which record');
		await page.keyboard.type('My rank');
		await tabTo(page, 'textbox', 'What is wrong');
		await page.keyboard.type('I am a corporal since May.');
		await tabTo(page, 'button', 'Ask for this correction');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('status').first()).toContainText('Your request is on record.');
		await expect(page.getByRole('main')).toContainText('Waits for an answer');
	});

	await test.step('an administrator answers, and the officer reads it', async () => {
		const admin = await as('admin');
		await admin.goto('/correction-requests');
		const row = admin.getByRole('row').filter({ hasText: familyName });
		await row.getByRole('link', { name: 'My rank, unit or assignment' }).click();
		await expect(admin.getByRole('main')).toContainText('I am a corporal since May.');
		await look(admin, 'correction-request');
		await admin.locator('label.tile:has(input[value=left])').click();
		await admin.getByLabel('Answer', { exact: true }).fill('The order of May names a deputy.');
		await admin.getByRole('button', { name: 'Answer' }).click();
		await expect(admin.getByRole('status').first()).toContainText('Answered');
		await page.goto('/my-record');
		await expect(page.getByRole('main')).toContainText('Left as it is');
		await expect(page.getByRole('main')).toContainText('The order of May names a deputy.');
	});
});
