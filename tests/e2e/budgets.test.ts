import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { VISITS } from './pages.ts';

const KB = 1024;

/** What a first visit to a page brings over the network, compressed, in bytes. */
async function weigh(page: Page, open: (page: Page) => Promise<unknown>) {
	const client = await page.context().newCDPSession(page);
	await client.send('Network.enable');
	await open(page);
	// What was loaded on the way there must be loaded again.
	await client.send('Network.clearBrowserCache');
	const weights = { script: 0, look: 0 };
	const pending: Promise<void>[] = [];
	page.on('response', (response) => {
		const kind = response.request().resourceType();
		const part = kind === 'script' ? 'script' : kind === 'stylesheet' || kind === 'font' ? 'look' : null;
		if (part)
			pending.push(
				response
					.request()
					.sizes()
					.then(({ responseBodySize }) => void (weights[part] += responseBodySize))
			);
	});
	await page.goto(page.url(), { waitUntil: 'networkidle' });
	await Promise.all(pending);
	return weights;
}

const ways = VISITS.filter(({ name }) =>
	[
		'training-halfway',
		'module-begun',
		'lesson',
		'lesson-with-figure',
		'text',
		'scenario-ending',
		'scenario-past',
		'quiz-result-passed',
		'certificate',
		'certificates',
		'away',
		'verify-valid'
	].includes(name)
);

for (const { who, name, open } of ways) {
	test(`${name} is light enough for a slow network`, async ({ as }) => {
		const { script, look } = await weigh(await as(who!), open);
		test.info().annotations.push({
			type: 'weight',
			description: `${(script / KB).toFixed(1)} KB of script, ${(look / KB).toFixed(1)} KB of style and font`
		});
		expect(script, 'script').toBeLessThanOrEqual((name.startsWith('lesson') ? 60 : 120) * KB);
		expect(look, 'style and font').toBeLessThanOrEqual(40 * KB);
		expect(look).toBeGreaterThan(0);
	});
}
