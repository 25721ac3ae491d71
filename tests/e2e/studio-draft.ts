import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** A short story that passes every check that an editor's journey needs, with one name and one flag. */
export const STORY = `---
title: Night call
minutes: 5
content note: A quarrel. Nothing is shown.
practices: [TR-4]
start: The door
---

## The door

It is late. A man opens and waits.

* Ask him to step into the hall with your partner -> The talk
  - rating: best
  - skills: safety
  - remember: apart

  He goes along.
  > Apart, people can speak.
* Talk to both of them in the open door, where the neighbors see it too -> The talk
  - rating: poor
  - skills: safety

  They look at each other.
  > Nobody speaks freely like this.

## The talk

She sits at the table.

* Ask what happened -> Question one
  - rating: best
  - skills: communication

  She begins to tell.
  > An open question.
* Use what he said in the hall -> Question one
  - only if: apart
  - rating: ok
  - skills: communication

  She nods.
  > It helps a little.
* Leave -> Look back
  - rating: poor
  - skills: communication

  The door closes.
  > She was not heard.

## Question: Question one
skills: documentation

What goes into the report?

- [x] What she said, in her words.
  > Quoted and timed.
- [ ] That she was difficult.
  > A judgement.

-> Good night

## Ending: Good night
result: pass

The night goes on.

## Ending: Look back
result: review

What was missed.
`;

/** Begins a draft of this text through the trainer's own pages; ends on its editor. Returns the draft's path. */
export async function beginDraft(page: Page, text = STORY): Promise<string> {
	await page.goto('/drafts/new');
	await page.getByRole('button', { name: 'Begin with an empty page' }).click();
	await expect(page).toHaveURL(/\/drafts\/[0-9a-f-]{36}$/);
	const path = new URL(page.url()).pathname;
	// Nothing of the empty page may be saved over it.
	await page.goto('/support');
	await saveElsewhere(page, path, text);
	await page.goto(path);
	return path;
}

/** Begins a draft from a template and returns its path. */
export async function draftFrom(page: Page, template: string): Promise<string> {
	await page.goto('/drafts/new');
	await page.getByRole('button', { name: new RegExp(`^Use this.*${template}`) }).click();
	await expect(page).toHaveURL(/\/drafts\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
}

/**
 * Saves a text as another window of the same person would, without this page knowing.
 * @param text the text, or what becomes of the one that is saved
 * @param fresh as a version of its own, as a second stretch of writing would be
 */
export async function saveElsewhere(
	page: Page,
	path: string,
	text: string | ((saved: string) => string),
	fresh = false
) {
	const saved = await savedDraft(page, path);
	const response = await page.request.post(`${path}/save`, {
		headers: { 'content-type': 'application/json', origin: new URL(page.url()).origin },
		data: { text: typeof text === 'string' ? text : text(saved.text), base: saved.base, fresh }
	});
	expect(response.status(), await response.text()).toBe(200);
}

/** What is saved now, read from the page without scripts. */
export const savedText = async (page: Page, path: string) => (await savedDraft(page, path)).text;

/** What is saved now and its hash, read from the page without scripts. */
async function savedDraft(page: Page, path: string): Promise<{ text: string; base: string }> {
	const html = await (await page.request.get(path)).text();
	const [, text] = /<textarea[^>]*name="text"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)!;
	const [, base] = /name="base" value="([0-9a-f]{64})"/.exec(html)!;
	return {
		text: text!
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&amp;', '&'),
		base: base!
	};
}

export const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the scenario' });

/** Waits for the editor itself: before it a plain text stands there. */
export async function editorReady(page: Page): Promise<Locator> {
	await expect(page.locator('.text-pane')).toBeVisible();
	await expect(page.locator('.officer-title')).toBeVisible();
	return textOf(page);
}

/** Puts the cursor behind some words of the text, wherever they are: the editor draws only what is in sight. */
export async function cursorBehind(page: Page, words: string) {
	await textOf(page).focus();
	await page.keyboard.press('Control+f');
	await page.keyboard.insertText(words.slice(0, -1));
	// The search takes what stands in its field when a key comes up.
	await page.keyboard.type(words.slice(-1));
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('End');
}

/** The browser's own complaints about a network that a journey has cut. */
export function forgetTheNetwork(complaints: string[]) {
	const others = complaints.filter((words) => !/net::ERR_|dynamically imported module/.test(words));
	complaints.splice(0, complaints.length, ...others);
}

/** Presses Tab until it is there, as somebody without a mouse would. */
export async function tabTo(page: Page, target: Locator, most = 120) {
	for (let presses = 0; presses < most; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
}
