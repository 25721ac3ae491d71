import { expect, test } from './journey.ts';
import { choose, goOn, openFromTraining, playToTheEnd, submitQuiz, takeQuiz } from './officer-steps.ts';
import { lessonsOf } from './taught.ts';

test('the officer’s whole way works without JavaScript', async ({ newcomer, stranger }) => {
	test.setTimeout(120_000);
	const { page, familyName } = await newcomer({ javaScriptEnabled: false });

	await test.step('lessons, with a check answered', async () => {
		await page.getByRole('link', { name: 'Open' }).click();
		await page.getByRole('button', { name: 'Start' }).click();
		for (const [at, lesson] of lessonsOf('TR-4').entries()) {
			await expect(page).toHaveURL(new RegExp(`/lessons/${lesson}$`));
			const check = page.locator('.check').first();
			if (at === 0) {
				await check.getByRole('button', { name: 'Check answer' }).click();
				await expect(check.getByText('Choose an answer.')).toBeVisible();
				await check.locator('.tile').first().click();
				await check.getByRole('button', { name: 'Check answer' }).click();
				await expect(check.getByRole('status')).toContainText(/Right|Not yet/);
			}
			await page.getByRole('button', { name: /^I have read this/ }).click();
		}
		await expect(page.locator('.tasks .state', { hasText: /^\W*Read$/ })).toHaveCount(
			lessonsOf('TR-4').length
		);
	});

	await test.step('quiz, where an empty answer is refused in words', async () => {
		await page.getByRole('link', { name: 'Quiz', exact: true }).click();
		await page.getByRole('button', { name: 'Start' }).click();
		await page.getByRole('button', { name: 'Save answer' }).click();
		await expect(page.locator('.error-summary')).toContainText('Choose an answer, then go on.');
		await expect(page.getByRole('link', { name: 'Choose an answer, then go on.' })).toHaveAttribute(
			'href',
			'#answer'
		);
		await openFromTraining(page, 'Signs of danger you must not miss');
		await takeQuiz(page, 'TR-4');
		await submitQuiz(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed');
	});

	await test.step('scenario', async () => {
		await openFromTraining(page, 'Kitchen light');
		await page.getByRole('button', { name: 'Start' }).click();
		await choose(page, 'SC-1');
		await goOn(page);
		await playToTheEnd(page, 'SC-1');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed');
	});

	await test.step('signature, certificate and its file', async () => {
		await page.goto('/training');
		await page.getByRole('link', { name: 'Sign', exact: true }).click();
		await page.getByText('This is true, and I sign it').click();
		await page.getByRole('button', { name: 'Sign and make the certificate' }).click();
		await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Download PDF' }).click();
		expect((await download).suggestedFilename()).toMatch(/^FW-.*\.pdf$/);
	});

	await test.step('the check of the certificate', async () => {
		const number = (await page.locator('dd', { hasText: /^FW-/ }).innerText()).trim();
		const other = await stranger({ javaScriptEnabled: false });
		await other.goto('/verify');
		await other.getByLabel('Certificate number').fill(number.toLowerCase());
		await other.getByRole('button', { name: 'Check certificate' }).click();
		await expect(other.locator('.verdict')).toContainText('Valid');
		await expect(other.locator('main')).toContainText(familyName);
	});

	await test.step('stepping away, and signing out', async () => {
		await openFromTraining(page, 'The referral, step by step');
		await page.getByRole('link', { name: 'Step away' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your place is saved.');
		await page.goto('/training');
		await page.getByRole('button', { name: 'Sign out' }).click();
		await expect(page).toHaveURL('/sign-in');
		await page.goto('/training');
		await expect(page).toHaveURL(/\/sign-in/);
	});
});

test('a department’s pages work without JavaScript', async ({ as }) => {
	const page = await as('auditor', { javaScriptEnabled: false });
	await page.goto('/compliance');
	await page.getByLabel('Unit', { exact: true }).selectOption('Patrol, nights');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.getByRole('table', { name: 'By unit' }).getByRole('row')).toHaveCount(2);
	await page.goto('/ledger');
	await page.getByRole('button', { name: 'Check now' }).click();
	await expect(page.getByRole('status')).toContainText('Unbroken');
});
