import type { Page } from '@playwright/test';
import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';
import {
	beginDraft,
	cursorBehind,
	forgetTheNetwork,
	editorReady,
	saveElsewhere,
	savedText,
	STORY,
	textOf
} from './studio-draft.ts';

test.describe.configure({ mode: 'parallel' });

const status = (page: Page) => page.locator('.studio-status');
const problems = (page: Page) => page.getByRole('region', { name: /to fix|hint/ });
const map = (page: Page) => page.getByRole('region', { name: 'Map' });
const officer = (page: Page) => page.getByRole('region', { name: 'What the officer sees' });
const scene = (page: Page) => officer(page).locator('.officer-title');
const node = (page: Page, name: string) => page.locator('.map-box', { hasText: name });

test('what is typed is checked and saved by itself, and stands there after a reload', async ({ as }) => {
	const page = await as('trainer');
	const path = await beginDraft(page);
	await editorReady(page);
	await cursorBehind(page, 'It is late.');
	await page.keyboard.type(' Rain falls.');
	const typed = Date.now();
	await expect.poll(() => savedText(page, path), { intervals: [100] }).toContain('waits. Rain falls.');
	expect(Date.now() - typed).toBeLessThan(4000);
	await expect(status(page)).toContainText(/Saved \d\d:\d\d/);
	await expect(officer(page)).toContainText('Rain falls.');
	await page.reload();
	await editorReady(page);
	await expect(textOf(page)).toContainText('Rain falls.');
	await expect(page.locator('.studio-banner')).toHaveCount(0);
});

test('a mistake is named while typing, and found and mended by two clicks', async ({ as }) => {
	const page = await as('trainer');
	const path = await beginDraft(
		page,
		STORY.replace('-> The talk\n  - rating: best', '-> The tlak\n  - rating: best')
	);
	await editorReady(page);
	await expect(page.getByRole('heading', { name: '1 to fix', exact: true })).toBeVisible();
	await expect(page.locator('.cm-lintRange-error')).toHaveText('The tlak');
	await expect(node(page, 'The door')).toHaveClass(/map-wrong/);
	const clicks = countedClicks();
	await clicks.on(
		problems(page)
			.getByRole('button', { name: /^Go there/ })
			.first()
	);
	await expect(textOf(page)).toBeFocused();
	await clicks.on(problems(page).getByRole('button', { name: 'Change to “The talk”' }));
	expect(clicks.take()).toBe(2);
	await expect(page.locator('.cm-lintRange-error', { hasText: 'The tlak' })).toHaveCount(0);
	await expect.poll(() => savedText(page, path)).not.toContain('tlak');
	await page.keyboard.press('Control+z');
	await expect(textOf(page)).toContainText('The tlak');
});

test('names are completed behind an arrow, ratings and flags at their details', async ({ as }) => {
	const page = await as('trainer');
	await beginDraft(page);
	await editorReady(page);
	await cursorBehind(page, 'She was not heard.');
	await page.keyboard.type('\n');
	await page.keyboard.press('Home');
	await page.keyboard.press('Shift+End');
	await page.keyboard.press('Delete');
	await page.keyboard.type('* Wait -> Go');
	const offered = page.locator('.cm-tooltip-autocomplete li');
	await expect(offered.first()).toContainText('Good night');
	await page.waitForTimeout(150);
	await page.keyboard.press('Enter');
	await expect(textOf(page)).toContainText('* Wait -> Good night');
	await page.keyboard.type('\n  - rating: ');
	await page.keyboard.press('Control+Space');
	await expect(offered).toContainText([/best/, /ok/, /poor/, /critical/, /unscored/]);
	await page.keyboard.press('Escape');
	await expect(offered).toHaveCount(0);
});

test('map, text and what the officer sees go together', async ({ as }) => {
	const page = await as('trainer');
	await beginDraft(page);
	await editorReady(page);
	await expect(scene(page)).toHaveText('The door');
	await expect(node(page, 'The door')).toHaveClass(/map-here/);
	await expect(node(page, 'The door')).toContainText('Start');
	await expect(page.locator('.map-hidden')).toHaveCount(0);

	await node(page, 'The talk').click();
	await expect(scene(page)).toHaveText('The talk');
	await expect(node(page, 'The talk')).toHaveClass(/map-here/);
	await expect(textOf(page)).toBeFocused();
	await page.keyboard.type('!');
	await expect(textOf(page)).toContainText('## The talk!');
	await page.keyboard.press('Backspace');

	await cursorBehind(page, 'What was missed.');
	await expect(scene(page)).toHaveText('Look back');
	await expect(node(page, 'Look back')).toHaveClass(/map-here/);

	await map(page).getByRole('button', { name: 'Outline' }).click();
	const outline = map(page).locator('.story-outline');
	await expect(outline.locator('> li')).toHaveCount(5);
	await expect(outline).toContainText('only if apart');
	await outline.getByRole('button', { name: 'The door' }).first().click();
	await expect(scene(page)).toHaveText('The door');

	await officer(page)
		.getByRole('button', { name: /Talk to both/ })
		.click();
	await expect(scene(page)).toHaveText('The talk');
});

