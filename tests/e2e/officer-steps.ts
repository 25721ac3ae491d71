import { expect, type Locator, type Page } from '@playwright/test';
import type { Scene } from '#lib/domain/scenario/scenario.ts';
import { findChoice, findQuestion, plain, questionsOf, scenarioOf, worth } from './taught.ts';

// What an officer does, page by page. Each works with JavaScript and without.

/** Opens a module or scenario by its title, from the list of My training. */
export async function openFromTraining(page: Page, title: string) {
	await page.goto('/training');
	await page.locator('.tasks').getByRole('link', { name: title, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** The tiles of the page with their words. */
export async function tilesOf(page: Page | Locator) {
	// On a busy machine the page comes some time after the click that asked for it.
	await page.locator('.tile').first().waitFor();
	const tiles = await page.locator('.tile').all();
	return Promise.all(
		tiles.map(async (tile) => ({ tile, text: plain(await tile.locator('.tile-text').innerText()) }))
	);
}

/** Begins a module and reads it all at once, as the text-only version. */
export async function readAsText(page: Page, title: string) {
	await openFromTraining(page, title);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/\/lessons\//);
	await page.goto(page.url().replace(/\/lessons\/.*/, '/text'));
	await page.getByRole('button', { name: 'I have read all of it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Answers the question that is open, rightly or not, and saves the answer. */
export async function answerQuestion(page: Page, code: string, knowing = true) {
	const tiles = await tilesOf(page);
	const at = page.url();
	const { answers } = findQuestion(
		questionsOf(code),
		tiles.map(({ text }) => text)
	);
	const right = answers.filter((answer) => answer.right).map(({ text }) => plain(text));
	const wanted = knowing ? right : [tiles.find(({ text }) => !right.includes(text))!.text];
	for (const { tile, text } of tiles) {
		const isWanted = wanted.includes(text);
		// A tile that is ticked from before is unticked; a radio gives way by itself.
		const isTicked = await tile.locator('input').isChecked();
		if (isWanted !== isTicked && (isWanted || (await tile.locator('[type=checkbox]').count())))
			await tile.click();
	}
	await page.getByRole('button', { name: 'Save answer' }).click();
	await expect(page).not.toHaveURL(at);
}

/** From the module's page to the quiz, and each question in turn; ends on the page that shows all answers. */
export async function takeQuiz(page: Page, code: string, knowing = true) {
	await page.getByRole('link', { name: 'Quiz', exact: true }).click();
	await page.getByRole('button', { name: /^(Start|Continue)$/ }).click();
	await expect(page).toHaveURL(/\/quiz\/[^/]+\/0$/);
	while (!page.url().endsWith('/check')) await answerQuestion(page, code, knowing);
}

/** Hands the answers in. */
export async function submitQuiz(page: Page) {
	await page.getByRole('button', { name: /^Submit \d+ answers$/ }).click();
	await expect(page).toHaveURL(/\/result$/);
}

/** Where a run of a scenario stands: which step of which run. */
export const stepOf = (page: Page) => Number(/\/(\d+)(?:\?.*)?$/.exec(page.url())?.[1]);

/** From what came of a choice to the next page of the run. */
export async function goOn(page: Page, click: (link: Locator) => Promise<void> = (link) => link.click()) {
	const at = stepOf(page);
	await click(page.getByRole('link', { name: 'Continue' }));
	await expect(page).toHaveURL(new RegExp(`/${at + 1}$`));
	await expect(page.getByRole('link', { name: 'Continue' })).toBeHidden();
}

/** Passes a pause, when the scene begins with one. */
export async function passPause(page: Page) {
	const ready = page.getByRole('link', { name: 'I’m ready' });
	if (!(await ready.isVisible())) return;
	await ready.click();
	await expect(ready).toBeHidden();
}

/** Chooses by worth: the best of what is offered, or the worst, which is a critical error where there is one. */
export async function choose(page: Page, story: string | Scene[], way: 'best' | 'worst' = 'best') {
	const scenes = typeof story === 'string' ? scenarioOf(story).scenes : story;
	const rated = (await tilesOf(page)).map(({ tile, text }) => ({
		tile,
		text,
		worth: worth(findChoice(scenes, text))
	}));
	rated.sort((a, b) => b.worth - a.worth);
	const pick = (way === 'best' ? rated[0] : rated.at(-1))!;
	await pick.tile.click();
	await expect(chosenLine(page)).toContainText(pick.text);
	return pick.text;
}

/** The line that repeats what was chosen. */
export const chosenLine = (page: Page) => page.locator('p', { hasText: 'You chose:' });

/** Answers the question of a scene that is open, rightly. */
async function answerScene(page: Page, story: string | Scene[]) {
	const scenes = typeof story === 'string' ? scenarioOf(story).scenes : story;
	const tiles = await tilesOf(page);
	const questions = scenes.filter((scene) => scene.kind === 'question');
	const { answers } = findQuestion(
		questions,
		tiles.map(({ text }) => text)
	);
	for (const { tile, text } of tiles)
		if (answers.some((answer) => answer.right && plain(answer.text) === text)) await tile.click();
	await page.getByRole('button', { name: 'Check answer' }).click();
}

/**
 * Plays from the scene that is open to the ending.
 * @param story a code of the shared content, or the scenes themselves
 */
export async function playToTheEnd(page: Page, story: string | Scene[], way: 'best' | 'worst' = 'best') {
	while (!(await page.getByRole('heading', { level: 2, name: 'By skill' }).isVisible())) {
		const at = stepOf(page);
		await passPause(page);
		if (await page.locator('.tile').first().isVisible()) {
			if (await page.locator('.tile input').count()) await answerScene(page, story);
			else await choose(page, story, way);
			await goOn(page);
		} else {
			await page.getByRole('button', { name: 'Continue' }).click();
			await expect(page).toHaveURL(new RegExp(`/${at + 1}$`));
		}
	}
}
