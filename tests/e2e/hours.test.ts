import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// Hours, from the rule that asks for them to the line that counts. What is adopted here binds one person alone.

const PDF = {
	name: 'Certificate.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n% a certificate of hours\n%%EOF\n')
};
/** By the clock of the demo department. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(new Date());
const [year, month] = today.split('-').map(Number) as [number, number];
/** A cycle of a year that began with the month before this one: today is always in the middle of it. */
const begins = new Date(Date.UTC(year, month - 2, 1));
const ends = new Date(Date.UTC(year + 1, month - 2, 0));
const next = new Date(Date.UTC(year + 1, month - 2, 1));
const iso = (date: Date) => date.toISOString().slice(0, 10);
const inWords = (date: Date) =>
	date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const CYCLE = `${inWords(begins)} to ${inWords(ends)}`;

/** Adopts a rule of ten hours in a year for officers of one assignment. */
async function adopt(admin: Page, title: string, assignment: string, hires: string) {
	await admin.goto('/requirements/new');
	await admin.getByLabel('Title').fill(title);
	await admin.getByLabel('Law or policy that asks for it').fill('General Order 9.4');
	await admin.getByText('Only some officers').click();
	await admin.getByRole('checkbox', { name: assignment }).check();
	await admin.locator('label.tile:has(input[name=cycle][value=fixed])').click();
	await admin.getByLabel('Months of a cycle').fill('12');
	await admin.getByLabel('Counts from').fill(iso(begins));
	await admin.getByLabel('A cycle begins on').fill(iso(begins));
	await admin.getByLabel('A renewal may begin days before').fill('0');
	await admin.getByLabel('Days of grace').fill('30');
	await admin.locator(`label.tile:has(input[name=hires][value=${hires}])`).click();
	await admin.getByLabel('Hours in a cycle').fill('10');
	await admin.getByText('Hours by topic').click();
	await admin.getByLabel('Strangulation', { exact: true }).fill('4');
	await admin.locator('label.tile:has(input[name=outside][value=first-aid])').click();
	await admin.getByRole('button', { name: 'See whom it affects' }).click();
	await admin.getByRole('button', { name: 'Adopt this requirement' }).click();
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(title);
	return new URL(admin.url()).pathname.split('/').at(-1)!;
}

/** An officer sends a certificate of so many hours and the administrator accepts it. */
async function credit(officer: Page, admin: Page, title: string, hours: string) {
	await officer.getByLabel('Title of the course').fill(title);
	await officer.getByLabel('Given by').fill('Harbor forensic nurses');
	await officer.getByLabel('First day').fill(today);
	await officer.getByLabel('Last day').fill(today);
	await officer.getByLabel('Hours', { exact: true }).fill(hours);
	await officer.getByLabel('How it was given').selectOption('In person');
	await officer.getByLabel('What it was about').fill('Signs, questions, and what to write down.');
	await officer.getByLabel('Topic 1', { exact: true }).selectOption('Strangulation');
	await officer.getByLabel('Hours of topic 1').fill('1.5');
	await officer.getByLabel('Certificate').setInputFiles(PDF);
	await officer.getByRole('button', { name: 'Send it' }).click();
	await expect(officer.getByRole('status')).toContainText(`“${title}” is sent`);
	await officer.goto('/hours');
	const waiting = officer.getByRole('table', { name: 'Not counted, or not yet' });
	await expect(waiting.getByRole('row').nth(1)).toContainText('Waits for a decision');
	await admin.goto('/outside-requests');
	await admin.getByRole('link', { name: title }).click();
	await admin.locator('label.tile:has(input[value=accepted])').click();
	await admin.getByLabel('Why').fill('The certificate was checked.');
	await admin.getByRole('button', { name: 'Decide' }).click();
	await expect(admin.getByRole('status')).toContainText('Decided');
}