test('a scene with two choices is three clicks, and the try of it one more', async ({ as }) => {
	const page = await as('trainer');
	const path = await beginDraft(page);
	await editorReady(page);
	await cursorBehind(page, 'It is late.');
	const clicks = countedClicks();
	const add = page.getByRole('group', { name: 'Add to the text' });
	await clicks.on(add.getByRole('button', { name: 'Scene' }));
	await clicks.on(add.getByRole('button', { name: 'Choice' }));
	await clicks.on(add.getByRole('button', { name: 'Choice' }));
	expect(clicks.take()).toBe(3);
	await page.keyboard.type('Listen');
	await expect(scene(page)).toHaveText('New scene');
	await expect(officer(page).locator('.tile')).toHaveText([/What the officer does/, /Listen/]);
	await clicks.on(page.getByRole('link', { name: 'Try it from this scene' }));
	expect(clicks.take()).toBe(1);
	await expect(page).toHaveURL(new RegExp(`${path}/try\\?from=new-scene$`));
	// What was typed a moment ago is there: leaving waited for it.
	await page.locator('.try-frame .tile', { hasText: 'Listen' }).click();
	await expect(page.locator('.try-frame')).toContainText('What happens next.');
});

test('a rename changes the heading and every arrow, and says how many before', async ({ as }) => {
	const page = await as('trainer');
	const path = await beginDraft(page);
	await editorReady(page);
	await cursorBehind(page, 'She sits at the table.');
	await page.getByRole('button', { name: 'Rename this scene' }).click();
	const dialog = page.getByRole('dialog', { name: 'Rename “The talk”' });
	await expect(dialog).toContainText('Changes the heading and 2 arrows.');
	await dialog.getByLabel('New name').fill('Look back');
	await dialog.getByRole('button', { name: 'Rename' }).click();
	await expect(dialog).toContainText('Another scene has this name already.');
	await dialog.getByLabel('New name').fill('Her side');
	await dialog.getByRole('button', { name: 'Rename' }).click();
	await expect(dialog).toBeHidden();
	await expect(scene(page)).toHaveText('Her side');
	await expect.poll(() => savedText(page, path)).toBe(STORY.replaceAll('The talk', 'Her side'));
});

test('without a connection nothing is lost, and it is saved when there is one again', async ({
	as,
	complaints
}) => {
	const page = await as('trainer');
	const path = await beginDraft(page);
	await editorReady(page);
	await page.context().setOffline(true);
	await cursorBehind(page, 'It is late.');
	await page.keyboard.type(' Offline.');
	await expect(status(page)).toContainText('Not saved: no connection. Your text is kept on this device');
	await page.context().setOffline(false);
	await expect(status(page)).toContainText(/Saved \d\d:\d\d/);
	expect(await savedText(page, path)).toContain('Offline.');
	forgetTheNetwork(complaints);
});

test('what could not be saved is offered on the next visit, and never put in by itself', async ({
	as,
	complaints
}) => {
	const page = await as('trainer');
	const path = await beginDraft(page);
	await editorReady(page);
	// The server is not reached, while the page itself can still be loaded.
	await page.route('**/save', (route) => route.abort());
	await cursorBehind(page, 'It is late.');
	await page.keyboard.type(' Kept words.');
	await expect(status(page)).toContainText('Not saved');
	await page.unroute('**/save');
	await page.route('**/save', (route) => route.abort(), { times: 3 });
	await page.reload();
	await editorReady(page);
	const banner = page.locator('.studio-banner');
	await expect(banner).toContainText('On this device there is a text from');
	await expect(textOf(page)).not.toContainText('Kept words.');
	await banner.getByText('See what differs').click();
	await expect(banner.locator('.difference')).toContainText('Kept words.');
	await banner.getByRole('button', { name: 'Use the text of this device' }).click();
	await expect(textOf(page)).toContainText('Kept words.');
	await expect.poll(() => savedText(page, path), { timeout: 20_000 }).toContain('Kept words.');
	await expect(banner).toHaveCount(0);
	forgetTheNetwork(complaints);
});

