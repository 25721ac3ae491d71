// The whole curriculum as its pages: every lesson and scenario looked at, the words of the glossary, the papers of the
// course file, and the other way through a scenario.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './journey.ts';
import { look } from './look.ts';
import { chosenLine, goOn, openFromTraining, passPause, stepOf, tilesOf } from './officer-steps.ts';
import { openTaught } from './pages.ts';
import { findChoice, lessonsOf, plain, scenarioOf, worth } from './taught.ts';

test.describe.configure({ mode: 'parallel' });

const content = join(import.meta.dirname, '..', '..', 'content');
const SCENARIO = 'Kitchen light';

for (const code of readdirSync(join(content, 'modules'))) {
	test(`every lesson of ${code}`, async ({ as }) => {
		test.setTimeout(240_000);
		const page = await as('trainer');
		await openTaught(page);
		const home = await page.getByRole('link', { name: new RegExp(`^${code} `) }).getAttribute('href');
		for (const lesson of lessonsOf(code)) {
			await page.goto(`${home}/lessons/${lesson}`);
			await expect(page.locator('.lesson')).toBeVisible();
			await look(page, `${code}-${lesson}`);
		}
	});
}

for (const file of readdirSync(join(content, 'scenarios'))) {
	const code = file.replace('.md', '');
	test(`every scene of ${code}, told and in writing`, async ({ as }) => {
		test.setTimeout(240_000);
		const page = await as('trainer');
		for (const start of [`${code} `, `${code}-exercise `]) {
			await openTaught(page);
			await page.getByRole('link', { name: new RegExp(`^${start}`) }).click();
			await expect(page.locator('section').nth(5)).toBeVisible();
			await look(page, start.trim());
		}
	});
}

test.describe('a word of the glossary', () => {
	for (const javaScriptEnabled of [true, false])
		test(`opens and closes by keyboard, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
			as
		}) => {
			const page = await as('trainer', { javaScriptEnabled });
			await openTaught(page);
			await page.getByRole('link', { name: /^TR-1 / }).click();
			await page
				.getByRole('link', { name: 'Four tasks' })
				.or(page.locator('a[href$="/four-rs"]'))
				.first()
				.click();
			const word = page.getByRole('button', { name: 'trauma-informed approach' });
			const meaning = page.getByRole('note', { name: 'Meaning of Trauma-informed approach' });
			await expect(meaning).toBeHidden();
			await word.focus();
			await page.keyboard.press('Enter');
			await expect(meaning).toBeVisible();
			await expect(meaning).toContainText('It is not a treatment.');
			await page.keyboard.press('Tab');
			await expect(meaning.getByRole('link', { name: 'In the glossary' })).toBeFocused();
			await page.keyboard.press('Escape');
			await expect(meaning).toBeHidden();
			await word.click();
			await meaning.getByRole('link').click();
			await expect(page).toHaveURL(/\/glossary#trauma-informed-approach$/);
		});

	test('stands in brackets behind its word on paper', async ({ as }) => {
		const page = await as('trainer');
		await openTaught(page);
		await page.getByRole('link', { name: /^TR-1 / }).click();
		await page.locator('a[href$="/four-rs"]').click();
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByText('A way of running services').first()).toBeVisible();
		await expect(page.locator('header.top')).toBeHidden();
	});
});

test('the course file is for staff, and an officer does not get in', async ({ as }) => {
	const officer = await as('officer');
	expect((await officer.goto('/course'))?.status()).toBe(403);
	const auditor = await as('auditor');
	await auditor.goto('/course');
	await auditor.getByRole('link', { name: 'Statute matrix' }).click();
	await expect(auditor.getByRole('table').first().getByRole('row').nth(1)).toContainText(
		'Recognizing the symptoms'
	);
	await expect(auditor.getByRole('heading', { name: 'Uncovered' })).toBeVisible();
	await auditor.goto('/course/plan/XX-9');
	await expect(auditor.getByRole('heading', { level: 1 })).not.toHaveText(/Lesson plan/);
});

test('a line that nobody has confirmed is on the directory, marked, and not on the page for officers', async ({
	as
}) => {
	const trainer = await as('trainer');
	await trainer.goto('/referral');
	const kept = trainer.getByRole('table', { name: 'Lines that are kept from officers' });
	await expect(kept.getByRole('row', { name: /VictimConnect/ })).toContainText('Not confirmed');
	await expect(
		trainer.getByRole('table', { name: 'What the department supplies' }).getByRole('row')
	).toHaveCount(23);
	const shown = trainer.getByRole('table', { name: 'Lines that officers are shown' });
	await expect(shown.getByRole('row', { name: /988/ }).first()).toContainText('24 hours, every day');
	await expect(shown.getByText('VictimConnect')).toHaveCount(0);
	const officer = await as('officer');
	await officer.goto('/support');
	await expect(officer.getByText('CopLine').first()).toBeVisible();
	await expect(officer.getByText(/VictimConnect|Safe Call Now/)).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false])
	test(`another way: an officer leaves the story and passes the written exercise, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		newcomer
	}) => {
		test.setTimeout(120_000);
		const { page } = await newcomer({ javaScriptEnabled });
		await openFromTraining(page, SCENARIO);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page).toHaveURL(/\/0$/);
		await page.getByRole('link', { name: 'Take another way' }).click();
		await expect(page.getByRole('heading', { name: 'Another way' })).toBeVisible();
		await expect(page.getByLabel(/reason/i)).toHaveCount(0);
		await page.getByRole('button', { name: 'Take the written exercise' }).click();
		const { scenes } = scenarioOf('SC-1', 'exercises');
		while (!(await page.getByRole('heading', { level: 2, name: 'By skill' }).isVisible())) {
			await passPause(page);
			const at = stepOf(page);
			if (await page.locator('.tile').first().isVisible()) {
				const rated = (await tilesOf(page)).map(({ tile, text }) => ({
					tile,
					text,
					worth: worth(findChoice(scenes, text))
				}));
				const best = rated.toSorted((a, b) => b.worth - a.worth)[0]!;
				await best.tile.click();
				await expect(chosenLine(page)).toContainText(plain(best.text));
				await goOn(page);
			} else {
				await page.getByRole('button', { name: 'Continue' }).click();
				await expect(page).toHaveURL(new RegExp(`/${at + 1}$`));
			}
		}
		await expect(page.getByRole('main')).toContainText('12 of 12 points');
		await openFromTraining(page, SCENARIO);
		await expect(page.getByText('You have passed this scenario in this cycle.')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Another way' })).toHaveCount(0);
	});
