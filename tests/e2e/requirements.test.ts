import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// What is adopted here binds one person alone, whose assignment nobody else has: other journeys go on as before.

/** Adds somebody by the form, who has an assignment of their own; returns it. */
async function addAssigned(admin: Page) {
	const assignment = `Liaison ${randomUUID().slice(0, 8)}`;
	await admin.goto('/people/new');
	await admin.getByLabel('Given name').fill('Robin');
	await admin.getByLabel('Family name').fill(`Sørli-${assignment.slice(-8)}`);
	await admin.getByLabel('Assignment').fill(assignment);
	await admin.getByLabel('Employed from').fill('2024-05-06');
	await admin.getByLabel('E-mail address').fill(`${assignment.replace(' ', '.').toLowerCase()}@demo.example`);
	await admin.getByRole('checkbox', { name: 'Officer' }).check();
	await admin.getByRole('button', { name: 'Add this person' }).click();
	await expect(admin.getByRole('heading', { level: 1 })).toContainText('was added');
	return assignment;
}

const said = (page: Page) => page.locator('.preview-said');
const see = (page: Page) => page.getByRole('button', { name: 'See whom it affects' }).click();
const summaryOf = (page: Page) => page.locator('.error-summary');
const ahead = (years: number) => `${new Date().getUTCFullYear() + years}-07-01`;

