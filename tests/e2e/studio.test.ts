import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { playToTheEnd } from './officer-steps.ts';
import { cursorBehind, editorReady, savedText, textOf } from './studio-draft.ts';
import { scenarioOf } from './taught.ts';

// The whole life of a scenario, from a template to its results, through the pages that people use for it.

const SECOND = 'trainer2@demo.example';
const TITLE = 'The chair by the window';

test('a trainer’s scenario: template, mistake, map, try, review, publish, play, results', async ({
	as,
	newcomer
}) => {
	test.setTimeout(300_000);
	const author = await as('trainer');
	const home = await test.step('new from a template', async () => {
		await author.goto('/modules');
		await author.getByRole('link', { name: 'New scenario', exact: true }).click();
		await author.getByRole('button', { name: /^Use this.*A welfare check/ }).click();
		await expect(author).toHaveURL(/\/drafts\/[0-9a-f-]{36}$/);
		await editorReady(author);
		return new URL(author.url()).pathname;
	});

	await test.step('the title is the department’s own', async () => {
		await cursorBehind(author, 'title: A welfare check');
		for (let letter = 0; letter < 'A welfare check'.length; letter++)
			await author.keyboard.press('Backspace');
		await author.keyboard.type(TITLE);
		await expect.poll(() => savedText(author, home)).toContain(`title: ${TITLE}\n`);
	});

	await test.step('a mistake is marked, keeps the draft from review, and is mended by its fix', async () => {
		const { text } = { text: await savedText(author, home) };
		const arrow = /-> (\S.*)\n/.exec(text)![1]!;
		await cursorBehind(author, `-> ${arrow}`);
		await author.keyboard.type('x');
		await expect(author.locator('.cm-lintRange-error')).toContainText(`${arrow}x`);
		await expect(author.locator('.map-wrong')).not.toHaveCount(0);
		await expect.poll(() => savedText(author, home)).toContain(`-> ${arrow}x\n`);
		await author.goto(`${home}/review`);
		await expect(author.getByRole('button', { name: 'Send for review' })).toHaveCount(0);
		await author.goto(home);
		await editorReady(author);
		await author
			.getByRole('button', { name: `Change to “${arrow}”` })
			.first()
			.click();
		await expect(author.locator('.cm-lintRange-error')).toHaveCount(0);
		await expect.poll(() => savedText(author, home)).toContain(`-> ${arrow}\n`);
	});

	const { scenes, start } = scenarioOf('welfare-check', 'templates');
	await test.step('the map leads to a scene, the try plays it', async () => {
		const last = scenes.findLast((scene) => scene.kind === 'scene')!;
		await author.locator('.map-box', { hasText: last.name }).first().click();
		await expect(author.locator('.officer-title')).toHaveText(last.name);
		await expect(textOf(author)).toBeFocused();
		await author.goto(`${home}/try`);
		await expect(
			author.getByRole('heading', { level: 2, name: scenes.find(({ key }) => key === start)!.name })
		).toBeVisible();
	});

	await test.step('a second person approves', async () => {
		await author.goto(`${home}/review`);
		await author.getByRole('button', { name: 'Send for review' }).click();
		await expect(author.getByText('It waits for a second person')).toBeVisible();
		const second = await as(SECOND);
		await second.goto(`${home}/review`);
		await second.locator('label.tile', { hasText: 'Approve' }).click();
		await second.getByLabel('Who with clinical training has read it').fill('Dr. Ines Calloway');
		await second.getByRole('button', { name: 'Send your decision' }).click();
		await expect(second.getByRole('heading', { name: 'Approved' })).toBeVisible();
	});

	const code = await test.step('published by two clicks', async () => {
		await author.goto(`${home}/publish`);
		const clicks = countedClicks();
		await clicks.on(author.getByRole('button', { name: 'Publish…' }));
		await clicks.on(author.getByRole('button', { name: 'Publish', exact: true }));
		await expect(author.locator('main')).toContainText('Optional practice');
		expect(clicks.take()).toBe(2);
		return /LS-\d+/.exec(await author.locator('main').innerText())![0];
	});

	await test.step('an officer finds it as practice and plays it', async () => {
		const { page } = await newcomer();
		await page.goto('/training');
		const link = page.locator(`main a[href$='/scenarios/${code}']`).first();
		await expect(link).toHaveText(TITLE);
		await link.click();
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page).toHaveURL(/\/0$/);
		await playToTheEnd(page, scenes);
		await expect(page.locator('main')).toContainText('Passed');
		await page.goto('/training');
		await expect(page.locator('main')).not.toContainText('overdue');
	});

	await test.step('its results tell nothing of one officer; those of thirty show what most did, two clicks from home', async () => {
		await author.goto(`/results/${code}`);
		await expect(author.locator('main')).toContainText('Nothing can be shown yet');
		const clicks = countedClicks();
		await author.goto('/modules');
		const row = author.getByRole('row', { name: /LS-1 / });
		await clicks.on(row.getByRole('link', { name: /Results/ }));
		await expect(author.locator('main')).toContainText(/Most often/);
		expect(clicks.take()).toBeLessThanOrEqual(2);
	});
});
