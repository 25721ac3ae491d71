import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';
import { noisyPng } from './noisy-png.ts';
import { draftFrom, savedText, saveElsewhere, tabTo } from './studio-draft.ts';

// The trainer's pages around the editor: home, a new scenario, history, review, script, media.

test.describe.configure({ mode: 'parallel' });

const TEMPLATE = 'A victim interview';
const SECOND = 'trainer2@demo.example';

test('a scenario from a template is two clicks from home, and one more comes back to it', async ({ as }) => {
	const page = await as('trainer');
	const clicks = countedClicks();
	await page.goto('/modules');
	await clicks.on(page.getByRole('link', { name: 'New scenario', exact: true }));
	await look(page, 'draft-new');
	await clicks.on(page.getByRole('button', { name: new RegExp(`^Use this.*${TEMPLATE}`) }));
	await expect(page).toHaveURL(/\/drafts\/[0-9a-f-]{36}$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEMPLATE);
	expect(clicks.take()).toBe(2);
	const home = new URL(page.url()).pathname;

	await page.goto('/modules');
	const line = page.locator('.draft-list > li', { has: page.locator(`a[href="${home}"]`) });
	await expect(line).toContainText('Nothing to fix');
	await expect(line).toContainText(/Saved today, \d\d:\d\d, by /);
	await look(page, 'modules-with-drafts');
	await clicks.on(line.getByRole('link', { name: /^Continue/ }));
	await expect(page).toHaveURL(home);
	expect(clicks.take()).toBe(1);
});

test('a button pressed twice begins one draft, another button another', async ({ as }) => {
	const page = await as('trainer');
	await page.goto('/drafts/new');
	const form = await page.locator('input[name=form]').first().inputValue();
	const begin = (from: string) =>
		page.request.post('/drafts/new', {
			headers: { origin: new URL(page.url()).origin, accept: 'text/html' },
			form: { form, from },
			maxRedirects: 0
		});
	const [first, again, empty] = [
		await begin('template:welfare-check'),
		await begin('template:welfare-check'),
		await begin('empty:')
	];
	for (const answer of [first, again, empty]) expect(answer.status()).toBe(303);
	expect(again.headers()['location']).toBe(first.headers()['location']);
	expect(empty.headers()['location']).not.toBe(first.headers()['location']);
	await page.goto(empty.headers()['location']!);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('A new scenario');
});

