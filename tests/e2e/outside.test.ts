import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

// Training from elsewhere: a certificate on its way to credit, and a table of past records.

test.describe.configure({ mode: 'parallel' });

const PDF = {
	name: 'Certificate – nurses.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n% a certificate\n%%EOF\n')
};

/** Fills in the form that is open; the day lies a good year back. */
async function fillCourse(page: Page, title: string) {
	await page.getByLabel('Title of the course').fill(title);
	await page.getByLabel('Given by').fill('Harbor forensic nurses');
	await page.getByLabel('First day').fill('2025-03-04');
	await page.getByLabel('Last day').fill('2025-03-04');
	await page.getByLabel('Hours', { exact: true }).fill('6.5');
	await page.getByLabel('How it was given').selectOption('In person');
	await page.getByLabel('What it was about').fill('Signs, questions, and what to write down.');
	await page.getByLabel('Topic 1', { exact: true }).selectOption('Strangulation');
	await page.getByLabel('Hours of topic 1').fill('4');
}

/** The administrator decides on the request of that title. */
async function decide(admin: Page, title: string, verdict: 'accepted' | 'not-accepted', reason: string) {
	await admin.goto('/outside-requests');
	await admin.getByRole('link', { name: title }).click();
	await admin.locator(`label.tile:has(input[value=${verdict}])`).click();
	await admin.getByLabel('Why').fill(reason);
	await admin.getByRole('button', { name: 'Decide' }).click();
	await expect(admin.getByRole('status')).toContainText('Decided');
}

test('a certificate is sent, accepted with a reason, and stands marked by its source', async ({
	newcomer,
	as
}) => {
	test.setTimeout(120_000);
	const { page, familyName } = await newcomer();
	const admin = await as('admin');
	const title = `Strangulation and ${familyName}`;
	await page.goto('/training');
	await page.getByRole('link', { name: 'Training from elsewhere' }).click();
	await expect(page.getByText('Nothing yet.')).toBeVisible();
	await page.getByRole('link', { name: 'Add a certificate' }).click();

	await test.step('what is wrong is said beside its field, and nothing typed is lost', async () => {
		await fillCourse(page, title);
		await page.getByLabel('Hours of topic 1').fill('7');
		await page.getByLabel('Certificate').setInputFiles(PDF);
		await page.getByRole('button', { name: 'Send it' }).click();
		const said = 'The topics together are longer than the training.';
		await expect(page.locator('.error-summary').getByRole('link', { name: said })).toHaveAttribute(
			'href',
			'#topic0'
		);
		await expect(page.getByLabel('Title of the course')).toHaveValue(title);
		await look(page, 'outside-new-wrong');
		await page.getByLabel('Hours of topic 1').fill('4');
	});

	await test.step('a file that only calls itself a certificate is refused', async () => {
		await page.getByLabel('Certificate').setInputFiles({ ...PDF, buffer: Buffer.from('<html>hello</html>') });
		await page.getByRole('button', { name: 'Send it' }).click();
		await expect(page.locator('.error-summary')).toContainText('no PDF, PNG or JPEG');
	});

	await page.getByLabel('Certificate').setInputFiles(PDF);
	await page.getByRole('button', { name: 'Send it' }).click();
	await expect(page.getByRole('status')).toContainText(`“${title}” is sent`);
	const line = page.getByRole('row', { name: title });
	await expect(line).toContainText('Waits for a decision');
	await expect(line).toContainText('From elsewhere');

	await test.step('an administrator reads the certificate and accepts it', async () => {
		await admin.goto('/outside-requests');
		await admin.getByRole('link', { name: title }).click();
		const download = admin.waitForEvent('download');
		await admin.getByRole('link', { name: 'Open the certificate' }).click();
		const file = await download;
		expect(file.suggestedFilename()).toBe(PDF.name);
		expect(readFileSync(await file.path())).toEqual(PDF.buffer);
		await admin.getByRole('button', { name: 'Decide' }).click();
		await expect(admin).toHaveURL(/outside-requests\/[0-9a-f-]{36}/);
		await decide(admin, title, 'accepted', 'Given by the county’s nurses.');
		await expect(admin.getByRole('link', { name: title })).toHaveCount(0);
	});

	await page.goto('/outside');
	await expect(line).toContainText('Accepted');
	await expect(line).toContainText('Given by the county’s nurses.');
	await look(page, 'outside-accepted');

	await test.step('the record names it with its source; no module is passed by it', async () => {
		const auditor = await as('auditor');
		await auditor.goto(`/officers?q=${familyName}`);
		await auditor.getByRole('rowheader').getByRole('link').first().click();
		await expect(auditor.getByText('Nothing was begun in this cycle.').first()).toBeVisible();
		await auditor.getByRole('link', { name: 'Training from elsewhere' }).click();
		await expect(auditor.getByRole('row', { name: title })).toContainText('From elsewhere');
		await expect(auditor.getByRole('link', { name: 'Enter training' })).toHaveCount(0);
		await look(auditor, 'outside-on-record');
	});
});

