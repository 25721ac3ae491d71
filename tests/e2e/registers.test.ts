import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// The auditor's lists. What is read belongs to people of the demo; the views that are saved are the auditor's own, under
// names that nobody else uses.

const UNIT = 'Patrol, nights';

const main = (page: Page) => page.getByRole('main');
const places = (page: Page) => page.getByRole('navigation', { name: 'Main' });

/** The number that a list begins with: `1,204 certificates · as of …`. */
const totalOf = async (page: Page) =>
	Number(/^[\d,]+/.exec(await page.locator('.lead').first().innerText())![0].replaceAll(',', ''));

async function download(page: Page, click: () => Promise<unknown>) {
	const waiting = page.waitForEvent('download');
	await click();
	const file = await waiting;
	return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** How many rows a sheet has below its heading, as a spreadsheet counts them. */
function sheetRows(bytes: Uint8Array) {
	const parts = unzipSync(bytes);
	const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!);
	const about = strFromU8(parts['xl/worksheets/sheet2.xml']!);
	return { rows: xml.match(/<row /g)!.length - 1, formulas: xml.includes('<f'), about };
}

/** What stands above the rows of a CSV file, and how many of them there are. */
function csvRows(bytes: Uint8Array) {
	const lines = new TextDecoder().decode(bytes).split('\r\n');
	const [opens, closes] = [lines.findIndex(isBlank), lines.findLastIndex(isBlank)];
	return { head: lines.slice(0, opens).join('\n'), rows: closes - opens - 2 };
}
const isBlank = (line: string) => /^,+$/.test(line);