test('an officer sees what is due in hours, adds some, and reads which rule counts them', async ({
	newcomer,
	as
}) => {
	test.setTimeout(300_000);
	const { page, path, personId, familyName } = await newcomer();
	const admin = await as('admin');
	const auditor = await as('auditor');
	const assignment = `Hours ${familyName}`;
	const title = `Ten hours ${familyName}`;
	let requirement = '';
	const due = page.getByRole('region', { name: title, exact: true });

	await test.step('a rule that asks for hours alone', async () => {
		await admin.goto(path);
		await admin.getByText('Change details from a day on').click();
		await admin.getByLabel('Assignment').fill(assignment);
		await admin.getByRole('button', { name: 'Write down' }).click();
		await expect(admin.getByText(assignment).first()).toBeVisible();
		requirement = await adopt(admin, title, assignment, 'whole');
	});

	await test.step('My training says how much, what is missing, and why that day: no click', async () => {
		await page.goto('/training');
		await expect(page.getByRole('heading', { level: 2, name: 'Due', exact: true })).toBeVisible();
		await expect(due.getByRole('heading', { level: 3 })).toHaveText(title);
		await expect(due).toContainText(CYCLE);
		await expect(due).toContainText(`Due ${inWords(ends)}: fixed cycle`);
		await expect(due).toContainText('0 of 10 hours; 10 to go');
		await expect(due).toContainText('Strangulation: not yet, 4 hours');
		await expect(due).toContainText('First aid, CPR and AED: not yet');
		await expect(due).not.toContainText(/[Cc]ycle \d{1,3}\b/);
		await look(page, 'training-hours');
	});

	await test.step('a certificate waits, and counts once it is accepted', async () => {
		await due.getByRole('link', { name: /add a certificate/ }).click();
		await credit(page, admin, `Strangulation ${familyName}`, '6.5');
		await page.goto('/training');
		await expect(due).toContainText('6.5 of 10 hours; 3.5 to go');
		await expect(due).toContainText('Strangulation: 1.5 of 4 hours');
	});

	await test.step('the ledger of hours says under which rule, and comes to the same', async () => {
		await page.getByRole('link', { name: 'My hours, line by line' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('My hours');
		await expect(page.locator('main')).toContainText('6.5 of 10 hours; 3.5 to go');
		const line = page.getByRole('table', { name: 'Training that is on record' }).getByRole('row').nth(1);
		await expect(line).toContainText('From elsewhere, accepted');
		await expect(line).toContainText('attested');
		await expect(line).toContainText(`${title}, version 1 · ${CYCLE}`);
		await expect(line).toContainText('6.5 hours');
		await page.getByText('How hours are counted').click();
		await expect(page.getByText('after 90 seconds without a touch')).toBeVisible();
		await look(page, 'hours-counted');
	});

	await test.step('the auditor reads the same in the record, prints it and takes it as a file', async () => {
		await auditor.goto(`/officers/${personId}`);
		const section = auditor.locator('section.record', { hasText: title });
		await expect(section).toContainText('6.5 of 10 hours; 3.5 to go');
		await expect(section.locator('.meta')).toContainText(CYCLE);
		await expect(section).not.toContainText('Nothing was begun');
		await look(auditor, 'officer-record-hours');
		await auditor.getByRole('link', { name: 'Hours, line by line' }).click();
		await expect(auditor.locator('main')).toContainText('6.5 of 10 hours; 3.5 to go');
		await auditor.emulateMedia({ media: 'print' });
		await expect(auditor.getByRole('link', { name: 'Export CSV' })).toBeHidden();
		await expect(auditor.getByRole('table', { name: 'Training that is on record' })).toBeVisible();
		await auditor.emulateMedia({ media: 'screen' });
		const download = auditor.waitForEvent('download');
		await auditor.getByRole('link', { name: 'Export CSV' }).click();
		const csv = readFileSync(await (await download).path(), 'utf8');
		expect(csv).toContain(`Strangulation ${familyName},Harbor forensic nurses,390,,${title}`);
		expect(csv).toContain(`,${iso(begins)},${iso(ends)},390,6.5,Strangulation 1.5,`);
		const events = await (await auditor.request.get('/ledger')).text();
		expect(events).toContain('opened the hours of a record');
	});

	await test.step('the file of officers names the cycle by its days and hours as decimals', async () => {
		const file = await auditor.request.get(`/officers/export.csv?q=${familyName}&requirement=${requirement}`);
		const text = await file.text();
		expect(text).toContain('cycle,cycle_start,cycle_end,status');
		expect(text).toContain(`${CYCLE},${iso(begins)},${iso(ends)},due,`);
		expect(text).toMatch(/,10,6\.5,\r\n/);
	});

	await test.step('a rule whose first full cycle is ahead is told calmly', async () => {
		await adopt(admin, `Later ${title}`, assignment, 'next-full');
		await page.goto('/training');
		await expect(page.getByRole('heading', { level: 2, name: 'Later', exact: true })).toBeVisible();
		const later = page.getByRole('region', { name: `Later ${title}` });
		await expect(later).toContainText(`Not open yet: opens ${inWords(next)}`);
		await expect(later).toContainText('so this is the first full cycle');
		await expect(later).toContainText(`There is nothing to do before ${inWords(next)}.`);
		await look(page, 'training-not-open-yet');
	});
});

test('the numbers of a past day are shown, and said to be', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/compliance');
	const past = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
	await expect(page.getByLabel('Known', { exact: true })).toHaveCount(0);
	await page.getByLabel('As of').fill(past);
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(new RegExp(`on=${past}`));
	await expect(page.locator('.lead')).toContainText(/^As of the end of .*, as it was recorded then/);
	await expect(page.getByLabel('As of')).toHaveValue(past);
	await page.getByLabel('Known', { exact: true }).selectOption({ label: 'With what is known today' });
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(new RegExp(`on=${past}&known=now`));
	await expect(page.locator('.lead')).toContainText(/^As of the end of .*, by what is known now/);
	const officers = await page.locator('.figs a').first().getAttribute('href');
	expect(officers).toContain(`on=${past}&known=now`);
	await page.goto(officers!);
	await expect(page.locator('.lead').first()).toContainText('as of the end of');
	await expect(page.getByText(/^As of .*, by what is known now; all requirements/)).toBeVisible();
	const shown = Number(/^([\d,]+) officers?/.exec(await page.locator('.lead').first().innerText())![1]);
	const href = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
	const csv = await (await page.request.get(href!)).text();
	expect(csv).toContain(`As of,"${past}, by what was known at`);
	expect(csv.trimEnd().split('\r\n')).toHaveLength(shown + 8);
	await page.getByRole('link', { name: 'Clear filters' }).click();
	await expect(page.getByLabel('As of')).toHaveValue('');
});

test('a supervisor reads the hours of their unit, takes no file, and of nobody else', async ({ as }) => {
	const auditor = await as('auditor');
	await auditor.goto('/officers?q=dang');
	const foreign = await auditor.getByRole('link', { name: 'Dang, Thuy' }).getAttribute('href');
	const page = await as('supervisor');
	await page.goto('/officers');
	const own = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href');
	await page.goto(`${own}/hours`);
	await expect(page.getByText('Hours ledger')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Export CSV' })).toHaveCount(0);
	for (const path of [`${foreign}/hours`, `${foreign}/hours/export.csv`, `${own}/hours/export.csv`])
		expect([403, 404], path).toContain((await page.request.get(path)).status());
});
