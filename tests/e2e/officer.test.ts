import { readFileSync } from 'node:fs';
import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import {
	answerQuestion,
	choose,
	goOn,
	openFromTraining,
	passPause,
	playToTheEnd,
	submitQuiz,
	takeQuiz,
	tilesOf
} from './officer-steps.ts';
import { signIn } from './sign-in.ts';
import { lessonsOf } from './taught.ts';

const MODULE = 'Signs of danger you must not miss';
const SCENARIO = 'Kitchen light';

test('an officer goes from sign-in to a certificate that anyone can check', async ({
	newcomer,
	stranger
}) => {
	test.setTimeout(150_000);
	const { page, familyName, email, password } = await newcomer();
	const clicks = countedClicks();

	await test.step('My training says what is due, when and why, without a click', async () => {
		await expect(page).toHaveURL(/\/training$/);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(`Deputy ${familyName}`);
		const next = page.locator('.card').first();
		await expect(next.getByRole('heading', { level: 2 })).toHaveText(MODULE);
		await expect(next).toContainText('Due in 60 days');
		await expect(next).toContainText('General Order 7.12');
		await expect(next).toContainText(/About 1 h \d+ min left|About \d+ minutes left|left/);
		expect(clicks.take()).toBe(0);
	});

	await test.step('a required module is started with two clicks', async () => {
		await clicks.on(page.getByRole('link', { name: 'Open' }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(MODULE);
		await expect(page.getByText('Before you start.')).toBeVisible();
		await clicks.on(page.getByRole('button', { name: 'Start' }));
		await expect(page).toHaveURL(new RegExp(`/lessons/${lessonsOf('TR-4')[0]}$`));
		expect(clicks.take()).toBe(2);
	});

	await test.step('the last lesson left is one click away', async () => {
		await page.goto('/training');
		await clicks.on(page.getByRole('link', { name: 'Continue' }));
		await expect(page).toHaveURL(new RegExp(`/lessons/${lessonsOf('TR-4')[0]}$`));
		expect(clicks.take()).toBe(1);
	});

	await test.step('every lesson is read, and a check inside one is answered', async () => {
		const lessons = lessonsOf('TR-4');
		let checked = false;
		for (const lesson of lessons) {
			await expect(page).toHaveURL(new RegExp(`/lessons/${lesson}$`));
			const check = page.locator('.check').first();
			if (!checked && (await check.isVisible())) {
				await check.getByRole('button', { name: 'Check answer' }).click();
				await expect(check.getByText('Choose an answer.')).toBeVisible();
				await check.locator('.tile').first().click();
				await check.getByRole('button', { name: 'Check answer' }).click();
				await expect(check.getByRole('status')).toContainText(/Right|Not yet/);
				await expect(check.locator('.coach-box')).toBeVisible();
				checked = true;
			}
			await page.getByRole('button', { name: /^I have read this/ }).click();
			await expect(page).not.toHaveURL(new RegExp(`/lessons/${lesson}(\\?.*)?$`));
		}
		expect(checked).toBe(true);
		await expect(page.locator('.tasks .state', { hasText: /^\W*Read$/ })).toHaveCount(lessons.length);
	});

	await test.step('the quiz: one answer is changed before the answers are handed in', async () => {
		await takeQuiz(page, 'TR-4');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers');
		const before = await page.locator('main ol > li').nth(2).innerText();
		const change = page.getByRole('link', { name: /^Change\s*: question 3$/ });
		await change.click();
		await expect(page.locator('.tile input:checked')).not.toHaveCount(0);
		await answerQuestion(page, 'TR-4', false);
		await expect(page.locator('main ol > li').nth(2)).not.toHaveText(before, { useInnerText: true });
		await change.click();
		await answerQuestion(page, 'TR-4');
		await expect(page).toHaveURL(/\/check$/);
		await submitQuiz(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed');
		await expect(page.getByRole('heading', { name: 'By skill' })).toBeVisible();
	});

	await test.step('the scenario: two clicks a scene, by the model path to the ending', async () => {
		await openFromTraining(page, SCENARIO);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page).toHaveURL(/\/0$/);
		const [first] = await tilesOf(page);
		expect((await first!.tile.boundingBox())!.height).toBeGreaterThanOrEqual(56);
		await choose(page, 'SC-1');
		await goOn(page);
		// “Her voice” begins with a pause; the tile and Continue are the two clicks that are promised.
		await passPause(page);
		const best = (await tilesOf(page)).find(({ text }) => text.includes('put pressure on your neck'))!;
		await clicks.on(best.tile);
		await expect(page.locator('.coach-box')).toBeVisible();
		await goOn(page, clicks.on);
		expect(clicks.take()).toBe(2);
		await playToTheEnd(page, 'SC-1');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed');
	});

	const path = await test.step('the signature makes the certificate', async () => {
		await page.goto('/training');
		await page.getByRole('link', { name: 'Sign', exact: true }).click();
		await page.getByRole('button', { name: 'Sign and make the certificate' }).click();
		await expect(page.locator('.error-summary')).toContainText(
			'Tick the box if the statement is true for you.'
		);
		await page.getByText('This is true, and I sign it').click();
		await page.getByRole('button', { name: 'Sign and make the certificate' }).click();
		await expect(page).toHaveURL(/\/certificates\//);
		await expect(page.locator('.verdict')).toContainText('Valid');
		return new URL(page.url()).pathname;
	});

	const number = (await page.locator('dd', { hasText: /^FW-/ }).innerText()).trim();

	await test.step('its QR code is one click from home, its PDF two', async () => {
		await page.goto('/training');
		await clicks.on(page.getByRole('complementary').getByRole('link', { name: MODULE }));
		await expect(page).toHaveURL(path);
		await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
		expect(clicks.take()).toBe(1);
		const download = page.waitForEvent('download');
		await clicks.on(page.getByRole('link', { name: 'Download PDF' }));
		expect(clicks.take() + 1).toBe(2);
		const file = await (await download).path();
		const pdf = readFileSync(file, 'latin1');
		expect((await download).suggestedFilename()).toBe(`${number}.pdf`);
		expect(pdf.slice(0, 5)).toBe('%PDF-');
		expect(pdf).toMatch(/\/MarkInfo\s*(<<\s*\/Marked true|\d+ 0 R)/);
		expect(pdf).toContain('/StructTreeRoot');
		expect(pdf).toContain('/Lang (en');
	});

	await test.step('anyone sees that it is valid, and nothing beyond it', async () => {
		const page = await stranger();
		await page.goto(`/verify/${number}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Certificate check: Valid');
		await expect(page.locator('main')).toContainText(`Ada ${familyName}`);
		await expect(page.locator('main')).not.toContainText('@demo.example');
	});

	await test.step('the number may be typed as people type', async () => {
		const page = await stranger();
		for (const typed of [
			number.toLowerCase(),
			` ${number.slice(3).replaceAll('-', ' ')} `,
			number.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l')
		]) {
			await page.goto('/verify');
			await page.getByLabel('Certificate number').fill(typed);
			await clicks.on(page.getByRole('button', { name: 'Check certificate' }));
			await expect(page).toHaveURL(`/verify/${number}`);
			expect(clicks.take()).toBe(1);
		}
		await page.goto('/verify');
		await page.getByLabel('Certificate number').fill('FW-7Q4M');
		await page.getByRole('button', { name: 'Check certificate' }).click();
		await expect(page.locator('main')).toContainText('Enter a number of 16 letters and digits');
		await page.goto('/verify/FW-0000-0000-0000-0000');
		await expect(page.locator('.verdict')).toContainText('Not found');
	});

	await test.step('the officer signs in elsewhere and finds everything', async () => {
		const elsewhere = await stranger();
		await signIn(elsewhere, email, password);
		await openFromTraining(elsewhere, MODULE);
		await expect(elsewhere.getByRole('link', { name: 'Show the certificate' })).toHaveAttribute('href', path);
	});
});

test('stepping away is the first thing under the Tab key, and one click', async ({ as }) => {
	const page = await as('officer');
	const clicks = countedClicks();
	await openFromTraining(page, SCENARIO);
	await page.keyboard.press('Tab');
	const away = page.getByRole('link', { name: 'Step away' });
	await expect(away).toBeFocused();
	await clicks.on(away);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your place is saved.');
	expect(clicks.take()).toBe(1);
	await page.getByRole('link', { name: 'Back to training' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(SCENARIO);

	await page.locator('body').press('Shift');
	await page.locator('body').press('Shift');
	await page.locator('body').press('Shift');
	await expect(page).toHaveURL('/away');
});
