import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { look } from './look.ts';
import { fillSignIn } from './sign-in.ts';

const ZONE = 'America/Chicago';
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** The server's clock is the real one, so sessions are scheduled around the present minute. */
const wall = (minutes: number) =>
	Temporal.Now.instant()
		.toZonedDateTimeISO(ZONE)
		.add({ minutes })
		.round({ smallestUnit: 'minute', roundingMode: 'floor' });
const clock = (moment: Temporal.ZonedDateTime) => moment.toPlainTime().toString({ smallestUnit: 'minute' });

/** What a finished form says; a warning may stand beside it. */
const done = (page: Page) => page.getByRole('status').filter({ hasText: /^\s*Done/ });

async function addWorkshop(page: Page, title: string) {
	await page.goto('/workshops');
	await page.getByRole('link', { name: 'Add a workshop' }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('What it is about').fill('How to slow a call down.');
	await page.getByLabel('Approved minutes').fill('2');
	await page.getByLabel('Segments').fill('2');
	await page.getByLabel('Topic 1').selectOption('de-escalation');
	await page.getByLabel('Minutes 1').fill('2');
	await page.getByLabel('Led together with').selectOption('Mental-health service');
	await page.getByRole('button', { name: 'Add this workshop' }).click();
	await expect(page.locator('.error-summary')).toContainText('Enter the name of the partner.');
	await page.getByLabel('Name of the partner').fill('Saltmarsh Crisis Line');
	await page.getByLabel('Attending all of it completes').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Add this workshop' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	return page.url();
}

/** Ten minutes ago to an hour from now. */
async function schedule(page: Page, workshop: string, segment: number) {
	const [from, until] = [wall(-10), wall(60)];
	await page.goto(workshop);
	await page.getByRole('link', { name: 'Schedule a session' }).click();
	await page.getByLabel('What is taught').selectOption(String(segment));
	await page.getByLabel('Day', { exact: true }).fill(from.toPlainDate().toString());
	await page.getByLabel('Begins').fill(clock(from));
	await page.getByLabel('Ends', { exact: true }).fill(clock(until));
	if (!until.toPlainDate().equals(from.toPlainDate()))
		await page.locator('label.tile', { hasText: 'It ends on the next day' }).click();
	await page.getByLabel('Place').fill('Briefing room');
	await page.getByLabel('Instructor').fill('Dr. Ilse Navarre');
	await page.getByLabel('Their qualification').fill('Licensed psychologist');
	await page.getByRole('button', { name: 'Schedule this session' }).click();
	await expect(done(page)).toContainText('The session is scheduled.');
	return new URL(page.url()).pathname;
}

async function invite(page: Page, session: string, familyName: string) {
	await page.goto(`${session}?q=${familyName}`);
	await page.locator('label.tile', { hasText: familyName }).click();
	await page.getByRole('button', { name: 'Add who is ticked' }).click();
	await expect(page.getByRole('row', { name: familyName })).toBeVisible();
}

/** The addresses that the two squares hold, in and out. */
async function codesOf(page: Page, session: string) {
	await page.goto(`${session}/codes`);
	await expect(page.getByRole('img', { name: /^QR code: Sign/ })).toHaveCount(2);
	const addresses = await page.locator('.wall-whole .wall-address').allInnerTexts();
	return addresses.map((address) => new URL(address.trim()).pathname) as [string, string];
}

async function close(page: Page, session: string) {
	await page.goto(session);
	await page.locator('summary', { hasText: 'Close this session' }).click();
	await page.getByRole('button', { name: 'Close and credit' }).click();
	await expect(done(page)).toContainText('The session is closed.');
}

test('a partner’s workshop over two roll calls: scheduled, signed on a phone and on paper, closed, credited', async ({
	as,
	newcomer,
	stranger
}) => {
	test.setTimeout(300_000);
	const trainer = await as('trainer');
	const title = `A call at the bridge ${Date.now() % 100_000}`;
	const byPhone = await newcomer(PHONE);
	const plain = await newcomer({ ...PHONE, javaScriptEnabled: false });
	const onPaper = await newcomer();
	const workshop = await addWorkshop(trainer, title);
	const sessions = [await schedule(trainer, workshop, 1), await schedule(trainer, workshop, 2)] as const;
	await expect(trainer.getByText('Another session at this time has the same instructor.')).toBeVisible();
	for (const session of sessions)
		for (const { familyName } of [byPhone, plain, onPaper]) await invite(trainer, session, familyName);
	const codes = [await codesOf(trainer, sessions[0]), await codesOf(trainer, sessions[1])] as const;
	await look(trainer, 'session-codes-open');

	await test.step('the code leads through the sign-in and back; one press signs', async () => {
		const phone = await stranger(PHONE);
		await phone.goto(codes[0][0]);
		await expect(phone).toHaveURL(/\/sign-in\?back=/);
		await fillSignIn(phone, byPhone.email, byPhone.password);
		await expect(phone).toHaveURL(codes[0][0]);
		await look(phone, 'sign-into-a-session');
		await phone.setViewportSize(PHONE.viewport);
		await phone.getByRole('button', { name: 'Sign in' }).click();
		await expect(phone.getByRole('status')).toContainText('You signed in at');
		await look(phone, 'signed-in');
		await phone.goto('/sessions');
		await expect(phone.locator('main')).toContainText(`${title}, segment 1 of 2`);
	});

	await test.step('without JavaScript, by typing the code', async () => {
		const { page } = plain;
		await page.goto('/training');
		await page.getByRole('link', { name: 'My sessions' }).click();
		await page.getByText('I cannot scan the code').click();
		await page.getByLabel('Code on the wall').fill('nothing');
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page.locator('.error-summary')).toContainText('No session that is on now has this code.');
		const typed = codes[0][0]
			.split('/')
			.at(-1)!
			.toUpperCase()
			.replace(/(.{4})/g, '$1-');
		await page.getByLabel('Code on the wall').fill(typed);
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page).toHaveURL(codes[0][0]);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page.getByRole('status')).toContainText('You signed in at');
	});

	await test.step('codes that do not sign say why', async () => {
		const { page } = onPaper;
		await page.goto(codes[0][1]);
		await expect(page.getByText('You have not signed in', { exact: true })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toHaveCount(1);
		await look(page, 'signing-refused');
		const outsider = await as('emmett.castleberry@demo.example');
		await outsider.goto(codes[0][0]);
		await expect(outsider.getByText('You are not on the roster', { exact: true })).toBeVisible();
		const [, , session] = codes[0][0].split('/');
		const wrong = await outsider.goto(`/sign/${session}/${'0'.repeat(26)}`);
		expect(wrong!.status()).toBe(404);
		await expect(outsider.getByRole('heading', { level: 1 })).toHaveText('This code opens no session');
	});

	for (const { page } of [byPhone, plain]) {
		await page.goto(codes[1][0]);
		await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
		await expect(page.getByRole('status')).toContainText('You signed in at');
	}
	// A minute of presence takes a minute.
	await pause(61_000);
	for (const [, out] of codes)
		for (const { page } of [byPhone, plain]) {
			await page.goto(out);
			await expect(page.getByRole('main')).toContainText('Now it would count for 1 minute.');
			await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
			await expect(page.getByRole('status')).toContainText('1 minute will be credited');
		}

	await test.step('the leader enters one from the sheet, after a mistake, and closes both', async () => {
		const times = { in: clock(wall(-8)), out: clock(wall(-2)) };
		const name = `${onPaper.familyName}, ${onPaper.givenName}`;
		for (const session of sessions) {
			await trainer.goto(session);
			await trainer.locator('summary', { hasText: 'Enter the signed sheet' }).click();
			await trainer.getByLabel(`In: ${name}`).fill(times.out);
			await trainer.getByLabel(`Out: ${name}`).fill(times.in);
			await trainer.getByRole('button', { name: 'Enter these times' }).click();
			await expect(trainer.locator('.error-summary')).toContainText(
				`${name} has a time out that is not after`
			);
			if (session === sessions[0]) await look(trainer, 'session-sheet-wrong');
			await expect(trainer.getByLabel(`In: ${name}`)).toHaveValue(times.out);
			await trainer.getByLabel(`In: ${name}`).fill(times.in);
			await trainer.getByLabel(`Out: ${name}`).fill(times.out);
			await trainer.getByRole('button', { name: 'Enter these times' }).click();
			await expect(done(trainer)).toContainText('The times are entered.');
			await expect(trainer.getByRole('row', { name })).toContainText(`${times.in}, from the sheet`);
			await close(trainer, session);
		}
		await look(trainer, 'session-closed');
	});

	await test.step('everybody has the credit, marked by where it came from', async () => {
		for (const { page } of [byPhone, plain, onPaper]) {
			await page.goto('/sessions');
			await expect(page.getByRole('main')).toContainText('Credited 1 minute');
			await expect(page.getByRole('main')).toContainText('From a session in a room, not a scored module.');
			await expect(page.getByText('This completed the workshop.')).toHaveCount(1);
		}
		await look(onPaper.page, 'sessions-credited');
		await trainer.goto(workshop);
		const takers = trainer.getByRole('table', { name: 'Who has attended what' });
		await expect(takers.getByRole('row')).toHaveCount(4);
		for (const { familyName } of [byPhone, plain, onPaper])
			await expect(takers.getByRole('row', { name: familyName })).toContainText('All');
		await look(trainer, 'workshop-taken');
	});

	await test.step('what is over stays over, and an auditor reads it', async () => {
		await byPhone.page.goto(codes[0][0]);
		await expect(byPhone.page.getByRole('status')).toContainText('You signed in at');
		await onPaper.page.goto(codes[0][0]);
		await expect(onPaper.page.getByRole('button', { name: 'Sign in' })).toHaveCount(0);
		const auditor = await as('auditor');
		await auditor.goto(sessions[0]);
		await expect(auditor.getByRole('main')).toContainText('Held as planned.');
		await expect(auditor.getByText('Show the codes')).toHaveCount(0);
		expect((await auditor.request.get(`${sessions[0]}/codes`)).status()).toBe(404);
		await auditor.goto('/ledger');
		await auditor.getByRole('button', { name: 'Check now' }).click();
		await expect(auditor.getByRole('status')).toContainText('Unbroken');
	});
});

test('the sheet prints black on white from the dark theme, on letter and A4, with its head on every page', async ({
	as
}) => {
	const page = await as('trainer');
	await page.goto('/workshops');
	await page
		.getByRole('link', { name: / to 07:30$/ })
		.first()
		.click();
	await page.getByRole('link', { name: 'Sheet to print' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.locator('html').evaluate((html) => html.setAttribute('data-theme', 'dark'));
	await page.emulateMedia({ media: 'print' });
	const colors = await page
		.locator('.sheet tbody th')
		.first()
		.evaluate((cell) => {
			const { color, backgroundColor } = getComputedStyle(cell);
			return { color, backgroundColor };
		});
	expect(colors).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
	const rules = await page.locator('.sheet table').evaluate((table) => ({
		head: getComputedStyle(table.querySelector('thead')!).display,
		row: getComputedStyle(table.querySelector('tbody tr')!).breakInside
	}));
	expect(rules).toEqual({ head: 'table-header-group', row: 'avoid' });
	for (const format of ['Letter', 'A4'] as const)
		expect((await page.pdf({ format })).subarray(0, 5).toString()).toBe('%PDF-');
});
