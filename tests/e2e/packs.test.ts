import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// The auditor's one question: show me, for last fiscal year, who was trained in what, and prove it.

test('an auditor has the pack of last fiscal year with three clicks, and the ledger says so', async ({
	as
}) => {
	test.setTimeout(180_000);
	const page = await as('auditor');
	const clicks = countedClicks();
	await page.goto('/');
	await clicks.on(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Packs' }));
	await expect(page.getByRole('radio', { name: /Last fiscal year/ })).toBeChecked();
	await look(page, 'packs');
	await clicks.on(page.getByRole('button', { name: 'Make the pack' }));
	// The page looks again by itself until it is ready.
	const link = page.getByRole('link', { name: /^Download evidence-pack-/ });
	await expect(link).toBeVisible({ timeout: 120_000 });
	await look(page, 'pack-ready');
	const [download] = await Promise.all([page.waitForEvent('download'), clicks.on(link)]);
	expect(clicks.take()).toBe(3);

	const bytes = readFileSync(await download.path());
	const digest = createHash('sha256').update(bytes).digest('hex');
	await expect(page.getByText(digest)).toBeVisible();
	const files = Object.keys(unzipSync(bytes));
	expect(files[0]).toBe('evidence.ndjson');
	expect(files.slice(-3)).toEqual(['manifest.json', 'report.pdf', 'seal.txt']);

	await test.step('it is on the list with its hash, and in the ledger', async () => {
		await page.goto('/packs');
		await expect(page.getByRole('table', { name: 'Packs that were made' })).toContainText(digest);
		await page.goto('/ledger?kind=file-fetched');
		await expect(page.getByRole('table')).toContainText('Noor Haddad');
	});
});

test('a form with wrong days says which, and keeps what was typed', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/packs');
	await page.getByRole('radio', { name: /Other days/ }).check();
	await page.getByText('Days, requirement and moment').click();
	await page.getByLabel('First day').fill('2026-05-02');
	await page.getByLabel('Last day').fill('2026-05-01');
	await page.getByRole('button', { name: 'Make the pack' }).click();
	await expect(page.getByRole('link', { name: 'The last day lies before the first.' })).toBeVisible();
	await expect(page.getByLabel('First day')).toHaveValue('2026-05-02');
});

test('one officer’s pack is asked for from their record', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/officers?q=donnelly');
	await page.getByRole('rowheader').getByRole('link', { name: 'Donnelly-Ames' }).click();
	await page.getByRole('link', { name: 'Evidence pack of this officer' }).click();
	await expect(page.getByText(/about the training of .*Donnelly-Ames/)).toBeVisible();
	await page.getByRole('button', { name: 'Make the pack' }).click();
	await expect(page.getByRole('link', { name: /^Download evidence-pack-/ })).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText(/one officer; all requirements/)).toBeVisible();
});
