import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import {
	choose,
	chosenLine,
	goOn,
	openFromTraining,
	passPause,
	playToTheEnd,
	readAsText,
	stepOf,
	submitQuiz,
	takeQuiz,
	tilesOf
} from './officer-steps.ts';
import { signIn } from './sign-in.ts';
import { plain } from './taught.ts';

/** Begins the scenario and stands at its first scene. */
async function beginScenario(page: Page) {
	await openFromTraining(page, 'Kitchen light');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/\/0$/);
	await expect(page.locator('.tile').first()).toBeVisible();
}

/** Lets a step in the browser's history come to its end: the next one would cut it short. */
async function settled(page: Page, step: Promise<unknown>) {
	await step;
	await page.waitForLoadState('networkidle');
}

/** What the page says was chosen. */
const chosen = async (page: Page) => plain(await chosenLine(page).innerText());

test('two tabs that choose differently: one choice counts, and both go on', async ({ newcomer, as }) => {
	const { page, path } = await newcomer();
	await beginScenario(page);
	const other = await page.context().newPage();
	await other.goto(page.url());

	// One after the other: the second tab still shows the tiles.
	const [mine, theirs] = [await tilesOf(page), await tilesOf(other)];
	await mine[0]!.tile.click();
	await expect(chosenLine(page)).toContainText(mine[0]!.text);
	await theirs[1]!.tile.click();
	await expect(chosenLine(other)).toContainText(mine[0]!.text);
	await goOn(page);
	await goOn(other);

	// Both at once.
	await passPause(page);
	await passPause(other);
	const [here, there] = [await tilesOf(page), await tilesOf(other)];
	const gentle = here.findIndex(({ text }) => /did he choke you/i.test(text));
	const firm = here.findIndex(({ text }) => /check her throat/.test(text));
	await Promise.all([here[gentle]!.tile.click(), there[firm]!.tile.click()]);
	await expect(chosenLine(page)).toBeVisible();
	await expect(chosenLine(other)).toBeVisible();
	expect(await chosen(page)).toBe(await chosen(other));
	const won = await chosen(page);
	await goOn(page);
	await goOn(other);
	expect(stepOf(page)).toBe(2);

	const auditor = await as('auditor');
	await auditor.goto(path.replace('/people/', '/officers/'));
	await auditor.getByRole('link', { name: 'Kitchen light, run 1' }).click();
	const scenes = auditor.locator('section.record');
	await expect(scenes).toHaveCount(3);
	for (const scene of [0, 1])
		await expect(scenes.nth(scene).locator('li', { hasText: '● Chosen:' })).toHaveCount(1);
	expect(won).toContain(
		plain(await scenes.nth(1).locator('li', { hasText: '● Chosen:' }).locator('p').first().innerText())
			.replace('● Chosen: ', '')
			.slice(0, 40)
	);
});

test('back, forward, reload and a double click choose nothing again', async ({ newcomer }) => {
	const { page } = await newcomer();
	await beginScenario(page);
	const [first] = await tilesOf(page);
	await first!.tile.dblclick();
	await expect(chosenLine(page)).toContainText(first!.text);
	await expect(page).toHaveURL(/\/0$/);
	await page.reload();
	await expect(chosenLine(page)).toContainText(first!.text);
	await goOn(page);
	expect(stepOf(page)).toBe(1);

	await passPause(page);
	const second = await choose(page, 'SC-1');
	await goOn(page);
	await passPause(page);
	for (let back = 0; back < 8 && stepOf(page) > 0; back++) await settled(page, page.goBack());
	await expect(chosenLine(page)).toContainText(first!.text);
	for (let on = 0; on < 8 && stepOf(page) < 2; on++) await settled(page, page.goForward());
	expect(stepOf(page)).toBe(2);
	// The scene where the run stands begins with a pause; which side of it Forward leads to is the browser's to say.
	await expect(page.getByRole('link', { name: 'I’m ready' }).or(page.locator('.tile').first())).toBeVisible();
	await passPause(page);
	await expect(page.locator('.tile').first()).toBeVisible();
	await page.getByRole('link', { name: 'Look back one step' }).click();
	await expect(chosenLine(page)).toContainText(second);
	await goOn(page);
	await playToTheEnd(page, 'SC-1');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Passed|Not yet/);
});

