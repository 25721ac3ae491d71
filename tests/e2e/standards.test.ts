// The rules of the states: what a department begins with, said with what was not verified.

import { expect, test } from './journey.ts';
import { look } from './look.ts';

test.describe.configure({ mode: 'parallel' });

const STATES = [
	...['California', 'Colorado', 'Florida', 'Illinois', 'Iowa'],
	...['Minnesota', 'Texas', 'Utah', 'Washington']
];

test('nine states in a table, from the course file, each with its page', async ({ as }) => {
	test.setTimeout(240_000);
	const page = await as('trainer');
	await page.goto('/course');
	await page.getByRole('link', { name: 'State rules' }).click();
	const table = page.getByRole('table', { name: 'States' });
	await expect(table.getByRole('rowheader')).toHaveCount(STATES.length);
	await expect(page.getByRole('link', { name: 'Course', exact: true })).toHaveAttribute('aria-current', /.+/);
	for (const name of STATES)
		await expect(table.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText('26 November 2026');
	await look(page, 'standards');
	for (const name of STATES) {
		await page.goto('/standards');
		await page.getByRole('table').getByRole('link', { name, exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		const alert = page.locator('.alert-warning', { hasText: 'Not verified' });
		await expect(alert.locator('svg')).toBeVisible();
		expect(await alert.getByRole('listitem').count()).toBeGreaterThanOrEqual(2);
		for (const part of ['What the rule asks', 'Where Firstword counts otherwise', 'Filing', 'Sources'])
			await expect(page.getByRole('heading', { name: part })).toBeVisible();
		await expect(
			page.getByRole('table', { name: 'Fields in order' }).getByRole('rowheader').nth(7)
		).toBeVisible();
		await look(page, `standards-${name.toLowerCase()}`);
	}
});

test('says the cycle and hours of a state, and marks what is the department’s own choice', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/standards/florida');
	await expect(page.getByRole('main')).toContainText('Anchored, 30 June of every fourth year');
	await expect(page.getByRole('table', { name: 'Topics and courses' })).toContainText(
		'Once, for however long'
	);
	await page.goto('/standards/utah');
	await expect(page.getByRole('main')).toContainText(
		'Fixed cycles of 1 year, one of which begins 1 July 2026'
	);
	await expect(page.getByRole('main')).toContainText('40 hours');
	await expect(page.getByText('Your department’s own choice.')).toHaveCount(0);
	await page.goto('/standards/iowa');
	await expect(page.getByRole('main')).toContainText(
		'None in what was read. Proposed: fixed cycles of 1 year'
	);
	await expect(page.getByText('Your department’s own choice.')).toBeVisible();
});

test('names of columns stay inside their card on a phone', async ({ as }) => {
	const page = await as('auditor', { viewport: { width: 360, height: 740 } });
	await page.goto('/standards/california');
	const beyond = await page
		.getByRole('table', { name: 'Fields in order' })
		.locator('code')
		.evaluateAll((all) =>
			all
				.filter(
					(one) => one.getBoundingClientRect().right > one.closest('tr')!.getBoundingClientRect().right - 8
				)
				.map((one) => one.textContent)
		);
	expect(beyond).toEqual([]);
});

test('only an administrator is offered to adapt it', async ({ as }) => {
	const admin = await as('admin');
	await admin.goto('/standards/utah');
	const adapt = admin.getByRole('link', { name: 'Adapt for your department' });
	await expect(adapt).toHaveAttribute('href', '/requirements/new?profile=utah');
	for (const who of ['trainer', 'auditor', 'supervisor']) {
		const page = await as(who);
		await page.goto('/standards/utah');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Utah');
		await expect(page.getByRole('link', { name: 'Adapt for your department' })).toHaveCount(0);
	}
	const officer = await as('officer');
	for (const path of ['/standards', '/standards/utah'])
		expect((await officer.goto(path))?.status()).toBe(403);
	for (const path of ['/standards/atlantis', '/standards/topics'])
		expect((await admin.goto(path))?.status()).toBe(404);
});

test('prints without buttons, with everything that was not verified', async ({ as }) => {
	const page = await as('auditor', { javaScriptEnabled: false });
	await page.goto('/standards/texas');
	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['header.top', '.breadcrumb', '.btn'])
		for (const part of await page.locator(hidden).all()) await expect(part).toBeHidden();
	await expect(page.getByText('S.B. 1402 of 2023')).toBeVisible();
	await expect(page.getByRole('table', { name: 'Fields in order' })).toBeVisible();
	expect((await page.pdf({ format: 'Letter' })).byteLength).toBeGreaterThan(10_000);
});
