import { expect, test } from './journey.ts';
import { look } from './look.ts';

// The auditor looks back: on somebody as they were on a day, as it was recorded then and by what is known today. The
// demo told its leave and who left it as it happened, some of it late.

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('who has left is there on a day before, and everything opened from there is of that day', async ({
	as
}) => {
	const page = await as('auditor');
	await page.goto('/officers?q=thorvald');
	await expect(page.getByRole('link', { name: 'Thorvald, Agnes' })).toHaveCount(0);
	const day = daysAgo(120);
	await page.getByLabel('As of').fill(day);
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(new RegExp(`on=${day}`));
	await page.getByRole('link', { name: 'Thorvald, Agnes' }).click();

	await expect(page).toHaveURL(new RegExp(`/officers/[^/]+\\?on=${day}$`));
	await expect(page.locator('.lead')).toContainText(/as of the end of .*, as it was recorded then$/);
	await expect(page.getByRole('table', { name: 'Who they were, and from when' })).not.toContainText('Left');
	await look(page, 'record-of-a-past-day');
	await page.getByRole('link', { name: 'Hours, line by line' }).click();
	await expect(page).toHaveURL(new RegExp(`/hours\\?on=${day}$`));
	await expect(page.locator('.lead')).toContainText('as it was recorded then');
	const href = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
	const csv = await (await page.request.get(href!)).text();
	expect(csv).toContain(`As of,"${day}, by what was known at ${day}T23:59:59`);
	// The same file tomorrow: what is in it depends on the day alone.
	expect(await (await page.request.get(href!)).text()).toBe(csv);
	await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').nth(1).click();

	await expect(page).toHaveURL(new RegExp(`\\?on=${day}$`));
	await page.getByRole('link', { name: 'Clear filters' }).click();
	await expect(page.locator('.lead')).toContainText(/as of /);
	await expect(page.getByRole('table', { name: 'Who they were, and from when' })).toContainText('Left');
});

test('leave is shown as it was recorded then, and as it was put right later', async ({ as }) => {
	const page = await as('admin');
	const day = daysAgo(270);
	await page.goto(`/officers?q=rostami&on=${day}`);
	await page.getByRole('link', { name: /^Rostami/ }).click();
	const leave = page.getByRole('list', { name: 'Leave' });
	await expect(leave.getByRole('listitem')).toHaveCount(1);
	await expect(leave).toContainText('On leave now');
	await expect(leave).not.toContainText('Corrected');
	// Nothing is written on a day that is over.
	await expect(page.getByRole('link', { name: 'Record leave' })).toHaveCount(0);
	await expect(page.getByRole('link', { name: /^Enter the last day/ })).toHaveCount(0);

	await page.getByLabel('Known', { exact: true }).selectOption({ label: 'With what is known today' });
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(new RegExp(`on=${day}&known=now$`));
	await expect(page.locator('.lead')).toContainText('by what is known now');
	await expect(leave).toContainText('Corrected');
	await expect(page.getByRole('link', { name: 'Record leave' })).toHaveCount(0);
	await page.goto(new URL(page.url()).pathname);
	await expect(page.getByRole('link', { name: 'Record leave' })).toBeVisible();
});

test('a day before anybody was recorded holds nobody', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/officers?on=2001-05-01');
	await expect(page.locator('.lead').first()).toContainText('0 officers · as of the end of 1 May 2001');
	await expect(page.getByText('No officer matches.')).toBeVisible();
	await page.goto('/compliance?on=2001-05-01');
	await expect(page.getByText('No requirement was on record then')).toBeVisible();
});