test('without JavaScript a certificate is sent, not accepted, and the reason is read', async ({
	newcomer,
	as
}) => {
	test.setTimeout(120_000);
	const { page, familyName } = await newcomer({ javaScriptEnabled: false });
	const title = `A talk and ${familyName}`;
	await page.goto('/outside/new');
	await fillCourse(page, title);
	await page.getByLabel('Hours', { exact: true }).fill('30');
	await page.getByLabel('Certificate').setInputFiles(PDF);
	await page.getByRole('button', { name: 'Send it' }).click();
	await expect(page.locator('.error-summary')).toContainText('more hours than its days have');
	await expect(page.getByLabel('Title of the course')).toHaveValue(title);
	await page.getByLabel('Hours', { exact: true }).fill('6.5');
	await page.getByLabel('Certificate').setInputFiles(PDF);
	await page.getByRole('button', { name: 'Send it' }).click();
	await expect(page.getByRole('row', { name: title })).toContainText('Waits for a decision');
	const admin = await as('admin', { javaScriptEnabled: false });
	await decide(admin, title, 'not-accepted', 'The certificate names no hours.');
	await page.goto('/outside');
	await expect(page.getByRole('row', { name: title })).toContainText('Not accepted');
	await expect(page.getByRole('row', { name: title })).toContainText('The certificate names no hours.');
});

const HEADING = 'Mail;Course Title;Provider;Completed;Hours;Delivery';

for (const javaScriptEnabled of [true, false])
	test(`past records come in from a table, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		newcomer,
		as
	}) => {
		test.setTimeout(120_000);
		const { page: officer, email, familyName } = await newcomer();
		const page = await as('admin', { javaScriptEnabled });
		const course = `Past course of ${familyName}`;
		const csv = (...rows: string[]) => ({
			name: `past-${familyName}.csv`,
			mimeType: 'text/csv',
			buffer: Buffer.from(['\ufeff' + HEADING, ...rows].join('\r\n'))
		});
		const read = async (file: ReturnType<typeof csv>) => {
			await page.goto('/import');
			await page.getByLabel('Table (CSV)').setInputFiles(file);
			await page.getByRole('button', { name: 'Show what would be written' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would be written');
		};

		await test.step('a heading that is not known is chosen, mistakes are listed, nothing is written', async () => {
			await read(
				csv(
					`${email};${course};Academy;3/4/2025;8;classroom`,
					`nobody@nowhere.example;X;Academy;2025-03-04;eight;online`
				)
			);
			await expect(page.getByText('No column says who')).toBeVisible();
			await page.getByLabel('Column “Mail”').selectOption('E-mail address');
			await page.getByRole('button', { name: 'Read it like this' }).click();
			const mistakes = page.getByRole('table', { name: /mistakes$/ });
			await expect(mistakes).toContainText('This day can be read in two ways.');
			await expect(mistakes).toContainText('Nobody in the department has this.');
			await expect(mistakes).toContainText('This is no number of hours.');
			await expect(page.getByRole('button', { name: /^Write / })).toHaveCount(0);
			if (javaScriptEnabled) await look(page, 'import-wrong');
			const download = page.waitForEvent('download');
			await page.getByRole('button', { name: 'Download all mistakes (CSV)' }).click();
			const text = readFileSync(await (await download).path(), 'utf8');
			expect(text.trim().split('\r\n')).toHaveLength(4);
			expect(text).toContain('3,wrong,Mail,Nobody in the department has this.');
		});

		await test.step('mended, it is written after a look at every row', async () => {
			await read(
				csv(`${email};${course};Academy;3/4/2025;8;classroom`, `${email};${course};Academy;4 Mar;8;online`)
			);
			await page.getByLabel('Column “Mail”').selectOption('E-mail address');
			await page
				.getByLabel('How days with slashes are written')
				.selectOption('Month first: 3/4/2025 is 4 March');
			await page.getByRole('button', { name: 'Read it like this' }).click();
			await expect(page.getByRole('table', { name: /mistake/ })).toContainText('This is no day.');
			await read(
				csv(
					`${email};${course};Academy;3/4/2025;8;classroom`,
					`${email};${course};Academy;2025-03-04;8;online`
				)
			);
			await page.getByLabel('Column “Mail”').selectOption('E-mail address');
			await page
				.getByLabel('How days with slashes are written')
				.selectOption('Month first: 3/4/2025 is 4 March');
			await page.getByRole('button', { name: 'Read it like this' }).click();
			const rows = page.getByRole('table', { name: '2 rows' });
			await expect(rows).toContainText('by e-mail address');
			await expect(rows).toContainText('Left out: row 2 says the same');
			if (javaScriptEnabled) await look(page, 'import-ready');
			await page.getByLabel(/^Where these records come from/).fill('The spreadsheet of 2025.');
			await page.getByRole('button', { name: 'Write 1 record' }).click();
			await expect(page.getByRole('status')).toContainText('1 record is written');
			if (javaScriptEnabled) await look(page, 'import-done');
		});

		await officer.goto('/outside');
		const line = officer.getByRole('row', { name: course });
		await expect(line).toContainText('Imported record');
		await expect(line).toContainText('Accepted');
		await expect(line).toContainText('4 March 2025');
	});
