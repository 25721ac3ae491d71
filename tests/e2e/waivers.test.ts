import type { Page } from '@playwright/test';
import { countedClicks } from './clicks.ts';
import { expect, test } from './journey.ts';
import { look } from './look.ts';
import { addNewcomer, addPerson } from './newcomer.ts';

// Leave and waivers, from the first entry to what corrects it. Each journey uses an officer of its own, added to the unit
// of the demo's supervisor.

const UNIT = 'Patrol, nights';

/** `days` from today where the department is, as a date field takes it. */
const day = (days: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(Date.now() + days * 86_400_000);

const leaveOf = (page: Page) => page.getByRole('list', { name: 'Leave' }).getByRole('listitem');
const waiversOf = (page: Page) => page.getByRole('list', { name: 'Waivers' }).getByRole('listitem');

async function fillLeave(page: Page, kind: string, from: string, until: string, reason: string) {
	await page.getByLabel('Kind of leave').selectOption(kind);
	await page.getByLabel('First day').fill(from);
	await page.getByLabel('Last day (optional)').fill(until);
	await page.getByLabel('Reason').fill(reason);
}

test('an administrator grants a waiver with four clicks from home, and corrects it', async ({ as }) => {
	test.setTimeout(120_000);
	const page = await as('admin');
	const { familyName } = await addPerson(page, { unit: UNIT, roles: ['officer'] });
	const clicks = countedClicks();

	await test.step('from home to the record, and a waiver', async () => {
		await page.goto('/');
		await clicks.on(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Officers' }));
		// Typing and Enter are no clicks.
		await page.getByLabel('Name, badge or state id').fill(familyName);
		await page.keyboard.press('Enter');
		await clicks.on(page.getByRole('rowheader').getByRole('link', { name: familyName }));
		await expect(page.getByText('No waiver is recorded.')).toBeVisible();
		await clicks.on(page.getByRole('link', { name: 'Grant a waiver' }));
		await page.getByLabel('Requirement').selectOption({ index: 1 });
		await page.getByLabel('First day').fill(day(0));
		await page.getByLabel('Last day').fill(day(30));
		await page.getByLabel('Reason').fill('Detached to the county academy.');
		await clicks.on(page.getByRole('button', { name: 'Grant waiver' }));
		expect(clicks.take()).toBeLessThanOrEqual(4);
		await expect(page.getByRole('status')).toContainText('The waiver is written down.');
		await expect(waiversOf(page)).toHaveCount(1);
		await expect(waiversOf(page)).toContainText('Detached to the county academy.');
		await expect(waiversOf(page)).toContainText('Granted by Theo Marchetti');
		await expect(waiversOf(page)).toContainText('Waived now');
	});
	const record = new URL(page.url()).pathname;

	await test.step('the same days again are the same waiver; others that overlap are refused at their field', async () => {
		await page.getByRole('link', { name: 'Grant a waiver' }).click();
		await page.getByLabel('Requirement').selectOption({ index: 1 });
		await page.getByLabel('First day').fill(day(20));
		await page.getByLabel('Last day').fill(day(800));
		await page.getByLabel('Reason').fill('Longer.');
		await page.getByRole('button', { name: 'Grant waiver' }).click();
		await expect(page.locator('.error-summary')).toBeFocused();
		await expect(page.getByRole('link', { name: /^A waiver holds for a year at most/ })).toHaveAttribute(
			'href',
			'#untilOn'
		);
		await expect(page.getByLabel('Reason')).toHaveValue('Longer.');
		await page.getByLabel('Last day').fill(day(40));
		await page.getByRole('button', { name: 'Grant waiver' }).click();
		await expect(page.locator('.error-summary')).toContainText('It is waived already from');
		await look(page, 'waiver-new-refused');
		await page.getByLabel('First day').fill(day(0));
		await page.getByLabel('Last day').fill(day(30));
		await page.getByRole('button', { name: 'Grant waiver' }).click();
		await expect(waiversOf(page)).toHaveCount(1);
	});

	await test.step('a correction puts other days in its place; what was wrong stays, struck through', async () => {
		await page.getByRole('link', { name: /^Correct: / }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Correct this waiver');
		await page.getByRole('button', { name: 'Write down the correction' }).click();
		// The browser asks for the reason first; without one nothing is sent.
		await page.getByLabel('Why it was wrong').fill('The detachment is shorter.');
		await page.getByRole('button', { name: 'Write down the correction' }).click();
		await expect(page.locator('.error-summary')).toContainText('Choose what becomes of the entry.');
		await page.getByText('Put this in its place').click();
		await page.getByRole('button', { name: 'Write down the correction' }).click();
		await expect(page.locator('.error-summary')).toContainText('This is what stands already.');
		await page.getByLabel('Last day').fill(day(10));
		await page.getByRole('button', { name: 'Write down the correction' }).click();
		await expect(page.getByRole('status')).toContainText('The correction is written down.');
		await expect(waiversOf(page)).toHaveCount(2);
		const [stands, wrong] = [
			waiversOf(page).filter({ hasNotText: 'Corrected' }),
			waiversOf(page).filter({ has: page.locator('s') })
		];
		await expect(stands).toHaveCount(1);
		await expect(wrong).toContainText('Corrected by Theo Marchetti');
		await expect(wrong).toContainText('The detachment is shorter. In its place: “');
		await expect(wrong.getByRole('link')).toHaveCount(0);
		await look(page, 'officer-record-waiver-corrected');
	});

	await test.step('and the ledger says so', async () => {
		await page.goto('/ledger');
		for (const what of ['granted a waiver', 'corrected a record (waiver)'])
			await expect(page.getByRole('table')).toContainText(what);
		await page.getByRole('button', { name: 'Check now' }).click();
		await expect(page.getByRole('status')).toContainText('Unbroken');
	});

	expect(record).toMatch(/^\/officers\/[0-9a-f-]{36}$/);
});

test('leave is recorded and ended, and a supervisor sees medical leave without its reason', async ({
	as,
	stranger
}) => {
	test.setTimeout(150_000);
	const admin = await as('admin');
	const officer = await stranger();
	const { personId } = await addNewcomer(admin, officer, { unit: UNIT, roles: ['officer'] });
	const record = `/officers/${personId}`;

	await test.step('medical leave without an end, by keyboard alone', async () => {
		await admin.goto(record);
		await admin.getByRole('link', { name: 'Record leave' }).focus();
		await admin.keyboard.press('Enter');
		await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Record leave');
		await admin.getByLabel('Kind of leave').focus();
		await admin.keyboard.type('Medical');
		await admin.keyboard.press('Tab');
		await admin.getByLabel('First day').fill(day(0));
		await admin.getByLabel('Reason').focus();
		await admin.keyboard.type('Surgery on the knee.');
		await admin.keyboard.press('Tab');
		await expect(admin.getByRole('button', { name: 'Record leave' })).toBeFocused();
		await admin.keyboard.press('Enter');
		await expect(admin.getByRole('status')).toContainText('The leave is written down.');
		await expect(leaveOf(admin)).toContainText('its end not known yet');
		await expect(leaveOf(admin)).toContainText('Surgery on the knee.');
	});

	await test.step('the supervisor sees kind and days, nowhere the reason, and may not correct or waive', async () => {
		const supervisor = await as('supervisor');
		await supervisor.goto(record);
		await expect(leaveOf(supervisor)).toContainText('Medical leave from');
		await expect(leaveOf(supervisor)).toContainText('The reason is not shown to supervisors.');
		expect(await supervisor.content()).not.toContain('knee');
		const data = await supervisor.request.get(`${record}/__data.json`);
		expect(await data.text()).not.toContain('knee');
		await expect(supervisor.getByRole('link', { name: /^Correct: / })).toHaveCount(0);
		await expect(supervisor.getByRole('link', { name: 'Grant a waiver' })).toHaveCount(0);
		const href = await leaveOf(admin)
			.getByRole('link', { name: /^Correct: / })
			.getAttribute('href');
		for (const path of [`${record}/waivers/new`, href!])
			expect((await supervisor.request.get(path)).status(), path).toBe(404);
		await look(supervisor, 'officer-record-medical-leave-to-a-supervisor');

		// They know when somebody is back.
		await supervisor.getByRole('link', { name: /^Enter the last day: / }).click();
		await supervisor.getByLabel('Last day of leave').fill(day(-1));
		await supervisor.getByRole('button', { name: 'Enter the last day' }).click();
		await expect(supervisor.locator('.error-summary')).toContainText('The last day lies before the first.');
		await look(supervisor, 'leave-end-refused');
		await supervisor.getByLabel('Last day of leave').fill(day(14));
		await supervisor.getByRole('button', { name: 'Enter the last day' }).click();
		await expect(supervisor.getByRole('status')).toContainText('The last day is written down.');
		await expect(leaveOf(supervisor)).toHaveCount(2);
		expect(await supervisor.content()).not.toContain('knee');
	});

	await test.step('the auditor reads everything and changes nothing', async () => {
		const auditor = await as('auditor');
		await auditor.goto(record);
		await expect(leaveOf(auditor)).toHaveCount(2);
		await expect(leaveOf(auditor).first()).toContainText('Surgery on the knee.');
		for (const name of [/^Correct: /, 'Record leave', 'Grant a waiver'])
			await expect(auditor.getByRole('link', { name })).toHaveCount(0);
		for (const path of [`${record}/leave/new`, `${record}/waivers/new`])
			expect((await auditor.request.get(path)).status(), path).toBe(404);
		// On paper the same, without what is only for a screen.
		await auditor.emulateMedia({ media: 'print' });
		await expect(leaveOf(auditor).first()).toBeVisible();
	});

	await test.step('the officer sees their own, with the reason', async () => {
		await officer.goto('/exemptions');
		await expect(leaveOf(officer)).toHaveCount(2);
		await expect(leaveOf(officer).first()).toContainText('Surgery on the knee.');
		await expect(officer.getByText('No waiver is recorded.')).toBeVisible();
	});
});

test('leave that was wrong is taken back without JavaScript', async ({ as, stranger }) => {
	test.setTimeout(120_000);
	const withScripts = await as('admin');
	const { personId } = await addPerson(withScripts, { unit: UNIT, roles: ['officer'] });
	const page = await stranger({
		javaScriptEnabled: false,
		storageState: await withScripts.context().storageState(),
		viewport: { width: 360, height: 740 }
	});
	await page.goto(`/officers/${personId}`);
	await page.getByRole('link', { name: 'Record leave' }).click();
	await fillLeave(page, 'military', day(0), day(60), 'Orders of today.');
	await page.getByRole('button', { name: 'Record leave' }).click();
	await expect(page).toHaveURL(/\?done=leave-recorded#leave$/);
	await expect(leaveOf(page)).toContainText('Military leave from');
	await page.getByRole('link', { name: 'Record leave' }).click();
	await fillLeave(page, 'family', day(30), '', 'A birth.');
	await page.getByRole('button', { name: 'Record leave' }).click();
	await expect(page.locator('.error-summary')).toContainText('There is leave already from');
	await expect(page.getByLabel('Kind of leave')).toHaveValue('family');
	await expect(page.getByLabel('Reason')).toHaveValue('A birth.');
	await page.goto(`/officers/${personId}`);
	await page.getByRole('link', { name: /^Correct: Military leave/ }).click();
	await page.getByText('It was wrong: take it back').click();
	await page.getByLabel('Why it was wrong').fill('It was somebody else.');
	await page.getByRole('button', { name: 'Write down the correction' }).click();
	await expect(leaveOf(page)).toHaveCount(1);
	await expect(leaveOf(page)).toContainText('Taken back by Theo Marchetti');
	await expect(leaveOf(page)).toContainText('It was somebody else.');
	// Going back and sending it again changes nothing and says so.
	await page.goBack();
	await page.reload();
	await expect(page.getByText('This was corrected already.')).toBeVisible();
});

test('nobody does it for themself', async ({ as, stranger }) => {
	test.setTimeout(120_000);
	const admin = await as('admin');
	const page = await stranger();
	const { personId } = await addNewcomer(admin, page, {
		unit: UNIT,
		roles: ['officer', 'admin', 'supervisor']
	});
	const record = `/officers/${personId}`;
	await page.goto(record);
	await expect(page.getByRole('heading', { level: 2, name: 'Leave' })).toBeVisible();
	for (const name of ['Record leave', 'Grant a waiver'])
		await expect(page.getByRole('link', { name })).toHaveCount(0);
	for (const path of [`${record}/leave/new`, `${record}/waivers/new`])
		expect((await page.request.get(path)).status(), path).toBe(404);
	await admin.goto(record);
	await admin.getByRole('link', { name: 'Record leave' }).click();
	await fillLeave(admin, 'other', day(0), day(1), 'For the test.');
	await admin.getByRole('button', { name: 'Record leave' }).click();
	const correct = await leaveOf(admin)
		.getByRole('link', { name: /^Correct: / })
		.getAttribute('href');
	await page.goto(record);
	await expect(leaveOf(page)).toHaveCount(1);
	await expect(leaveOf(page).getByRole('link')).toHaveCount(0);
	expect((await page.request.get(correct!)).status()).toBe(404);
	const posted = await page.request.post(`${record}/leave/new`, {
		headers: { origin: new URL(page.url()).origin },
		form: { kind: 'other', fromOn: day(5), untilOn: day(6), reason: 'For myself.' }
	});
	expect(posted.status()).toBe(404);
	await page.reload();
	await expect(leaveOf(page)).toHaveCount(1);
});

test('who somebody is takes an assignment and a licence date', async ({ as }) => {
	const page = await as('admin');
	const { path, personId } = await addPerson(page, { unit: UNIT, roles: ['officer'] });
	await page.goto(path);
	await page.getByText('Change details from a day on').click();
	await page.getByLabel('Assignment (optional)').fill('Detective');
	await page.getByLabel('Licensed from (optional)').fill('2024-02-29');
	await page.getByRole('button', { name: 'Write down' }).click();
	await expect(page.getByRole('status')).toContainText('written down');
	const rows = page.getByRole('table', { name: 'What held from when' });
	await expect(rows).toContainText('Detective');
	await expect(rows).toContainText('29 February 2024');
	await page.getByText('Change details from a day on').click();
	await expect(page.getByLabel('Licensed from (optional)')).toHaveValue('2024-02-29');
	await page.goto(`/officers/${personId}`);
	await expect(page.locator('.lead')).toContainText('Detective · licensed from 29 February 2024');
});