test('an administrator adapts the rule of a state, sees whom it affects, adopts it and gives grace later', async ({
	as
}) => {
	test.setTimeout(240_000);
	const page = await as('admin');
	const assignment = await addAssigned(page);
	const title = `Utah annual training ${assignment}`;

	await test.step('from the numbers to the rule of a state', async () => {
		await page.goto('/compliance');
		await page.getByRole('main').getByRole('link', { name: 'Requirements' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Requirements');
		await expect(page.getByRole('table')).toContainText('All officers');
		await page.getByRole('link', { name: 'State rules' }).click();
		await page.getByRole('main').getByRole('link', { name: /Utah/ }).first().click();
		await page.getByRole('link', { name: 'Adapt for your department' }).click();
		await expect(page.getByText('From the profile Utah, last checked')).toBeVisible();
		await expect(page.getByLabel('Hours in a cycle')).toHaveValue('40');
		await expect(page.getByLabel('Days of grace')).toHaveValue('31');
		// Only what belongs to the kind of cycle that is chosen stands there.
		await expect(page.getByLabel('A cycle begins on')).toBeVisible();
		await expect(page.getByLabel('First due after so many days')).toBeHidden();
	});

	await test.step('whom it would affect, before anything is saved', async () => {
		await page.getByLabel('Title').fill(title);
		await see(page);
		await expect(page.getByRole('heading', { name: 'Whom it affects' })).toBeFocused();
		await expect(said(page)).toHaveText(
			/^This affects \d+ officers; (nobody becomes|\d+ becomes?) overdue\.$/
		);
		await expect(page.getByRole('table', { name: /most urgent first/ })).toContainText(
			'fixed cycle from 1 July'
		);
		await expect(
			page
				.getByRole('table', { name: /most urgent first/ })
				.getByRole('row')
				.nth(1)
		).toContainText('Not asked');
		await look(page, 'requirement-previewed');
	});

	await test.step('what was changed since is shown first', async () => {
		await page.getByText('Only some officers').click();
		await page.getByRole('checkbox', { name: assignment }).check();
		await page.getByRole('button', { name: 'Adopt this requirement' }).click();
		await expect(page.getByText('This is not what you looked at before')).toBeVisible();
		await expect(said(page)).toHaveText('This affects 1 officer; nobody becomes overdue.');
		const list = await (await page.request.get('/requirements')).text();
		expect(list).not.toContain(title);
	});

	await test.step('sent twice at once it is adopted once', async () => {
		const fields = await page
			.locator('form.requirement-form')
			.evaluate((form: HTMLFormElement) =>
				[...new FormData(form)].map(([name, value]) => [name, String(value)])
			);
		const send = async () => {
			const answer = await page.request.post('/requirements/new?/adopt', {
				headers: {
					...{ origin: new URL(page.url()).origin, accept: 'text/html' },
					'content-type': 'application/x-www-form-urlencoded'
				},
				data: new URLSearchParams(fields).toString(),
				maxRedirects: 0
			});
			return `${answer.status()} ${answer.headers()['location']}`;
		};
		const answers = await Promise.all([send(), send()]);
		expect(answers[0]).toMatch(/^303 \/requirements\/[0-9a-f-]{36}\?done=adopted$/);
		expect(answers[1]).toBe(answers[0]);
	});

	await test.step('adopted, it is told in words', async () => {
		await page.getByRole('button', { name: 'Adopt this requirement' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(page.getByRole('status')).toContainText('The requirement is adopted.');
		const main = page.getByRole('main');
		await expect(main).toContainText('In force');
		await expect(main).toContainText(`Officers with the assignment ${assignment}.`);
		await expect(main).toContainText('40 hours in each cycle');
		await expect(main).toContainText('Adapted from the profile Utah');
		await expect(main).toContainText('Not verified:');
		const asked = page.getByRole('link', { name: '1 officer is asked' });
		await expect(asked).toHaveAttribute('href', /^\/officers\?requirement=/);
	});

	const home = page.url().split('?')[0]!;

	await test.step('wrong entries are refused, each with its field and reason', async () => {
		await page.getByRole('link', { name: 'New version' }).click();
		await page.getByLabel('Pass mark').fill('50');
		await page.getByLabel('Days of grace').fill('400');
		await page.getByLabel('Counts from', { exact: true }).fill('2020-01-01');
		await see(page);
		await expect(summaryOf(page)).toBeFocused();
		await expect(summaryOf(page).getByRole('link')).toHaveCount(3);
		await expect(page.getByLabel('Pass mark')).toHaveValue('50');
		await expect(page.getByLabel('Pass mark')).toHaveAttribute('aria-invalid', 'true');
		await look(page, 'requirement-refused');
		// By keyboard from the summary to the field.
		await summaryOf(page).getByRole('link', { name: 'The pass mark lies between 80 and 100' }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByLabel('Pass mark')).toBeFocused();
	});

	await test.step('a version that adds grace and leaves open cycles', async () => {
		await page.getByLabel('Pass mark').fill('80');
		await page.getByLabel('Days of grace').fill('60');
		await page.getByLabel('Counts from', { exact: true }).fill(ahead(1));
		await see(page);
		await expect(said(page)).toHaveText('This affects 1 officer; nobody becomes overdue.');
		await page.getByRole('button', { name: 'Record this version' }).click();
		await expect(summaryOf(page)).toContainText('Say in at most 1,000 letters why');
		await page.getByLabel('Why there is a new version').fill('The state gives more time.');
		await expect(page.getByRole('radio', { name: /They are finished as they began/ })).toBeChecked();
		await see(page);
		await expect(page.getByText('Nothing is saved yet').first()).toBeVisible();
		await page.getByRole('button', { name: 'Record this version' }).click();
		await expect(page.getByRole('status')).toContainText('The new version is recorded.');
		const second = page.getByRole('region', { name: 'Version 2' });
		await expect(second).toContainText('The state gives more time.');
		await expect(second).toContainText('Before: 31 days of grace');
		await expect(second).toContainText('Now: 60 days of grace');
		await expect(second).toContainText('finished as they began');
	});

	await test.step('and withdrawn, with a reason', async () => {
		await page.goto(home);
		await page.getByRole('link', { name: 'Withdraw', exact: true }).click();
		await page.getByLabel('Withdrawn from').fill(ahead(2));
		await page.getByLabel('Why it is withdrawn').fill('The journey is over.');
		await page.getByRole('button', { name: 'Withdraw it' }).click();
		await expect(page.getByRole('region', { name: 'Version 3, withdrawn from' })).toContainText(
			'The journey is over.'
		);
		await expect(page.getByRole('link', { name: 'Put in force again' })).toBeVisible();
		await look(page, 'requirement-withdrawn');
	});

	await test.step('the ledger holds it', async () => {
		await page.goto('/ledger');
		await expect(page.getByRole('table')).toContainText('recorded version 3 of a requirement');
	});
});

test('the same without JavaScript: refused with all fields, shown, adopted', async ({ as }) => {
	test.setTimeout(120_000);
	const assignment = await addAssigned(await as('admin'));
	const page = await as('admin', { javaScriptEnabled: false });
	await page.goto('/requirements');
	await page.getByRole('link', { name: 'New requirement' }).click();
	await page.getByLabel('Title').fill(`Plain ${assignment}`);
	await page.getByLabel('Law or policy').fill('General Order 12.3');
	await page.getByText('Only some officers').click();
	await page.getByLabel('Other ranks, one a line').fill('Astronaut');
	await page.getByLabel('Minutes between attempts').fill('soon');
	await see(page);

	await expect(summaryOf(page)).toContainText('has the rank “Astronaut” today');
	await expect(summaryOf(page)).toContainText('The waiting time is a whole number of minutes');
	await expect(summaryOf(page)).toContainText('Nothing is asked');
	await expect(page.getByLabel('Other ranks, one a line')).toHaveValue('Astronaut');

	await page.getByLabel('Other ranks, one a line').fill('');
	await page.getByRole('checkbox', { name: assignment }).check();
	await page.getByLabel('Minutes between attempts').fill('30');
	await page.getByRole('checkbox', { name: /^TR-4 / }).check();
	await page.getByRole('checkbox', { name: /^SC-1 / }).check();
	await page.getByLabel('Counts from', { exact: true }).fill(ahead(3));
	await see(page);
	await expect(page).toHaveURL(/#preview$/);
	await expect(said(page)).toHaveText('This affects 1 officer; nobody becomes overdue.');
	await expect(page.getByRole('table', { name: /most urgent first/ })).toContainText(
		'60 days after the rule took effect'
	);

	await page.getByRole('button', { name: 'Adopt this requirement' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Plain ${assignment}`);
	await expect(page.getByRole('main')).toContainText(`From 1 July ${new Date().getUTCFullYear() + 3}`);
	await expect(page.getByRole('main')).toContainText('SC-1 Kitchen light');
});

test('by keyboard alone: from the empty form to the list of officers', async ({ as }) => {
	const page = await as('admin');
	await page.goto('/requirements/new');
	await page.getByLabel('Title').focus();
	await page.keyboard.type(`By keyboard ${randomUUID()}`);
	await page.keyboard.press('Tab');
	await page.keyboard.type('General Order 12.3');
	await page.getByRole('checkbox', { name: /^TR-4 / }).focus();
	await page.keyboard.press('Space');
	await page.getByRole('radio', { name: /From each officer’s own completion/ }).focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio', { name: /In fixed cycles/ })).toBeChecked();
	await expect(page.getByLabel('First due after so many days')).toBeHidden();
	await page.keyboard.press('ArrowUp');
	await page.getByLabel('Title').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Whom it affects' })).toBeFocused();
	await expect(said(page)).toHaveText(/^This affects \d+ officers; nobody becomes overdue\.$/);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Adopt this requirement' })).toBeFocused();
	// More than one page of officers: the next one is a press of a button away, and the form stays as it is.
	const next = page.getByRole('button', { name: 'Next 50' });
	if (await next.isVisible()) {
		await next.press('Enter');
		await expect(page.getByRole('table', { name: /page 2 of/ })).toBeVisible();
	}
	await expect(page.getByLabel('Title')).toHaveValue(/^By keyboard/);
});

test('only administrators come here', async ({ as }) => {
	for (const who of ['auditor', 'supervisor', 'trainer']) {
		const page = await as(who);
		const answer = await page.request.get('/requirements', { maxRedirects: 0 });
		expect(answer.status(), who).toBe(403);
		await page.goto('/');
		await expect(page.getByRole('navigation', { name: 'Main' })).not.toContainText('Requirements');
	}
});