test('closing the browser in a scene and a lesson: another device goes on there', async ({
	newcomer,
	stranger
}) => {
	const { page, email, password } = await newcomer();
	await beginScenario(page);
	await choose(page, 'SC-1');
	await goOn(page);
	const scene = new URL(page.url()).pathname;
	await openFromTraining(page, 'Signs of danger you must not miss');
	await page.getByRole('button', { name: 'Start' }).click();
	await page.getByRole('button', { name: /^I have read this/ }).click();
	await expect(page.getByText('Lesson 2 of')).toBeVisible();
	const lesson = new URL(page.url()).pathname;
	await page.context().close();

	const phone = await stranger({ viewport: { width: 360, height: 740 } });
	await signIn(phone, email, password);
	await phone.getByRole('link', { name: 'Continue' }).click();
	await expect(phone).toHaveURL(lesson);
	await openFromTraining(phone, 'Kitchen light');
	await phone.getByRole('button', { name: 'Continue' }).click();
	await expect(phone).toHaveURL(scene);
	await expect(phone.getByRole('link', { name: 'I’m ready' })).toBeVisible();
});

test('a reply that is lost: sending again tells what was kept', async ({ newcomer }) => {
	const { page } = await newcomer();
	await beginScenario(page);
	const scene = page.url();
	const tiles = await tilesOf(page);
	await page.route(scene, async (route) => {
		if (route.request().method() !== 'POST') return route.continue();
		await route.fetch({ maxRedirects: 0 });
		await route.abort('connectionreset');
	});
	const lost = page.waitForEvent('requestfailed');
	await tiles[2]!.tile.click({ noWaitAfter: true });
	await lost;
	await page.unroute(scene);

	// Reloading sends the same once more; sending something else changes nothing either.
	await page.reload();
	await expect(chosenLine(page)).toContainText(tiles[2]!.text);
	await page.request.post(scene, {
		headers: { origin: new URL(scene).origin },
		form: { form: 'choice', choice: '3' }
	});
	await page.goto(scene);
	await expect(chosenLine(page)).toContainText(tiles[2]!.text);
	await goOn(page);
	expect(stepOf(page)).toBe(1);
});

test('a critical error plays out, is talked through, and a fresh try begins', async ({ newcomer }) => {
	const { page } = await newcomer();
	await beginScenario(page);
	const first = page.url();
	await playToTheEnd(page, 'SC-1', 'worst');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not yet');
	await expect(page.getByRole('heading', { name: 'What this try could not pass with' })).toBeVisible();
	await expect(page.getByText('The best path.')).toBeVisible();
	await expect(page.getByText('Peer support, your employee assistance program')).toBeVisible();

	await page.getByRole('link', { name: 'Start a fresh try' }).click();
	await page.getByRole('button', { name: 'Start a fresh try' }).click();
	await expect(page).toHaveURL(/\/0$/);
	expect(page.url()).not.toBe(first);
	await playToTheEnd(page, 'SC-1');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed');
	await openFromTraining(page, 'Kitchen light');
	await expect(page.getByText('You have passed this scenario in this cycle.')).toBeVisible();
});

test('a quiz that is not passed: what to read again, when it opens, and no way around the wait', async ({
	newcomer
}) => {
	const { page } = await newcomer();
	const title = 'Signs of danger you must not miss';
	await readAsText(page, title);
	await takeQuiz(page, 'TR-4', false);

	// The same answers handed in twice at once are handed in once.
	const again = await page.context().newPage();
	await again.goto(page.url());
	await Promise.all([submitQuiz(page), submitQuiz(again)]);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not yet');
	await expect(page.getByRole('heading', { name: 'Worth reading again' })).toBeVisible();

	await page.getByRole('link', { name: 'When can I try again?' }).click();
	await expect(page.locator('main')).toContainText(/The next attempt opens at \S+/);
	await expect(page.locator('main')).toContainText('1 of 3 attempts');
	await expect(page.getByRole('button', { name: 'Start' })).toHaveCount(0);

	const quiz = page.url();
	const forced = await page.request.post(`${quiz}?/start`, {
		headers: { origin: new URL(quiz).origin, accept: 'text/html' },
		form: {},
		maxRedirects: 0
	});
	expect(forced.status()).toBe(409);
	await page.reload();
	await expect(page.locator('main')).toContainText('1 of 3 attempts');
});

test('an answer given in one tab is there in the other', async ({ newcomer }) => {
	const { page } = await newcomer();
	await readAsText(page, 'Signs of danger you must not miss');
	await page.getByRole('link', { name: 'Quiz', exact: true }).click();
	await expect(page).toHaveURL(/\/quiz$/);
	const other = await page.context().newPage();
	await other.goto(page.url());
	// Two starts make one attempt.
	await Promise.all([
		page.getByRole('button', { name: 'Start' }).click(),
		other.getByRole('button', { name: 'Start' }).click()
	]);
	await expect(page).toHaveURL(/\/0$/);
	await expect(other).toHaveURL(page.url());
	const question = page.url();
	await page.locator('.tile').first().click();
	await page.getByRole('button', { name: 'Save answer' }).click();
	await expect(page).toHaveURL(/\/1$/);
	await other.goto(question);
	await expect(other.locator('.tile input').first()).toBeChecked();
});
