import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';
import { addPerson } from './newcomer.ts';
import {
	choose,
	goOn,
	openFromTraining,
	passPause,
	playToTheEnd,
	readAsText,
	submitQuiz,
	takeQuiz
} from './officer-steps.ts';
import { VISITS } from './pages.ts';
import { fillSignIn } from './sign-in.ts';

test.describe.configure({ mode: 'parallel' });

const MODULE = 'Signs of danger you must not miss';
const SCENARIO = 'Kitchen light';

for (const who of new Set(VISITS.map((visit) => visit.who))) {
	test(`pages of ${who ?? 'a stranger'}`, async ({ as, stranger }) => {
		test.setTimeout(240_000);
		const page = who ? await as(who) : await stranger();
		for (const { name, open } of VISITS.filter((visit) => visit.who === who)) {
			await test.step(name, async () => {
				await open(page);
				await look(page, name);
			});
		}
	});
}

test('pages on the way of an officer: the quiz', async ({ newcomer }) => {
	test.setTimeout(180_000);
	const { page } = await newcomer();
	await look(page, 'training-new');
	await openFromTraining(page, MODULE);
	await page.getByRole('button', { name: 'Start' }).click();
	const check = page.locator('.check').first();
	await check.getByRole('button', { name: 'Check answer' }).click();
	await expect(check.getByText('Choose an answer.')).toBeVisible();
	await look(page, 'lesson-check-empty');
	await check.locator('.tile').first().click();
	await check.getByRole('button', { name: 'Check answer' }).click();
	await expect(check.getByRole('status')).toBeVisible();
	await look(page, 'lesson-check-answered');

	await page.goto('/training');
	await readAsTextBegun(page);
	await page.getByRole('link', { name: 'Quiz', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quiz');
	await look(page, 'quiz-start');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/\/0$/);
	await look(page, 'question');
	await page.getByRole('button', { name: 'Save answer' }).click();
	await expect(page.locator('.error-summary')).toBeFocused();
	await look(page, 'question-empty');
	await page.goto(page.url().replace(/\/0.*$/, '/check'));
	await look(page, 'answers-none');
	await openFromTraining(page, MODULE);
	await takeQuiz(page, 'TR-4', false);
	await look(page, 'answers-all');
	await submitQuiz(page);
	await page.getByText('Your answers and what the coach says of them').click();
	await look(page, 'quiz-result-not-yet');
	await page.getByRole('link', { name: 'When can I try again?' }).click();
	await expect(page.locator('main')).toContainText('The next attempt opens');
	await look(page, 'quiz-waiting');
});

/** The module is begun already: reads it all as text. */
async function readAsTextBegun(page: Page) {
	await openFromTraining(page, MODULE);
	await page.getByRole('link', { name: 'Read the text-only version' }).click();
	await page.getByRole('button', { name: 'I have read all of it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(MODULE);
}

test('pages on the way of an officer: the scenario and the signature', async ({ newcomer }) => {
	test.setTimeout(180_000);
	const { page } = await newcomer();
	await openFromTraining(page, SCENARIO);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('.tile').first()).toBeVisible();
	await look(page, 'scene');
	await choose(page, 'SC-1');
	await look(page, 'scene-past');
	await goOn(page);
	await look(page, 'scene-pause');
	await passPause(page);
	await look(page, 'scene-after-pause');
	await playToTheEnd(page, 'SC-1', 'worst');
	await look(page, 'scenario-ending-not-yet');
	await page.getByRole('link', { name: 'Start a fresh try' }).click();
	await expect(page.getByRole('button', { name: 'Start a fresh try' })).toBeVisible();
	await look(page, 'scenario-fresh-try');
	await page.getByRole('button', { name: 'Start a fresh try' }).click();
	await playToTheEnd(page, 'SC-1');
	await readAsText(page, MODULE);
	await takeQuiz(page, 'TR-4');
	await submitQuiz(page);
	await page.goto('/training');
	await page.getByRole('link', { name: 'Sign', exact: true }).click();
	await page.getByRole('button', { name: 'Sign and make the certificate' }).click();
	await expect(page.locator('.error-summary')).toBeVisible();
	await look(page, 'sign-empty');
});

test('pages that answer a form of sign-in or of the administrator', async ({ as, stranger }) => {
	test.setTimeout(120_000);
	const admin = await as('admin');
	await admin.goto('/people/new');
	await admin.getByLabel('Given name').fill('\u00a0');
	await admin
		.locator('form')
		.evaluateAll((forms) => forms.forEach((form) => ((form as HTMLFormElement).noValidate = true)));
	await admin.getByRole('button', { name: 'Add this person' }).click();
	await expect(admin.locator('.error-summary')).toBeFocused();
	await look(admin, 'person-new-wrong');
	const { first, email, path } = await addPerson(admin, {
		unit: 'Courts and transport',
		roles: ['supervisor']
	});
	await look(admin, 'person-added');
	await admin.goto(path);
	for (const summary of await admin.locator('main summary').all()) await summary.click();
	await look(admin, 'person-unfolded');

	const page = await stranger();
	await page.goto('/sign-in');
	await fillSignIn(page, email, 'not this one');
	await expect(page.locator('.error-summary')).toBeFocused();
	await look(page, 'sign-in-wrong');
	await fillSignIn(page, email, first);
	await expect(page).toHaveURL('/password');
	await look(page, 'password-first');
	const auditor = await as('auditor');
	await auditor.goto('/ledger');
	await auditor.getByRole('button', { name: 'Check now' }).click();
	await expect(auditor.getByRole('status')).toBeVisible();
	await look(auditor, 'ledger-checked');
});

/** Presses Tab until it is there, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator) {
	for (let presses = 0; presses < 40; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
}

/** The ring that shows where one is. */
const ring = (target: Locator) =>
	target.evaluate((element) => {
		const shown = element.closest('.tile') ?? element;
		const { outlineStyle, outlineWidth } = getComputedStyle(shown);
		return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
	});

test('a scene and a question with the keyboard alone', async ({ newcomer }) => {
	const { page } = await newcomer();
	await openFromTraining(page, SCENARIO);
	await tabTo(page, page.getByRole('button', { name: 'Start' }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/0$/);
	const tile = page.locator('.tile').nth(1);
	await tabTo(page, tile);
	expect(await ring(tile)).toBeGreaterThanOrEqual(3);
	await page.keyboard.press('Enter');
	const on = page.getByRole('link', { name: 'Continue' });
	await expect(on).toBeVisible();
	await tabTo(page, on);
	expect(await ring(on)).toBeGreaterThanOrEqual(3);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/1$/);

	await readAsText(page, MODULE);
	await tabTo(page, page.getByRole('link', { name: 'Quiz', exact: true }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quiz');
	await tabTo(page, page.getByRole('button', { name: 'Start' }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/0$/);
	const answer = page.locator('.tile input').first();
	await tabTo(page, answer);
	expect(await ring(answer)).toBeGreaterThanOrEqual(3);
	await page.keyboard.press('Space');
	await expect(answer).toBeChecked();
	if ((await answer.getAttribute('type')) === 'radio') {
		await page.keyboard.press('ArrowDown');
		await expect(page.locator('.tile input').nth(1)).toBeChecked();
	}
	await tabTo(page, page.getByRole('button', { name: 'Save answer' }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/1$/);
});

test('the first Tab on a page of the department is the way past its header', async ({ as }) => {
	const page = await as('auditor');
	await page.goto('/officers');
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: 'Skip to the content' });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#main$/);
});
