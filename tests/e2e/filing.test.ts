import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// The demo files with Texas: within 30 days of the training. Nobody of the demo has reported anything for seven weeks.

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

async function writeDown(page: Page, fields: { is?: string; on?: string; number?: string }) {
	if (fields.is) await page.getByLabel('It is').selectOption({ label: fields.is });
	if (fields.on !== undefined) await page.getByLabel('On', { exact: true }).fill(fields.on);
	if (fields.number) await page.getByLabel('Confirmation number').fill(fields.number);
	await page.getByRole('button', { name: 'Write down' }).click();
}

test('an administrator names the department and a course; a mistake is named at its field', async ({
	as
}) => {
	const page = await as('admin');
	await page.goto('/people');
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Department' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Department');
	await expect(page.getByText('Rosalind Achterholt, Sheriff')).toBeVisible();
	await look(page, 'agency');

	await page.getByRole('link', { name: 'Change the details' }).click();
	await page.getByLabel('ORI').fill('tx99');
	await page.getByLabel('Title').fill('High Sheriff');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('Enter two letters and seven letters or digits');
	await page.getByRole('alert').getByRole('link').click();
	await expect(page.getByLabel('ORI')).toBeFocused();
	await expect(page.getByLabel('Title')).toHaveValue('High Sheriff');
	await look(page, 'agency-details-refused');
	await page.getByLabel('ORI').fill('tx9990000');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('The details are saved.')).toBeVisible();
	await expect(page.getByText('Rosalind Achterholt, High Sheriff')).toBeVisible();

	// As it was, for the other journeys; said twice it is no change.
	for (const told of ['The details are saved.', 'Nothing was different']) {
		await page.getByRole('link', { name: 'Change the details' }).click();
		await page.getByLabel('Title').fill('Sheriff');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText(told)).toBeVisible();
	}

	await page.getByRole('link', { name: 'Course approvals' }).click();
	await page.getByRole('link', { name: /^TR-3 / }).click();
	await page.getByLabel('Approved title').fill('Memory and statements (99310)');
	await page.getByLabel('State course number').fill('99310');
	await look(page, 'agency-course-form');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(row(page, /TR-3/)).toContainText('Memory and statements (99310)');
	await look(page, 'agency-courses');
	await page.goto('/ledger');
	await expect(page.getByRole('table').first()).toContainText(/agency|department|course/i);
});

test('what is late says since when and by how much; it is submitted, refused and sent again', async ({
	as
}) => {
	const page = await as('admin');
	await page.goto('/agency');
	await page.getByRole('link', { name: 'Filing with the state' }).click();
	await expect(page.getByText('Counted here: a report is due within 30 days of the training.')).toBeVisible();
	await page.getByLabel('Filing').selectOption({ label: 'Not submitted (to do)' });
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(/state=not-reported/);
	// Of the officer who trained elsewhere: accepted 38 days ago, for training of 40 days ago.
	const late = row(page, /Strangulation: the medical side/);
	await expect(late).toContainText(/Was due \d+ \w+ \d{4}, \d+ days? late/);
	await expect(late).toContainText('Not submitted');
	await look(page, 'filing-to-do');

	await writeDown(page, {});
	await expect(page.getByRole('alert')).toContainText('Choose at least one training');

	await late.getByRole('checkbox').check();
	await writeDown(page, { is: 'Approved' });
	await expect(page.getByRole('alert')).toContainText('has to be submitted before it can be approved');
	await expect(late.getByRole('checkbox')).toBeChecked();
	await writeDown(page, { on: '2020-01-01', is: 'Pending (submitted)' });
	await expect(page.getByRole('alert')).toContainText('was held after that day');
	await look(page, 'filing-refused');

	const today = new Date().toISOString().slice(0, 10);
	const latest = (await page.getByLabel('On', { exact: true }).getAttribute('max')) ?? today;
	await writeDown(page, { on: latest, number: 'R-77' });
	await expect(page.getByText('1 training is written down.')).toBeVisible();
	await expect(late).toHaveCount(0);

	await page.goto('/filing?state=submitted&q=achterberg');
	const sent = row(page, /Strangulation: the medical side/);
	await expect(sent).toContainText('Pending');
	await expect(sent).toContainText('No. R-77');
	await expect(sent).toContainText(/days? late/);
	await sent.getByRole('checkbox').check();
	await writeDown(page, { is: 'Refused by the state' });
	await expect(page.getByText('1 training is written down.')).toBeVisible();

	// Refused is not reported: it is to be done again.
	await page.goto('/filing?state=not-reported&q=achterberg');
	await expect(sent).toContainText('Refused');
	await sent.getByRole('checkbox').check();
	await writeDown(page, { is: 'Pending (submitted)', number: 'R-78' });
	await page.goto('/filing?state=submitted&q=achterberg');
	await sent.getByRole('checkbox').check();
	await writeDown(page, { is: 'Approved' });
	await page.goto('/filing?state=approved&q=achterberg');
	await expect(sent).toContainText('No. R-78');
	await look(page, 'filing-approved');
});

test('an auditor sees what is filed and writes nothing down; a supervisor is shown none of it', async ({
	as
}) => {
	const page = await as('auditor');
	await page.goto('/filing');
	await expect(page.getByRole('table', { name: 'Training and its reports to the state' })).toBeVisible();
	await expect(page.getByRole('checkbox')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Write down' })).toHaveCount(0);
	const supervisor = await as('supervisor');
	expect((await supervisor.goto('/filing'))!.status()).toBe(404);
});

test('an affidavit and a roster are printed from the records of a month', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/filing');
	const trained = await page.getByRole('row').nth(1).getByRole('cell').nth(1).innerText();
	const month = new Date(`${trained} UTC`).toISOString().slice(0, 7);
	await page.getByRole('link', { name: 'Affidavits and rosters' }).click();
	await page.getByLabel('Month').fill(month);
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(new RegExp(`month=${month}`));
	await look(page, 'filing-affidavits');
	for (const name of [/^PDF for /, /^PDF of /]) {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name }).first().click()
		]);
		expect(download.suggestedFilename()).toMatch(/^(affidavit|roster)-\d{4}-\d{2}\.pdf$/);
		const bytes = await readFile(await download.path());
		expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
	}
	await page.goto('/ledger');
	await expect(page.getByRole('table').first()).toContainText(/exported \d+ rows of rosters/);
});

test('without JavaScript a report is written down, too', async ({ as }) => {
	const page = await as('admin', { javaScriptEnabled: false });
	await page.goto('/filing?state=not-reported&kind=completion');
	const first = page.getByRole('row').nth(1);
	const name = (await first.getByRole('checkbox').getAttribute('value'))!;
	await first.getByRole('checkbox').check();
	await writeDown(page, {});
	await expect(page.getByText('1 training is written down.')).toBeVisible();
	await expect(page.locator(`input[value="${name}"]`)).toHaveCount(0);
});
