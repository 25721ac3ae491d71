import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { checkpointOver, keysOf, SERVER, smallPack } from '../integration/certificate/verify/small-pack.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';

/** The page as the server hands it out, kept on the disk and opened from there. */
async function openFromDisk(page: Page, path: string) {
	const answer = await page.request.get('/verifier.html');
	expect(answer.headers()['content-security-policy']).toContain("default-src 'none'; script-src 'sha256-");
	const bytes = await answer.body();
	writeFileSync(path, bytes);
	await page.goto('/keys');
	await expect(page.getByText(createHash('sha256').update(bytes).digest('hex'))).toBeVisible();
	// From here on it may ask nobody.
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(pathToFileURL(path).href);
	return asked;
}

const zip = (name: string, bytes: Uint8Array) => ({
	name,
	mimeType: 'application/zip',
	buffer: Buffer.from(bytes)
});
const text = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });

const FILE = 'Pack or certificate';
const KEYS = 'The department’s published key';
const check = (page: Page) => page.getByRole('button', { name: 'Check', exact: true }).click();
const outcome = (page: Page) => page.getByRole('heading', { level: 2 });

test('the verifier, opened from a disk, tells a good pack from a bad one', async ({ stranger }, testInfo) => {
	const page = await stranger();
	const path = testInfo.outputPath('verifier.html');
	const asked = await openFromDisk(page, path);
	const pack = smallPack();

	await test.step('it asks for a file before it checks', async () => {
		await check(page);
		await expect(page.getByRole('alert')).toBeFocused();
		await expect(page.getByRole('alert')).toHaveText('Choose a pack or a certificate first.');
	});

	await test.step('without the published key nobody is proven', async () => {
		await page.getByLabel(FILE).setInputFiles(zip('pack.zip', pack.bytes));
		await check(page);
		await expect(outcome(page)).toHaveText('Not proven');
		await expect(page.locator('#result')).toContainText('Who sealed it is not proven');
	});

	await test.step('with the key and a kept checkpoint it is proven', async () => {
		await page.getByLabel(KEYS).setInputFiles(text('keys.txt', keysOf(SERVER)));
		await page
			.getByLabel('Checkpoints that somebody kept')
			.setInputFiles([4, 8].map((size) => text(`${size}.txt`, checkpointOver(pack.entries, size))));
		await check(page);
		await expect(outcome(page)).toHaveText('Proven');
		await expect(outcome(page)).toBeFocused();
		await expect(page.getByRole('listitem').filter({ hasText: 'kept elsewhere' })).toContainText(
			'2 compared.'
		);
		await expect(page.locator('#result')).toContainText('Harrow County Police');
		await look(page, 'verifier-proven');
		await page.emulateMedia({ colorScheme: 'dark' });
		await look(page, 'verifier-proven-dark');
		await page.emulateMedia({ colorScheme: 'light' });
	});

	await test.step('a changed record is named, and a changed byte is found', async () => {
		const changed = smallPack({
			files: (files) =>
				files.set('evidence.ndjson', files.get('evidence.ndjson')!.replace('"minutes":90', '"minutes":99'))
		});
		await page.getByLabel(FILE).setInputFiles(zip('changed.zip', changed.bytes));
		await check(page);
		await expect(outcome(page)).toHaveText('Broken');
		await expect(page.locator('#result')).toContainText(
			'The record of entry 7 (certificate-issued) does not say'
		);
		const turned = Buffer.from(pack.bytes);
		turned[200]! ^= 1;
		await page.getByLabel(FILE).setInputFiles(zip('turned.zip', turned));
		await check(page);
		await expect(page.locator('#result')).toContainText('turned.zip');
		await expect(outcome(page)).toHaveText('Broken');
		await look(page, 'verifier-broken');
	});

	await test.step('it has asked nobody for anything', () => {
		expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
	});
});

test('a certificate’s signed statement is checked with the key that the website publishes', async ({
	as,
	stranger
}, testInfo) => {
	const officer = await as('meredith.ostrander@demo.example');
	await officer.goto('/certificates');
	await officer.getByRole('link', { name: 'Signs of danger you must not miss' }).click();
	const link = officer.getByRole('link', { name: 'Signed statement' });
	const [download] = await Promise.all([officer.waitForEvent('download'), link.click()]);
	expect(download.suggestedFilename()).toMatch(/^FW-[0-9A-Z-]+\.txt$/);
	const file = testInfo.outputPath('certificate.txt');
	await download.saveAs(file);

	const page = await stranger();
	await page.goto('/verifier.html');
	await look(page, 'verifier');
	await page.getByLabel(FILE).setInputFiles(file);
	await page.getByLabel('Or paste the key').fill(await (await page.request.get('/keys.txt')).text());
	await check(page);
	await expect(outcome(page)).toHaveText('Proven');
	await expect(page.locator('#result')).toContainText('Whether it was revoked since, only its page says');
});