for (const choice of ['mine', 'theirs'] as const) {
	test(`two windows: ${choice} goes on, the other stays in the history`, async ({ as }) => {
		const page = await as('trainer');
		const other = await as('trainer2');
		const path = await beginDraft(page);
		await editorReady(page);
		await other.goto('/support');
		await saveElsewhere(other, path, STORY.replace('It is late.', 'It is early.'));
		await cursorBehind(page, 'It is late.');
		await page.keyboard.type(' Mine.');
		const banner = page.locator('.studio-banner');
		await expect(banner.getByRole('alert')).toHaveText(
			/saved this draft \(\d\d:\d\d\) while you were writing here/
		);
		await expect(status(page)).toContainText('Not saved: choose which text goes on');
		expect(await savedText(page, path)).toContain('It is early.');
		await banner.getByText('See what differs').click();
		await expect(banner.locator('.difference')).toContainText('It is early.');
		await banner.getByRole('button', { name: choice === 'mine' ? /^Keep mine/ : /^Take theirs/ }).click();
		await expect(banner).toHaveCount(0);
		await expect(textOf(page)).toContainText(choice === 'mine' ? 'waits. Mine.' : 'It is early.');
		await expect
			.poll(() => savedText(page, path))
			.toContain(choice === 'mine' ? 'It is late. A man opens and waits. Mine.' : 'It is early.');
		await expect(status(page)).toContainText(/Saved \d\d:\d\d/);
		// The empty page, the story, the other window's; then mine; and theirs again where that was chosen.
		await page.goto(`${path}/history`);
		await expect(page.getByRole('link', { name: 'Version 5' })).toHaveCount(choice === 'mine' ? 0 : 1);
		await page.goto(`${path}/history/${choice === 'mine' ? 3 : 4}`);
		await expect(page.getByRole('main')).toContainText(choice === 'mine' ? 'It is early.' : 'Mine.');
	});
}

test('an ended session is said, the text kept, and saved after signing in again', async ({ as }) => {
	const page = await as('trainer');
	await beginDraft(page);
	await editorReady(page);
	const session = await page.context().cookies();
	await page.context().clearCookies({ name: 'session' });
	await cursorBehind(page, 'It is late.');
	await page.keyboard.type(' Signed out.');
	await expect(status(page)).toContainText('Not saved: you are signed out. Your text is kept on this device');
	await expect(status(page).getByRole('link', { name: /Sign in/ })).toHaveAttribute('target', '_blank');
	await page.context().addCookies(session);
	await expect(status(page)).toContainText(/Saved \d\d:\d\d/, { timeout: 20_000 });
});

test('with the keyboard alone: write, next problem, mend, leave the text, outline', async ({ as }) => {
	const page = await as('trainer');
	const path = await beginDraft(page, STORY.replace('-> Good night', '-> Good nihgt'));
	await editorReady(page);
	await page.getByRole('button', { name: 'Rename this scene' }).focus();
	await page.keyboard.press('Tab');
	await expect(textOf(page)).toBeFocused();
	await page.keyboard.press('F8');
	await expect(page.locator('.studio-said')).toContainText(/^Line \d+: .*Good nihgt/);
	await page.keyboard.press('Control+.');
	await expect.poll(() => savedText(page, path)).toContain('-> Good night');
	await page.keyboard.press('Tab');
	await expect(textOf(page)).not.toBeFocused();
	const outline = page.getByRole('button', { name: 'Outline' });
	for (let steps = 0; steps < 40 && !(await outline.evaluate((it) => it === document.activeElement)); steps++)
		await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(outline).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(textOf(page)).toBeFocused();
});