test('an auditor lists, exports and prints with few clicks, and all counts agree', async ({ as }) => {
	test.setTimeout(120_000);
	const page = await as('auditor');
	const clicks = countedClicks();
	await page.goto('/');

	await test.step('the overdue of one unit: two clicks; as an Excel file: three', async () => {
		const inUnit = page.getByRole('table', { name: 'By unit' }).getByRole('row', { name: UNIT });
		await clicks.on(inUnit.getByRole('link', { name: `overdue in ${UNIT}` }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Officers');
		const forTheList = clicks.take();
		expect(forTheList).toBeLessThanOrEqual(2);
		const total = await totalOf(page);
		await expect(page.getByRole('rowheader')).toHaveCount(total);
		const excel = page.getByRole('link', { name: 'Export Excel' });
		const { name, bytes } = await download(page, () => clicks.on(excel));
		expect(forTheList + clicks.take()).toBeLessThanOrEqual(3);
		expect(name).toMatch(/^officers-\d{4}-\d\d-\d\d\.xlsx$/);
		const { rows, formulas, about } = sheetRows(bytes);
		expect(rows).toBe(total);
		expect(formulas).toBe(false);
		expect(about).toContain(UNIT);
	});

	await test.step('the monthly report is printed with two clicks', async () => {
		await page.goto('/');
		await page.evaluate(() => {
			window.print = () => document.body.setAttribute('data-printed', 'yes');
		});
		await clicks.on(places(page).getByRole('link', { name: 'Registers' }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registers');
		await expect(page.getByRole('img', { name: /^Completions by month/ })).toBeVisible();
		await look(page, 'registers');
		await clicks.on(page.getByRole('button', { name: 'Print' }));
		await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
		expect(clicks.take()).toBeLessThanOrEqual(2);
	});

	for (const list of [
		'Certificates',
		'Completions',
		'Training from elsewhere',
		'Sessions',
		'Corrections',
		'Exceptions'
	])
		await test.step(`${list}: screen, CSV, sheet and print have the same rows`, async () => {
			await page.goto('/registers');
			await page
				.getByRole('table', { name: 'Lists' })
				.getByRole('rowheader')
				.getByRole('link', { name: list })
				.click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(list);
			const total = await totalOf(page);
			const csv = csvRows(
				(await download(page, () => page.getByRole('link', { name: 'Export CSV' }).click())).bytes
			);
			const sheet = sheetRows(
				(await download(page, () => page.getByRole('link', { name: 'Export Excel' }).click())).bytes
			);
			expect({ csv: csv.rows, sheet: sheet.rows }).toEqual({ csv: total, sheet: total });
			expect(csv.head).toContain(`Rows,${total}`);
			const whole = page.getByRole('link', { name: 'All rows, to print' });
			if (await whole.isVisible()) await whole.click();
			await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(total);
			await look(page, `register-${list.toLowerCase().replaceAll(' ', '-')}`);
		});
});

test('a list is filtered, sorted and paged by its address, and looked at as it was', async ({ as }) => {
	test.setTimeout(120_000);
	const page = await as('auditor');
	await page.goto('/registers/completions');
	const total = await totalOf(page);

	await test.step('every page by key, and each row once', async () => {
		const seen: string[] = [];
		for (;;) {
			seen.push(...(await page.getByRole('table').getByRole('row').allInnerTexts()).slice(1));
			const next = page.getByRole('link', { name: 'Next' });
			if (!(await next.isVisible())) break;
			await next.click();
			await expect(page).toHaveURL(/[?&]after=/);
		}
		expect(seen).toHaveLength(total);
		if (total > 50) {
			await page.getByRole('link', { name: 'Previous' }).click();
			await expect(page).toHaveURL(/[?&]before=/);
			await page.getByRole('link', { name: 'First page' }).click();
			await expect(page).not.toHaveURL(/[?&]before=/);
		}
	});

	await test.step('a filter says in words what it leaves out', async () => {
		await page.getByLabel('Unit then').selectOption(UNIT);
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page).toHaveURL(/unit=/);
		await expect.poll(() => totalOf(page)).toBeLessThan(total);
		await expect(main(page)).toContainText(`Unit: ${UNIT}`);
		await page.getByRole('link', { name: /^Score/ }).click();
		await expect(page.getByRole('columnheader', { name: /^Score/ })).toHaveAttribute(
			'aria-sort',
			'ascending'
		);
		await page.getByRole('link', { name: 'Clear filters' }).click();
		await expect.poll(() => totalOf(page)).toBe(total);
	});

	await test.step('a past day has what was recorded by then', async () => {
		await page.getByLabel('As of').fill('2020-01-01');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect.poll(() => totalOf(page)).toBe(0);
		await expect(main(page)).toContainText('as it was recorded then');
		await expect(main(page)).toContainText('Nothing matches.');
	});

	await test.step('a certificate is found by its number', async () => {
		await page.goto('/registers/certificates');
		const number = await page.getByRole('rowheader').getByRole('link').first().innerText();
		await page.getByLabel('Number, officer, badge or state id').fill(number);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('rowheader')).toHaveText([number]);
		await page.getByRole('rowheader').getByRole('link').click();
		await expect(main(page)).toContainText(number);
	});
});

test('a view is saved under a name, found again and removed', async ({ as }) => {
	const page = await as('auditor');
	const name = 'Overdue, by unit';
	await page.goto('/registers/exceptions?state=overdue&sort=unit');
	const total = await totalOf(page);
	await page.locator('summary', { hasText: 'Save this view' }).click();
	await page.getByLabel('Name of the view').fill(name);
	await page.getByRole('button', { name: 'Save view' }).click();
	await expect(page.getByRole('status')).toContainText('The view is saved.');

	await test.step('another list of the same name is refused, and nothing typed is lost', async () => {
		await page.goto('/officers');
		await page.locator('summary', { hasText: 'Save this view' }).click();
		await page.getByLabel('Name of the view').fill(name);
		await page.getByRole('button', { name: 'Save view' }).click();
		await expect(page.locator('.error-summary')).toContainText('You have a view of that name.');
		await expect(page.getByLabel('Name of the view')).toHaveValue(name);
		await look(page, 'view-refused');
	});

	await page.goto('/registers');
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page).toHaveURL(/\/registers\/exceptions\?state=overdue&sort=unit$/);
	expect(await totalOf(page)).toBe(total);
	await page.goto('/registers');
	await page.getByRole('button', { name: `Remove ${name}` }).click();
	await expect(page.getByRole('status')).toContainText('The view is removed.');
	await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
});

test('one requirement and one unit lead to their officers and records', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/registers');
	await page.getByRole('link', { name: 'Trauma-informed response to victims', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible();
	const unit = page.getByRole('table', { name: 'By unit' }).getByRole('rowheader', { name: UNIT });
	await unit.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(UNIT);
	await look(page, 'register-unit');
	await main(page).getByRole('link', { name: 'Certificates' }).click();
	await expect(main(page)).toContainText(`Unit: ${UNIT}`);
});

test('an entry of the ledger is found by person, kind, day and number, and is shown whole', async ({
	as
}) => {
	const page = await as('auditor');
	await page.goto('/ledger');
	await page.getByLabel('Person: name, badge, state id').fill('haddad');
	await page.getByLabel('Kind of entry').selectOption('Signed in');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(main(page)).toContainText('Entries about or by Noor Haddad');
	for (const words of await page.getByRole('table').getByRole('row').allInnerTexts())
		if (!words.startsWith('Entry')) expect(words).toContain('Noor Haddad signed in');
	await look(page, 'ledger-found');

	const file = await download(page, () => page.getByRole('link', { name: 'Export CSV' }).click());
	const shown = await page.getByRole('table').getByRole('rowheader').count();
	// Others sign in meanwhile, and the file has all pages.
	expect(csvRows(file.bytes).rows).toBeGreaterThanOrEqual(shown);
	expect(csvRows(file.bytes).head).toContain('containing “haddad”');

	const entry = page.getByRole('rowheader').first();
	const number = /^[\d,]+/.exec(await entry.innerText())![0];
	await entry.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Entry ${number}`);
	await expect(page.locator('code')).toContainText('"kind":"signed-in"');
	await look(page, 'ledger-entry');

	await page.goto('/ledger');
	await page.getByLabel('Or entry number').fill('1');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entry 1');
	await expect(main(page)).toContainText('founded the department');
	expect((await page.request.get('/ledger/999999999')).status()).toBe(404);
});

test('a supervisor has the lists of their own unit, and no files', async ({ as }) => {
	const page = await as('supervisor');
	await page.goto('/registers/certificates');
	await expect(main(page)).toContainText('The own unit');
	await expect(page.getByRole('link', { name: /^Export/ })).toHaveCount(0);
	for (const path of ['/registers/certificates/export.csv', '/registers/outside/export.xlsx', '/ledger/1'])
		expect((await page.request.get(path)).status(), path).toBe(404);
});
