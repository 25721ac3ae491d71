import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { addNewcomer, addPerson } from './newcomer.ts';
import { fillSignIn } from './sign-in.ts';
import { openTaught } from './pages.ts';
import { scenarioOf } from './taught.ts';

const UNIT = 'Patrol, nights';

/** How many officers the list names, all its pages together. */
const totalOf = async (page: Page) =>
	Number(/^([\d,]+) officers?/.exec(await page.locator('.lead').first().innerText())![1]);

test('an auditor goes from the counts to a file, to one record, and to what was answered', async ({ as }) => {
	const page = await as('auditor');
	const clicks = countedClicks();
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compliance');

	await test.step('the answer is there without a click', async () => {
		await expect(page.locator('main')).toContainText(/\d+\s*of \d+ officers current/);
		await expect(page.locator('main')).toContainText(/As of .* ledger of [\d,]+ entries/);
	});

	const inUnit = page.getByRole('table', { name: 'By unit' }).getByRole('row', { name: UNIT });
	const overdue = Number(/\d+/.exec(await inUnit.getByRole('cell').last().innerText())![0]);

	await test.step('the overdue of one unit: two clicks at most; exported: three', async () => {
		await clicks.on(inUnit.getByRole('link', { name: `overdue in ${UNIT}` }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Officers');
		await expect(page.getByLabel('Unit', { exact: true }).locator('option:checked')).toHaveText(UNIT);
		expect(await totalOf(page)).toBe(overdue);
		await expect(page.getByRole('rowheader')).toHaveCount(overdue);
		const names = await page.getByRole('rowheader').getByRole('link').allInnerTexts();

		const download = page.waitForEvent('download');
		await clicks.on(page.getByRole('link', { name: 'Export CSV' }));
		expect(clicks.take()).toBeLessThanOrEqual(3);
		const { head, rows } = csvRows(readFileSync(await (await download).path(), 'utf8'));
		expect(head).toContain(`unit: ${UNIT}; standing: overdue`);
		expect(rows).toHaveLength(overdue);
		expect(rows.map(([last, first]) => `${last}, ${first}`).sort()).toEqual([...names].sort());
	});

	await test.step('the screen and the file agree for a whole unit as well', async () => {
		await page.getByLabel('Standing').selectOption('All that are asked');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page).not.toHaveURL(/standing=overdue/);
		const total = await totalOf(page);
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Export CSV' }).click();
		const { rows } = csvRows(readFileSync(await (await download).path(), 'utf8'));
		expect(rows).toHaveLength(total);
	});

	await test.step('one officer is found by name with one click and Enter', async () => {
		await page.goto('/officers');
		await page.getByLabel('Name, badge or state id').fill('donnelly');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('rowheader')).toHaveCount(1);
		await page.getByRole('link', { name: 'Donnelly-Ames, Patrick' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Patrick Donnelly-Ames');
		await expect(page.getByRole('heading', { name: 'Cycle 1' })).toBeVisible();
	});

	const record = page.url();

	await test.step('a run, choice by choice', async () => {
		await page.getByRole('link', { name: 'Kitchen light, run 1' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Kitchen light: run 1');
		await expect(page.locator('main')).toContainText('CE-');
		const first = page.locator('section.record').first();
		await expect(first.getByRole('heading')).toHaveText('1. The door');
		await expect(first.locator('li', { hasText: 'Not chosen:' })).toHaveCount(3);
		await expect(first.locator('li', { hasText: '● Chosen:' })).toHaveCount(1);
	});

	await test.step('an attempt, answer by answer, and the version it was taught on', async () => {
		await page.goto(record);
		await page
			.getByRole('table', { name: 'Quiz attempts, TR-4' })
			.getByRole('link', { name: 'Attempt 1' })
			.click();
		await expect(page.getByRole('heading', { level: 2, name: /^Question \d/ })).toHaveCount(8);
		await expect(page.getByText('Not answered right.')).not.toHaveCount(0);
		await page.getByRole('link', { name: /^What was taught: version/ }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signs of danger you must not miss');
		await expect(page.getByRole('heading', { level: 2, name: /^Lesson \d:/ })).toHaveCount(7);
		await expect(page.getByText(/the SHA-256 of its sources/)).toBeVisible();
		await page.getByText('quiz.md').click();
		await expect(page.locator('pre', { hasText: '## Question: Naming it' })).toBeVisible();
	});

	await test.step('the ledger is followed from its first entry to its last', async () => {
		await page.getByRole('link', { name: 'Compliance' }).first().click();
		await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Ledger' }).click();
		await page.getByRole('button', { name: 'Check now' }).click();
		await expect(page.getByRole('status')).toContainText('Unbroken');
		await page.goto('/ledger');
		await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(1);
		await expect(page.getByRole('table')).toContainText('Noor Haddad');
	});
});

/** A file as the auditor's program reads it: what stands above the header row, and the rows below it. */
function csvRows(text: string) {
	const lines = text
		.replace(/^\uFEFF/, '')
		.trimEnd()
		.split('\r\n');
	const header = lines.findIndex((line) => line.startsWith('officer_name_last,'));
	const cells = (line: string) =>
		[...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell!.replace(/^"|"$/g, ''));
	return { head: lines.slice(0, header).join('\n'), rows: lines.slice(header + 1).map(cells) };
}

test('a supervisor sees their own unit and nobody else’s', async ({ as }) => {
	const auditor = await as('auditor');
	await auditor.goto('/officers?q=dang');
	const foreign = await auditor.getByRole('link', { name: 'Dang, Thuy' }).getAttribute('href');

	const page = await as('supervisor');
	await page.goto('/compliance');
	await expect(page.getByRole('table', { name: 'By unit' }).getByRole('rowheader')).toHaveText([UNIT]);
	await page.goto('/officers');
	const units = await page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader') })
		.locator('td:nth-of-type(2)')
		.allInnerTexts();
	expect(units.length).toBeGreaterThan(5);
	expect(new Set(units.map((text) => text.trim()))).toEqual(new Set([UNIT]));
	await expect(page.getByRole('link', { name: 'Export CSV' })).toHaveCount(0);
	await page.getByRole('rowheader').getByRole('link').first().click();
	await expect(page.getByText('Training record')).toBeVisible();

	for (const path of [foreign!, '/officers/export.csv', '/ledger'])
		expect((await page.request.get(path)).status(), path).toBe(404);
	for (const path of ['/people', '/modules', '/training'])
		expect((await page.request.get(path)).status(), path).toBe(403);
	await page.goto('/officers?q=dang');
	await expect(page.getByText('No officer matches.')).toBeVisible();
});

test('a trainer reads what is taught, as the checker sees it, and no names', async ({ as }) => {
	const page = await as('trainer');
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('My modules');
	await openTaught(page);
	await expect(page.getByRole('table', { name: 'Modules' }).getByRole('rowheader')).toHaveCount(15);
	await expect(page.getByRole('table', { name: /^Scenarios, as/ })).toContainText('SC-1 Kitchen light');
	await page.getByRole('link', { name: 'SC-1 Kitchen light' }).click();
	for (const { name } of scenarioOf('SC-1').scenes.slice(0, 5))
		await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
	await openTaught(page);
	await page.getByRole('link', { name: /^TR-4/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signs of danger you must not miss');
	for (const path of ['/compliance', '/officers', '/people', '/training'])
		expect((await page.request.get(path)).status(), path).toBe(403);
});

test('an administrator adds a person, who makes the password their own', async ({ as, stranger }) => {
	const admin = await as('admin');
	const { first, email, path } = await addPerson(admin, { unit: 'Investigations', roles: ['officer'] });
	await admin.goto(path);
	await expect(admin.locator('main')).not.toContainText(first);

	const page = await stranger();
	await page.goto('/training');
	await fillSignIn(page, email, first);
	// Whatever page was asked for, the password comes first.
	await expect(page).toHaveURL('/password');
	await page.goto('/training');
	await expect(page).toHaveURL('/password');
	await page.getByLabel('Password you have now').fill(first);
	await page.getByLabel('New password').fill('short');
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page.locator('.error-summary')).toContainText(/15 characters/);
	await page.getByLabel('Password you have now').fill(first);
	await page.getByLabel('New password').fill('four lamps under water');
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page).toHaveURL('/training');

	const again = await stranger();
	await again.goto('/sign-in');
	await fillSignIn(again, email, first);
	await expect(again.locator('.error-summary')).toContainText('does not match');
});

test('an administrator disables a person, whose session ends with it, and enables them again', async ({
	as,
	stranger
}) => {
	const admin = await as('admin');
	const page = await stranger();
	const { path, email, password } = await addNewcomer(admin, page);
	await expect(page).toHaveURL('/training');

	await admin.goto(path);
	await admin.getByText('Disable this account').click();
	await admin.getByRole('button', { name: /^Disable Ada/ }).click();
	await expect(admin.getByRole('status')).toContainText('The account is disabled');
	await page.getByRole('link', { name: 'Open' }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await fillSignIn(page, email, password);
	await expect(page.locator('.error-summary')).toContainText('does not match');

	await admin.getByText('Enable this account').click();
	await admin.getByRole('button', { name: /^Enable Ada/ }).click();
	await expect(admin.getByRole('status')).toContainText('enabled again');
	await fillSignIn(page, email, password);
	await expect(page).not.toHaveURL(/\/sign-in/);

	await test.step('roles that are changed end the session too', async () => {
		await admin.locator('summary', { hasText: 'Change roles' }).click();
		await admin.locator('label.tile:has(input[value=trainer])').click();
		await admin.getByRole('button', { name: 'Change roles' }).click();
		await expect(admin.getByRole('status')).toContainText('The roles are changed');
		await page.goto('/training');
		await expect(page).toHaveURL(/\/sign-in/);
	});

	await test.step('what held, and from when, stays written down', async () => {
		await admin.getByText('Change details from a day on').click();
		await admin.getByLabel('Rank').fill('Corporal');
		await admin.getByRole('button', { name: 'Write down' }).click();
		await expect(admin.getByRole('status')).toContainText('written down');
		const rows = admin.getByRole('table', { name: 'What held from when' });
		await expect(rows).toContainText('Deputy');
		await expect(rows).toContainText('Corporal');
	});
});

test('a unit that is added is there to choose', async ({ as }) => {
	const admin = await as('admin');
	await admin.goto('/units');
	await admin.getByLabel('Name of the unit').fill('Harbor watch');
	await admin.getByRole('button', { name: 'Add unit' }).click();
	await expect(admin.getByRole('status').or(admin.locator('.error-summary'))).toBeVisible();
	await admin.getByLabel('Name of the unit').fill('Harbor watch');
	await admin.getByRole('button', { name: 'Add unit' }).click();
	await expect(admin.locator('.error-summary')).toContainText('a unit of that name already');
	await admin.goto('/people/new');
	await expect(admin.getByLabel('Unit', { exact: true })).toContainText('Harbor watch');
});