test('on a phone the parts are tabs, and a problem leads to the text', async ({ as }) => {
	const page = await as('trainer', { viewport: { width: 360, height: 740 } });
	await beginDraft(page, STORY.replace('-> Good night', '-> Good nihgt'));
	await expect(page.locator('.text-pane')).toBeVisible();
	const tabs = page.getByRole('tablist', { name: 'Parts of the editor' });
	await expect(tabs.getByRole('tab', { name: '1 to fix' })).toBeVisible();
	await tabs.getByRole('tab', { name: 'Text' }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(tabs.getByRole('tab', { name: 'Map' })).toBeFocused();
	await expect(node(page, 'The door')).toBeVisible();
	await expect(page.locator('.text-pane')).toBeHidden();
	await tabs.getByRole('tab', { name: '1 to fix' }).click();
	await page
		.getByRole('button', { name: /^Go there/ })
		.first()
		.click();
	await expect(page.locator('.text-pane')).toBeVisible();
	await expect(textOf(page)).toBeFocused();
});

test('without JavaScript the draft is edited as plain text, checked and saved, and a conflict is decided', async ({
	as
}) => {
	const page = await as('trainer', { javaScriptEnabled: false });
	const path = await beginDraft(page);
	const text = textOf(page);
	await text.fill(STORY.replace('-> Good night', '-> Good nihgt'));
	await page.getByRole('button', { name: 'Check and save' }).click();
	await expect(page.getByRole('status')).toContainText('1 to fix');
	await expect(page.getByRole('region', { name: '1 to fix' })).toContainText(/Line \d+/);
	await expect(page.getByRole('region', { name: 'Outline' })).toContainText('which does not exist');
	await expect(text).toHaveValue(/Good nihgt/);
	await text.fill(STORY);
	await page.getByRole('button', { name: 'Check and save' }).click();
	await expect(page.getByRole('region', { name: 'Proof' })).toContainText('Ways through');

	await saveElsewhere(page, path, STORY.replace('It is late.', 'It is early.'));
	await text.fill(STORY.replace('It is late.', 'It is noon.'));
	await page.getByRole('button', { name: 'Check and save' }).click();
	await expect(page.getByRole('main')).toContainText('You saved this draft in another window');
	await expect(page.getByLabel('Your text')).toHaveValue(/It is noon/);
	await expect(page.getByLabel('The other text')).toHaveValue(/It is early/);
	await page.getByRole('button', { name: /^Take the other/ }).click();
	await expect(text).toHaveValue(/It is early/);
	expect(await savedText(page, path)).toContain('It is early.');
});

test('what a trainer types never runs', async ({ as }) => {
	const page = await as('trainer');
	const evil = [
		'<script>window.hit = 1</script>',
		'<img src=x onerror="window.hit = 2">',
		'<svg onload="window.hit = 3"><animate onbegin="window.hit = 4"></svg>',
		'<math><mi xlink:href="javascript:window.hit = 5">x</mi></math>',
		'[here](javascript:window.hit=6)',
		'{@html "<b>x</b>"} {process.env.HOME}',
		'![x](javascript:window.hit=7)'
	].join('\n\n');
	const name = '<img src=x onerror=window.hit=8>{@html 1}';
	const path = await beginDraft(
		page,
		STORY.replace('It is late.', `${evil}\n\nIt is late.`)
			.replace('## Ending: Good night', `## Ending: ${name}`)
			.replace('-> Good night', `-> ${name}`)
			.replace('Leave ->', '<b onclick=alert(1)>Leave</b> {process.env.HOME} ->')
	);
	await editorReady(page);
	await expect(officer(page)).toContainText('{process.env.HOME}');
	await expect(page.locator('.problem').filter({ hasText: 'without HTML' }).first()).toBeVisible();
	await map(page).getByRole('button', { name: 'Outline' }).click();
	await expect(map(page)).toContainText('{process.env.HOME}');
	for (const where of ['', '/try', '/try?view=order', '/try?from=the-talk']) {
		await page.goto(path + where);
		await page.waitForLoadState('networkidle');
		expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
		const alive = page.locator(
			'main :is(script, math, [onerror], [onload], [onclick], a[href^="javascript"])'
		);
		await expect(alive).toHaveCount(0);
	}
});

test('the try: from any scene, with flags, score, one step back, looks and reading order', async ({ as }) => {
	const page = await as('trainer');
	const path = await beginDraft(page);
	await page.goto(`${path}/try`);
	const frame = page.locator('.try-frame');
	await expect(frame).toContainText('The door');
	await frame.getByRole('button', { name: /step into the hall/ }).click();
	await expect(frame).toContainText('Apart, people can speak.');
	await expect(frame).toContainText('rating: best, skills: safety');
	const panel = page.getByRole('complementary', { name: 'For you only' });
	await expect(panel).toContainText('2 of 6 points');
	await expect(panel).toContainText('apart');
	await page.getByRole('link', { name: 'Back one step' }).click();
	await expect(panel).toContainText('0 of 6 points');
	await frame.getByRole('button', { name: /Talk to both/ }).click();
	await frame.getByRole('link', { name: 'Continue' }).click();
	await expect(frame.locator('.tile')).toHaveCount(2);

	await page.getByText('Begin somewhere else').click();
	await page.getByLabel('Begin at').selectOption('The talk');
	await page.getByLabel('apart').check();
	await page.getByRole('button', { name: 'Begin there' }).click();
	await expect(page).toHaveURL(/from=the-talk&flag=apart/);
	await expect(frame.locator('.tile')).toHaveCount(3);
	await frame.getByRole('button', { name: /Ask what happened/ }).click();
	await frame.getByRole('link', { name: 'Continue' }).click();
	await frame.getByRole('button', { name: 'Check answer' }).click();
	await expect(frame).toContainText('Choose an answer, then go on.');
	await frame.getByText('What she said, in her words.').click();
	await frame.getByRole('button', { name: 'Check answer' }).click();
	await expect(frame).toContainText('Right');
	await frame.getByRole('link', { name: 'Continue' }).click();
	await expect(panel).toContainText('This run passes.');

	await expect(frame).toHaveClass(/try-phone/);
	expect((await frame.boundingBox())!.width).toBeLessThanOrEqual(360);
	await page.getByRole('link', { name: 'Night', exact: true }).click();
	await expect(frame).toHaveAttribute('data-theme', 'night');
	await page.getByRole('link', { name: 'Reading order' }).click();
	await expect(frame.locator('.reading-order > li').first()).toContainText('Heading');
	await page.getByRole('link', { name: 'Wide' }).click();
	await expect(frame).not.toHaveClass(/try-phone/);
});

test('the try without JavaScript, and of a broken draft', async ({ as }) => {
	const page = await as('trainer', { javaScriptEnabled: false });
	const path = await beginDraft(
		page,
		STORY.replace('-> The talk\n  - rating: best', '-> The tlak\n  - rating: best')
	);
	await page.goto(`${path}/try`);
	const frame = page.locator('.try-frame');
	await frame.getByRole('button', { name: /step into the hall/ }).click();
	await frame.getByRole('link', { name: 'Continue' }).click();
	await expect(frame).toContainText('The way out of “The door” leads to a scene that does not exist');
	await page.getByRole('link', { name: 'Back one step' }).click();
	await expect(frame).toContainText('A man opens and waits.');
	await page.goto(`${path}/try?from=nowhere`);
	await expect(frame).toContainText('There is no scene “nowhere” to begin at');
	await page.goto(`${path}/try?steps=c9`);
	await expect(frame).toContainText('Begin again');
	expect((await page.goto(`${path}/try?steps=javascript:`))!.status()).toBe(404);
});

test('the editor and the try in both themes and at both widths', async ({ as }) => {
	test.setTimeout(180_000);
	const page = await as('trainer');
	const path = await beginDraft(page, STORY.replace('-> Good night', '-> Good nihgt'));
	await editorReady(page);
	await look(page, 'studio-editor');
	await map(page).getByRole('button', { name: 'Outline' }).click();
	await look(page, 'studio-outline');
	await page.getByRole('button', { name: 'Rename this scene' }).click();
	await look(page, 'studio-rename');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Picture' }).click();
	await look(page, 'studio-picture');
	await page.keyboard.press('Escape');
	await page.setViewportSize({ width: 360, height: 740 });
	for (const tab of ['map', 'officer', 'problems', 'proof']) {
		await page.locator(`#tab-${tab}`).click();
		await look(page, `studio-tab-${tab}`);
		await page.setViewportSize({ width: 360, height: 740 });
	}
	await page.setViewportSize({ width: 1280, height: 800 });
	await saveElsewhere(page, path, STORY);
	await cursorBehind(page, 'It is late.');
	await page.keyboard.type(' Mine.');
	await expect(page.locator('.studio-banner')).toBeVisible();
	await page.getByText('See what differs').click();
	await look(page, 'studio-conflict');
	await page.goto(`${path}/try`);
	await look(page, 'studio-try');
	await page.locator('.try-frame .tile').first().click();
	await expect(page.locator('.try-worth')).toBeVisible();
	await look(page, 'studio-try-after');
	await page.goto(`${path}/try?view=order`);
	await look(page, 'studio-try-order');
	for (const theme of ['light', 'dark', 'night']) {
		await page.goto(`${path}/try?theme=${theme}`);
		await look(page, `studio-try-${theme}`);
	}
});

test('the plain editor in both themes and at both widths', async ({ as, complaints }) => {
	test.setTimeout(120_000);
	// The scripts do not arrive: what is on the page is what the server drew.
	const page = await as('trainer');
	const path = await beginDraft(page, STORY.replace('-> Good night', '-> Good nihgt'));
	await page.route('**/_app/immutable/**/*.js', (route) => route.abort());
	await page.goto(path);
	await look(page, 'studio-plain');
	forgetTheNetwork(complaints);
});
