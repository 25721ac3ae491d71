import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// Somebody of the demo left 500 days ago and is looked at by no other journey; once removed they stay removed. The rule is
// put back, so that whatever else runs finds everything kept.

const NAME = 'Harriet Sandoval';

async function setRule(page: Page, months: string, reason = 'Records schedule 6.') {
	await page.goto('/retention');
	await page.locator('summary', { hasText: 'Change how long it is kept: identity' }).click();
	const form = page.locator('form', { has: page.locator('input[value=identity]') });
	await form.getByLabel('Months after somebody leaves').fill(months);
	await form.getByLabel('Reason').fill(reason);
	await form.getByRole('button', { name: 'Set the rule' }).click();
}

const openSummary = (page: Page, words: string) =>
	page.locator('summary', { hasText: words }).first().click();

test('an administrator sets a rule, a hold wins over it, and who somebody was is removed for good', async ({
	as
}) => {
	test.setTimeout(120_000);
	const page = await as('admin');

	await test.step('everything is kept until told otherwise', async () => {
		await page.goto('/agency');
		await page.getByRole('link', { name: 'Retention' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Retention');
		for (const what of ['Identity', 'Files', 'Mail'])
			await expect(page.getByRole('heading', { name: `${what}: kept until told otherwise` })).toBeVisible();
		await expect(page.getByRole('cell', { name: 'Nobody. Nothing may be removed today.' })).toBeVisible();
		await look(page, 'retention');
	});

	await test.step('a rule that is out of bounds is named at its field, and the right one says who is due', async () => {
		await setRule(page, '5');
		await expect(page.getByRole('alert')).toContainText('Enter whole months from 12 to 1200');
		await page.getByRole('alert').getByRole('link').click();
		await expect(page.locator('#keepMonths-identity')).toBeFocused();
		await look(page, 'retention-refused');
		await setRule(page, '12');
		await expect(page.getByRole('status')).toContainText('The rule is set. Nothing was removed by it.');
		await expect(
			page.getByRole('heading', { name: 'Identity: kept for 1 year after somebody leaves' })
		).toBeVisible();
		await expect(page.getByRole('row', { name: /Sandoval, Harriet/ })).toContainText('Identity');
		await look(page, 'retention-due');
	});

	await test.step('a hold on the person wins', async () => {
		await page.getByRole('link', { name: 'Sandoval, Harriet' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);
		await openSummary(page, 'Place a hold on this person');
		await page.getByLabel('Matter').fill('Quist v. Halden County');
		await page.getByRole('button', { name: 'Place the hold' }).click();
		await expect(page.getByRole('status')).toContainText('The hold stands.');
		await expect(page.getByText('A legal hold stands. Nothing goes until it ends.').first()).toBeVisible();
		await expect(page.getByRole('button', { name: 'Remove for good' })).toHaveCount(0);
		await look(page, 'retention-held');
		await page.getByRole('link', { name: 'End a hold under Retention' }).click();
		await expect(page.getByRole('cell', { name: 'Nobody. Nothing may be removed today.' })).toBeVisible();
		await openSummary(page, 'End this hold');
		await page.locator('form[action="?/end"]').getByLabel('Reason').fill('Released by counsel.');
		await page.getByRole('button', { name: 'End the hold' }).click();
		await expect(page.getByRole('status')).toContainText('The hold has ended.');
	});

	await test.step('the removal asks for the name, and then there is none', async () => {
		await page.getByRole('link', { name: 'Sandoval, Harriet' }).last().click();
		await expect(page).toHaveURL(/\/retention\/./);
		const address = new URL(page.url()).pathname;
		const remove = async (typed: string) => {
			await page.locator('details:has(#confirmation-identity) > summary').click();
			await page.locator('#reason-identity').fill('Due by the schedule.');
			await page.locator('#confirmation-identity').fill(typed);
			await page.getByRole('button', { name: 'Remove for good' }).click();
		};
		await remove('Somebody Else');
		await expect(page.getByRole('alert')).toContainText('neither the name nor the badge number');
		await look(page, 'retention-not-confirmed');
		await page.goto(address);
		await remove(' hc-4077 ');
		await expect(page.getByRole('status')).toContainText('It is removed, and the ledger says so.');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Identity removed');
		await look(page, 'retention-removed');
		await page.goto('/retention');
		await expect(page.getByRole('row', { name: /^Identity removed Identity/ })).toContainText(
			'Due by the schedule.'
		);
		await page.goto('/people?q=sandoval');
		await expect(page.getByText('Nobody matches.')).toBeVisible();
	});

	await test.step('the ledger tells of it and holds', async () => {
		await page.goto('/ledger');
		await expect(page.getByRole('table')).toContainText('removed the identity of a person');
		await expect(page.getByRole('main')).not.toContainText('Sandoval');
		await setRule(page, '', 'Until told otherwise.');
		await expect(page.getByRole('status')).toContainText('The rule is set.');
	});
});

test('retention is nobody else’s, and an officer who left lately is kept by the rule', async ({ as }) => {
	for (const who of ['officer', 'supervisor', 'trainer', 'auditor']) {
		const page = await as(who);
		expect((await page.goto('/retention'))!.status()).toBe(403);
	}
	const admin = await as('admin');
	await admin.goto('/people?q=thorvald');
	await admin.getByRole('rowheader').getByRole('link').click();
	await admin.getByRole('link', { name: 'Retention and legal hold' }).click();
	await expect(
		admin.getByText(/It is kept until told otherwise|By the rule it is kept until/).first()
	).toBeVisible();
	await expect(admin.getByRole('button', { name: 'Remove for good' })).toHaveCount(0);
});