test('a copy of what is taught is a draft of one’s own; put away it can be brought back', async ({ as }) => {
	const page = await as('trainer');
	await page.goto('/drafts/new');
	await page.getByLabel('Copy of').selectOption({ label: 'SC-1 Kitchen light, published' });
	await page.getByRole('button', { name: 'Copy it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kitchen light (copy)');
	const home = new URL(page.url()).pathname;

	await page.goto('/modules');
	const line = page.locator('.draft-list > li', { has: page.locator(`a[href="${home}"]`) });
	await line.getByRole('button', { name: /^Put away/ }).click();
	await expect(page.locator(`h3 a[href="${home}"]`)).toBeHidden();
	await page.getByText(/^Drafts that were put away/).click();
	await line.getByRole('button', { name: /^Bring back/ }).click();
	await expect(line.getByRole('link', { name: /^Continue/ })).toBeVisible();
});

test('yesterday’s text is three clicks away: what changed is shown, and it is put back', async ({ as }) => {
	const page = await as('trainer');
	const home = await draftFrom(page, TEMPLATE);
	const text = await savedText(page, home);
	await saveElsewhere(
		page,
		home,
		(before) =>
			before.replace(
				/^content note: .*$/m,
				'content note: Something else, {@html x} <script>alert(1)</script>.'
			),
		true
	);
	await page.goto(home);
	const clicks = countedClicks();
	await clicks.on(page.getByRole('link', { name: 'History', exact: true }));
	await expect(page.getByRole('rowheader')).toHaveCount(2);
	await look(page, 'draft-history');
	await clicks.on(page.getByRole('link', { name: 'Version 1', exact: true }));
	await expect(page.locator('.difference')).toBeVisible();
	await expect(page.locator('.difference-removed')).toHaveCount(1);
	await expect(page.locator('.difference-added')).toContainText('{@html x} <script>alert(1)</script>');
	await expect(page.locator('.difference-added')).toContainText('added');
	await expect(page.locator('main')).toContainText('1 line added, 1 line gone');
	await look(page, 'draft-compared');
	await clicks.on(page.getByRole('button', { name: 'Restore this version' }));
	await expect(page).toHaveURL(home);
	expect(clicks.take()).toBe(3);
	expect(await savedText(page, home)).toBe(text);
	await page.goto(`${home}/history`);
	await expect(page.getByRole('row', { name: /An older text put back/ })).toContainText(
		'The draft as it is now'
	);
});

test('a second person reviews with the keyboard alone; who wrote it is told why they cannot', async ({
	as
}) => {
	test.setTimeout(180_000);
	const author = await as('trainer');
	const home = await draftFrom(author, 'A welfare check');
	const clicks = countedClicks();
	await author.goto(home);
	await clicks.on(author.getByRole('link', { name: 'Review', exact: true }));
	await expect(author.getByText('The checker finds nothing that has to be mended.')).toBeVisible();
	await look(author, 'draft-review-before');
	await clicks.on(author.getByRole('button', { name: 'Send for review' }));
	await expect(author.getByText('It waits for a second person')).toBeVisible();
	expect(clicks.take()).toBe(2);
	await expect(author.getByRole('button', { name: 'Send your decision' })).toHaveCount(0);
	await expect(author.getByRole('button', { name: 'Take it back from review' })).toBeVisible();

	const page = await as(SECOND);
	await page.goto('/modules');
	const line = page.locator('.draft-list > li', { has: page.locator(`a[href="${home}/review"]`) });
	await expect(line).toContainText('Waits for you');
	await tabTo(page, line.getByRole('link', { name: /^Review/ }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Your decision' })).toBeVisible();
	await look(page, 'draft-review-open');

	await test.step('a comment on a scene', async () => {
		const scene = page.locator('.script-scene').nth(1);
		await tabTo(page, scene.locator('summary'), 400);
		await page.keyboard.press('Enter');
		await tabTo(page, scene.getByLabel('Your comment'));
		await page.keyboard.type('Does she hear the car?');
		await tabTo(page, scene.getByRole('button', { name: 'Add the comment' }));
		await page.keyboard.press('Enter');
		await expect(scene.locator('.comments')).toContainText('Does she hear the car?');
		await expect(scene.getByLabel('Your comment')).toHaveValue('');
	});
	await test.step('approval needs a clinician, and says so', async () => {
		await tabTo(page, page.getByRole('link', { name: 'Over the text, to your decision' }), 400);
		await page.keyboard.press('Enter');
		await tabTo(page, page.locator('input[name=verdict]').first());
		await page.keyboard.press('Space');
		await tabTo(page, page.getByRole('button', { name: 'Send your decision' }));
		await page.keyboard.press('Enter');
		await expect(page.locator('.error-summary')).toBeFocused();
		await expect(page.locator('.error-summary')).toContainText('clinical training');
		await look(page, 'draft-review-refused');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(page.getByLabel('Who with clinical training has read it')).toBeFocused();
		await page.keyboard.type('Dr. Ines Calloway');
		await tabTo(page, page.getByRole('button', { name: 'Send your decision' }));
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Approved' })).toBeVisible();
	});
	await expect(page.locator('main')).toContainText('Read by Dr. Ines Calloway, with clinical training');
	await look(page, 'draft-review-decided');
	await author.goto('/modules');
	await expect(
		author.locator('.draft-list > li', { has: author.locator(`a[href="${home}/publish"]`) }).first()
	).toContainText('A welfare check');
});

test('a review goes back and forth without JavaScript', async ({ as }) => {
	test.setTimeout(120_000);
	const author = await as('trainer', { javaScriptEnabled: false });
	const second = await as(SECOND, { javaScriptEnabled: false });
	await author.goto('/drafts/new');
	await author.getByRole('button', { name: new RegExp(`^Use this.*${TEMPLATE}`) }).click();
	const home = new URL(author.url()).pathname;
	await author.goto(`${home}/review`);
	await author.getByLabel('A word to your reader').fill('Please read the end twice.');
	await author.getByRole('button', { name: 'Send for review' }).click();
	await expect(author.getByText('It waits for a second person')).toBeVisible();

	await second.goto(`${home}/review`);
	await expect(second.locator('main')).toContainText('Please read the end twice.');
	await second.getByRole('button', { name: 'Send your decision' }).click();
	await expect(second.locator('.error-summary')).toContainText('Choose whether you approve this text.');
	await second.getByText('I ask for changes').click();
	await second.getByRole('button', { name: 'Send your decision' }).click();
	await expect(second.locator('.error-summary')).toContainText('Say what has to change');
	const scene = second.locator('.script-scene').first();
	await scene.locator('summary').click();
	await scene.getByLabel('Your comment').fill('<img src=x onerror=alert(1)> too long');
	await scene.getByRole('button', { name: 'Add the comment' }).click();
	await expect(second.locator('.comments')).toContainText('<img src=x onerror=alert(1)> too long');
	await second.getByText('I ask for changes').click();
	await second.getByLabel('Your words to the writer').fill('Shorten the first scene.');
	await second.getByRole('button', { name: 'Send your decision' }).click();
	await expect(second.getByRole('heading', { name: 'Changes asked for' })).toBeVisible();

	await author.goto(`${home}/review`);
	await expect(author.locator('main')).toContainText('Shorten the first scene.');
	await author.getByRole('button', { name: /^Settle/ }).click();
	await expect(author.locator('.comments')).toContainText(/Settled by /);
	await author.getByRole('button', { name: 'Send for review' }).click();
	await author.getByRole('button', { name: 'Take it back from review' }).click();
	await expect(author.getByRole('heading', { name: 'Taken back' })).toBeVisible();
	await author.getByText(/^Earlier reviews/).click();
	await expect(author.locator('main')).toContainText('Shorten the first scene.');
});

test('the script holds every branch, and prints black on white from the dark', async ({ as }) => {
	const page = await as('trainer');
	const home = await draftFrom(page, TEMPLATE);
	const text = await savedText(page, home);
	const choices = text.match(/^\* .* -> /gm)!.length;
	const answers = text.match(/^- \[[ x]\] /gm)?.length ?? 0;
	expect(choices).toBeGreaterThan(10);
	await page.goto(`${home}/script`);
	await look(page, 'draft-script');
	await expect(page.locator('.script-choices > li')).toHaveCount(choices + answers);
	for (const name of text.match(/^## .*$/gm)!)
		await expect(
			page.locator('.script-scene h3', { hasText: name.replace(/^## (Question: |Ending: )?/, '') })
		).not.toHaveCount(0);
	await expect(page.locator('.script-contents a')).toHaveCount(text.match(/^## /gm)!.length);
	const way = page.locator('.script-way a').first();
	const target = await way.getAttribute('href');
	await way.click();
	await expect(page.locator(target!)).toBeInViewport();

	await page.locator('html').evaluate((html) => html.setAttribute('data-theme', 'dark'));
	await page.emulateMedia({ media: 'print' });
	for (const hidden of ['header.top', '.draft-places', '.breadcrumb'])
		await expect(page.locator(hidden)).toBeHidden();
	const colours = await page
		.locator('.script-choices > li')
		.first()
		.evaluate((choice) => {
			const { backgroundColor, color, breakInside } = getComputedStyle(choice);
			return { backgroundColor, color, breakInside };
		});
	expect(colours).toEqual({
		backgroundColor: 'rgb(255, 255, 255)',
		color: 'rgb(0, 0, 0)',
		breakInside: 'avoid'
	});
	await expect(page.getByRole('heading', { name: 'Read and signed' })).toBeVisible();
	expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000);
});

test('what a trainer types runs nowhere: history, review, script and media show it as text', async ({
	as
}) => {
	const page = await as('trainer');
	const home = await draftFrom(page, TEMPLATE);
	const payload =
		'{process.env} {@html x} [go](javascript:alert(1)) <svg onload=alert(1)> <math><mi xlink:href="data:x">';
	await saveElsewhere(
		page,
		home,
		(text) =>
			text
				.replace(/^title: .*$/m, `title: '${payload}'`)
				.replace(/^## .*$/m, (line) => `${line}\n\n${payload}`),
		true
	);
	for (const path of ['', '/history', '/history/1', '/review', '/script', '/media']) {
		await page.goto(home + path);
		await expect(page.locator('main svg[onload], main math, main a[href^="javascript"]')).toHaveCount(0);
		await expect(page.locator('main')).toContainText('{process.env} {@html x}');
	}
});

test('a picture too large is made smaller before it is sent, and its line is there to paste', async ({
	as
}) => {
	test.setTimeout(120_000);
	const page = await as('trainer');
	const home = await draftFrom(page, TEMPLATE);
	await page.goto(`${home}/media`);
	await expect(page.getByRole('link', { name: 'Media', exact: true })).toHaveAttribute(
		'aria-current',
		'page'
	);
	await page.getByLabel('File').setInputFiles({
		name: 'porch.png',
		mimeType: 'image/png',
		buffer: noisyPng(1900, 1200)
	});
	await expect(page.locator('.upload-said')).toContainText(
		/This picture had 6\.\d MB\. It was made smaller here, to \d+ KB/,
		{ timeout: 30_000 }
	);
	await page.getByRole('button', { name: 'Add it' }).click();
	await expect(page.locator('.error-summary')).toContainText('Say what the picture shows');
	await look(page, 'draft-media-refused');
	await page.getByLabel('What it shows, or what is heard').fill('A porch with a light, at 23:40.');
	if ((await page.getByLabel('File').evaluate((input: HTMLInputElement) => input.files!.length)) === 0) {
		await page
			.getByLabel('File')
			.setInputFiles({ name: 'porch.png', mimeType: 'image/png', buffer: noisyPng(1900, 1200) });
		await expect(page.locator('.upload-said')).toContainText('made smaller here', { timeout: 30_000 });
	}
	await page.getByRole('button', { name: 'Add it' }).click();
	await expect(page).toHaveURL(/added=/);
	await expect(page.getByLabel('What it shows, or what is heard')).toHaveValue('');
	const item = page.locator('.media-list > li:target');
	await expect(item).toContainText('nowhere yet');
	const image = item.locator('img');
	await expect(image).toHaveAttribute('alt', 'A porch with a light, at 23:40.');
	await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);
	await look(page, 'draft-media');

	const line = await item.locator('code').innerText();
	await saveElsewhere(page, home, (text) => text.replace(/^(## .*)$/m, `$1\n\n${line}`), true);
	await page.goto(`${home}/media`);
	await expect(page.locator('.media-list > li', { hasText: 'Here in “' })).toContainText('porch');
	await page.goto(`${home}/script`);
	await expect(page.locator('.script-media img')).toHaveAttribute('alt', 'A porch with a light, at 23:40.');
});

test('without JavaScript a file is added too, and a drawing that could run is refused in words', async ({
	as
}) => {
	const page = await as('trainer', { javaScriptEnabled: false });
	await page.goto('/drafts/new');
	await page.getByRole('button', { name: new RegExp(`^Use this.*${TEMPLATE}`) }).click();
	await page.getByRole('link', { name: 'Media', exact: true }).click();
	const said = page.getByLabel('What it shows, or what is heard');
	await said.fill('A drawing');
	await page.getByLabel('File').setInputFiles({
		name: 'a.png',
		mimeType: 'image/png',
		buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
	});
	await page.getByRole('button', { name: 'Add it' }).click();
	await expect(page.locator('.error-summary')).toContainText('could run as a program');
	await expect(said).toHaveValue('A drawing');
	await page
		.getByLabel('File')
		.setInputFiles({ name: 'small.png', mimeType: 'image/png', buffer: noisyPng(40, 30) });
	await page.getByRole('button', { name: 'Add it' }).click();
	await expect(page.locator('.media-list > li:target')).toContainText('small.png');
});
