import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const PICTURES = join(import.meta.dirname, '.pictures');
/** The night theme is for a phone in a patrol car; pictures are taken of it at both widths. */
const LOOKS = [
	{ width: 360, themes: ['light', 'dark', 'night'] },
	{ width: 1280, themes: process.env['E2E_PICTURES'] ? ['light', 'dark', 'night'] : ['light', 'dark'] }
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** What a theme can break; nothing else depends on its colors. */
const OF_COLOR = ['color-contrast', 'link-in-text-block'];

interface Found {
	violations: { id: string; nodes: { html: string }[] }[];
}
declare global {
	interface Window {
		axe: { run(options: object): Promise<Found> };
	}
}

/**
 * Looks at the page that is open, at both widths, light and dark, and by night on a phone: nothing that WCAG 2.2 A and
 * AA forbid, one heading of the first level, no sideways scroll down to 320 px. With E2E_PICTURES=1 every look is kept as a picture.
 */
export async function look(page: Page, name: string) {
	await expect(page.locator('h1'), `${name}: headings of the first level`).toHaveCount(1);
	// Brings axe into the page, where it stays.
	await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze();
	for (const { width, themes } of LOOKS) {
		await page.setViewportSize({ width, height: width < 500 ? 740 : 800 });
		for (const theme of themes) {
			// The server writes this attribute from the cookie; a page that answers a form cannot be loaded again.
			await page.locator('html').evaluate((html, value) => html.setAttribute('data-theme', value), theme);
			const where = `${name}-${theme}-${width}`;
			if (process.env['E2E_PICTURES'])
				await page.screenshot({ path: join(PICTURES, `${where}.png`), fullPage: true });
			const runOnly = theme === 'light' ? { type: 'tag', values: WCAG } : { type: 'rule', values: OF_COLOR };
			const violations = await page.evaluate(
				async (runOnly) =>
					(await window.axe.run({ runOnly, resultTypes: ['violations'] })).violations.map(
						({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`
					),
				runOnly
			);
			expect(violations, where).toEqual([]);
		}
	}
	await page.setViewportSize({ width: 320, height: 700 });
	const wide = await page.evaluate(() =>
		document.documentElement.scrollWidth <= innerWidth
			? []
			: [...document.querySelectorAll('body *')]
					.filter((element) => element.getBoundingClientRect().right > innerWidth)
					.map((element) => element.outerHTML.slice(0, 120))
					.slice(0, 5)
	);
	expect(wide, `${name}: scrolls sideways at 320 px`).toEqual([]);
	await page.setViewportSize({ width: 1280, height: 800 });
}
