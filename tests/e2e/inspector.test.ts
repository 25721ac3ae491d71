import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';
import { fillSignIn } from './sign-in.ts';

// An inspector from invitation to a pack in hand, and out again. They are let in for this journey alone.

const PASSWORD = 'seven green lamps at the quay';

/** `days` from today where the department is, as a date field takes it. */
const day = (days: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(Date.now() + days * 86_400_000);

/** Lets somebody in and returns the path of their link. */
async function invite(admin: Page, email: string, organisation: string) {
	await admin.goto('/inspections/new');
	await admin.getByLabel('Given name').fill('Ines');
	await admin.getByLabel('Family name').fill('Quist');
	await admin.getByLabel('E-mail address').fill(email);
	await admin.getByLabel('Organisation').fill(organisation);
	await admin.getByLabel('Reason').fill('Review of the last year.');
	await admin.getByLabel('First day they look at').fill(day(-365));
	await admin.getByRole('button', { name: 'Invite' }).click();
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Ines Quist is invited');
	const address = (await admin.locator('.first-password').innerText()).trim();
	return { address, path: new URL(address).pathname };
}

const WHOLE = 'Commission on Training Records';

const emailOf = (of: string) => `quist-${of}-${Date.now()}@standards.example`;

test('an inspector is let in, looks, takes a pack away, is seen and is shown out', async ({
	as,
	stranger,
	baseURL
}, testInfo) => {
	test.setTimeout(300_000);
	let pack = Buffer.alloc(0);
	const admin = await as('admin');
	const inspector = await stranger();
	const email = emailOf('whole');

	const { address, path } = await test.step('an administrator invites them', async () => {
		const invited = await invite(admin, email, WHOLE);
		expect(invited.address.startsWith(baseURL!)).toBe(true);
		await look(admin, 'inspection-invited');
		return invited;
	});

	await test.step('the link sets a password, once', async () => {
		await inspector.goto(path);
		await expect(inspector.getByRole('heading', { level: 1 })).toHaveText('Welcome, Ines Quist');
		await look(inspector, 'invitation');
		await inspector.getByLabel('New password').fill('Ines Quist Ines Quist');
		await inspector.getByRole('button', { name: 'Save password and sign in' }).click();
		await expect(inspector.locator('.error-summary')).toContainText('what is known of you');
		await inspector.getByLabel('New password').fill(PASSWORD);
		await inspector.getByRole('button', { name: 'Save password and sign in' }).click();
		await expect(inspector).toHaveURL(/\/compliance$/);
		const second = await stranger();
		for (const used of [path, `/invitation/${'0'.repeat(43)}`]) {
			await second.goto(used);
			await expect(second.getByRole('heading', { level: 1 })).toHaveText('This link opens nothing any more');
		}
		expect(address).toContain('/invitation/');
	});

	await test.step('they look at one period and nothing else, in one look', async () => {
		const banner = inspector.getByRole('complementary', { name: 'Inspection' });
		await expect(banner).toContainText('You are looking at');
		await expect(banner).toContainText('Harbor County Sheriff (demo)');
		const main = inspector.getByRole('navigation', { name: 'Main' });
		for (const name of ['Compliance', 'Officers', 'Registers', 'Packs', 'Ledger'])
			await expect(main.getByRole('link', { name, exact: true })).toBeVisible();
		for (const name of ['People', 'Requirements', 'Department', 'My training'])
			await expect(main.getByRole('link', { name, exact: true })).toHaveCount(0);
		for (const shut of ['/people', '/inspections', '/training', '/modules'])
			expect((await inspector.request.get(shut)).status()).toBe(403);
		await look(inspector, 'inspector-home');
	});

	await test.step('an officer is found, and no form that would write', async () => {
		await inspector.goto('/officers?q=nwosu');
		await inspector.getByRole('rowheader').getByRole('link', { name: 'Nwosu, Amara' }).click();
		await expect(inspector.getByRole('heading', { level: 1 })).toContainText('Nwosu');
		for (const name of ['Grant a waiver', 'Record leave'])
			await expect(inspector.getByRole('link', { name })).toHaveCount(0);
	});

	await test.step('a note about this page, which is theirs alone', async () => {
		await inspector.getByRole('link', { name: 'Note on this page' }).click();
		await inspector.getByLabel('New note').fill('Ask for the sheet of this session.');
		await inspector.getByRole('button', { name: 'Keep this note' }).click();
		await expect(inspector.getByRole('status').first()).toContainText('Your note is kept.');
		await inspector.locator('main summary', { hasText: 'Change or delete' }).first().click();
		await inspector.getByLabel('Text of this note').first().fill('The sheet was shown.');
		await inspector.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(inspector.getByRole('main')).toContainText('The sheet was shown.');
		const download = inspector.waitForEvent('download');
		await inspector.getByRole('link', { name: 'Download as text' }).click();
		expect(readFileSync(await (await download).path(), 'utf8')).toContain('The sheet was shown.');
		await look(inspector, 'notes-written');
		expect((await admin.request.get('/notes')).status()).toBe(404);
	});

	await test.step('a pack, with three clicks, downloaded', async () => {
		await inspector.goto('/compliance');
		const clicks = countedClicks();
		const main = inspector.getByRole('navigation', { name: 'Main' });
		await clicks.on(main.getByRole('link', { name: 'Packs' }));
		await clicks.on(inspector.getByRole('button', { name: 'Make the pack' }));
		await expect(inspector).toHaveURL(/\/files\//);
		const link = inspector.getByRole('link', { name: /^Download / });
		await expect(link).toBeVisible({ timeout: 180_000 });
		const download = inspector.waitForEvent('download');
		await clicks.on(link);
		pack = readFileSync(await (await download).path());
		expect(clicks.take()).toBe(3);
	});

	await test.step('on a computer of their own it is proven, and a changed byte is found', async () => {
		const own = await stranger();
		const keys = await (await own.request.get('/keys.txt')).body();
		const path = testInfo.outputPath('verifier.html');
		writeFileSync(path, await (await own.request.get('/verifier.html')).body());
		await own.goto(pathToFileURL(path).href);
		const check = async (buffer: Buffer) => {
			const file = { name: 'pack.zip', mimeType: 'application/zip', buffer };
			await own.getByLabel('Pack or certificate').setInputFiles(file);
			await own.getByRole('button', { name: 'Check', exact: true }).click();
		};
		await own
			.getByLabel('The department’s published key')
			.setInputFiles({ name: 'keys.txt', mimeType: 'text/plain', buffer: keys });
		await check(pack);
		await expect(own.getByRole('heading', { level: 2 })).toHaveText('Proven');
		const changed = Buffer.from(pack);
		changed[changed.length >> 1]! ^= 1;
		await check(changed);
		await expect(own.getByRole('heading', { level: 2 })).toHaveText('Broken');
	});

	await test.step('the administrator sees what was opened, and ends the access', async () => {
		await admin.goto('/inspections');
		const row = admin.getByRole('row').filter({ hasText: WHOLE });
		await expect(row).toContainText('May look');
		await row.getByRole('link', { name: 'Ines Quist' }).click();
		const opened = admin.getByRole('table');
		await expect(opened).toContainText('/compliance');
		// What was searched for is nobody's to read.
		await expect(opened).toContainText('/officers?q=');
		await expect(opened).not.toContainText('nwosu');
		await expect(opened).toContainText('Downloaded');
		await look(admin, 'inspection-running');
		await admin.getByLabel('Why').fill('The review is done.');
		await admin.getByRole('button', { name: 'End access' }).click();
		await expect(admin.getByRole('status').first()).toContainText('Access ended');
	});

	await test.step('their next click is the sign-in, which lets them in no more', async () => {
		await inspector.getByRole('link', { name: 'My notes' }).click();
		await expect(inspector).toHaveURL(/\/sign-in/);
		await fillSignIn(inspector, email, PASSWORD);
		await expect(inspector.locator('.error-summary')).toContainText('does not match');
		await expect(inspector).toHaveURL(/\/sign-in/);
	});
});

test('an invitation is used without JavaScript; a lost link is made anew and the old one ends', async ({
	as,
	stranger
}) => {
	const admin = await as('admin', { javaScriptEnabled: false });
	const email = emailOf('plain');
	const first = await invite(admin, email, 'Office of Rehearsals');
	await admin.getByRole('link', { name: 'Go to this inspection' }).click();
	await expect(admin.getByRole('main')).toContainText('Link not used yet');
	await admin.getByRole('button', { name: 'Make a new link' }).click();
	const second = new URL((await admin.locator('.first-password').innerText()).trim()).pathname;
	const inspector = await stranger({ javaScriptEnabled: false });
	await inspector.goto(first.path);
	await expect(inspector.getByRole('heading', { level: 1 })).toHaveText('This link opens nothing any more');
	await inspector.goto(second);
	await inspector.getByLabel('New password').fill(PASSWORD);
	await inspector.getByRole('button', { name: 'Save password and sign in' }).click();
	await expect(inspector).toHaveURL(/\/compliance$/);

	await test.step('who is here is not invited again, and the form says where they are', async () => {
		await admin.goto('/inspections/new');
		await admin.getByLabel('Given name').fill('Ines');
		await admin.getByLabel('Family name').fill('Quist');
		await admin.getByLabel('E-mail address').fill(email);
		await admin.getByLabel('Organisation').fill('The same');
		await admin.getByLabel('Reason').fill('Again.');
		await admin.getByRole('button', { name: 'Invite' }).click();
		await expect(admin.locator('.error-summary')).toContainText(/may look already|a moment ago/);
		await admin.getByRole('link', { name: 'Open this inspection' }).click();
		await admin.getByLabel('Why').fill('It was a rehearsal.');
		await admin.getByRole('button', { name: 'End access' }).click();
		await expect(admin.getByRole('status').first()).toContainText('Access ended');
	});

	await test.step('and is in no list of people', async () => {
		await admin.goto('/people');
		await expect(admin.getByRole('main')).not.toContainText('Quist');
	});
});
