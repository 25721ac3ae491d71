import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// The server of the journeys has no mail server, so a mailbox gets nothing; the folder of the server gets every copy. Where copies
// go belongs to the department, so the journey ends what it added.

async function add(page: Page, place: RegExp | null, fields: Record<string, string> = {}) {
	await page.goto('/checkpoint-copies');
	if (place) await page.getByRole('radio', { name: place }).check();
	for (const [label, value] of Object.entries(fields))
		await page.getByLabel(label, { exact: true }).fill(value);
	await page.getByRole('button', { name: 'Add place' }).click();
}

test('an administrator has copies kept in two places, and a mistake is named at its field', async ({
	as
}) => {
	test.setTimeout(240_000);
	const page = await as('admin');
	await page.goto('/checkpoint-copies');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkpoint copies');
	await expect(page.getByText('Fewer than two places keep copies')).toBeVisible();

	await add(page, null);
	await expect(page.getByRole('alert')).toContainText('Choose where copies go.');
	await add(page, /^A web address/, { 'Web address': 'http://witness.example/' });
	await expect(page.getByRole('alert')).toContainText('begins with https://');
	await page.getByRole('alert').getByRole('link').click();
	await expect(page.locator('#webhook')).toBeFocused();
	await look(page, 'checkpoint-copies-refused');

	await add(page, /^A folder/);
	await expect(page.getByText('Copies go there from now on')).toBeVisible();
	await add(page, /^A mailbox/, { 'E-mail address': 'clerk@city.example' });
	await expect(page.getByRole('table')).toContainText('Mail to clerk@city.example');
	await expect(page.getByText('Fewer than two places keep copies')).toHaveCount(0);
	await look(page, 'checkpoint-copies');

	const auditor = await as('auditor');
	const state = async (place: string) => {
		await auditor.goto('/ledger/checkpoints');
		return auditor.getByRole('row', { name: place }).innerText();
	};
	await expect
		.poll(() => state('A folder of the server'), { timeout: 150_000, intervals: [5_000] })
		.toMatch(/\bAccepted/);
	expect(await state('Mail to clerk@city.example')).toContain('No mail server is configured.');
	await expect(auditor.getByText('firstword/ledger/').first()).toBeVisible();
	await look(auditor, 'checkpoints');

	for (const place of [/^End\s*: A folder/, /^End\s*: Mail/]) {
		await page.goto('/checkpoint-copies');
		await page.getByRole('button', { name: place }).click();
		await expect(page.getByText('No more copies go there.')).toBeVisible();
	}
	await page.goto('/ledger');
	await expect(page.getByRole('table')).toContainText('ended a place that kept copies of checkpoints');
});

test('the checkpoints go out as one file, and the keys that verify them are published', async ({
	as,
	stranger
}) => {
	test.setTimeout(240_000);
	const auditor = await as('auditor');
	await auditor.goto('/ledger');
	await auditor.getByRole('link', { name: 'Checkpoints' }).click();
	await expect(auditor).toHaveURL(/\/checkpoints$/);
	const link = auditor.getByRole('link', { name: 'Download all' });
	await expect
		.poll(async () => (await auditor.reload()) && (await link.count()), {
			timeout: 150_000,
			intervals: [5_000]
		})
		.toBe(1);
	const [download] = await Promise.all([auditor.waitForEvent('download'), link.click()]);
	expect(download.suggestedFilename()).toMatch(/^checkpoints-\d+\.ndjson$/);

	const page = await stranger();
	await page.goto('/keys');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Published keys');
	const key = (await page.getByRole('table').locator('code').first().innerText()).trim();
	const text = await (await page.request.get('/keys.txt')).text();
	expect(text).toContain(`${key}\n`);
	expect(text).toMatch(/^firstword\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}\n/);
	// Which departments there are is not told: any id has keys.
	const named = await page.request.get('/keys/00000000-0000-4000-8000-000000000000.txt');
	expect(await named.text()).toContain('firstword/ledger/00000000-0000-4000-8000-000000000000+');
	expect((await page.request.get('/keys/demo.txt')).status()).toBe(404);
});
