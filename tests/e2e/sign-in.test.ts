import { expect, test } from './journey.ts';
import { demoPassword, fillSignIn, signIn } from './sign-in.ts';

test('five wrong passwords close an account for a while, and nobody else’s', async ({
	newcomer,
	stranger
}) => {
	const [one, other] = [await newcomer(), await newcomer()];
	const page = await stranger();
	await page.goto('/sign-in');
	for (let guess = 1; guess <= 5; guess++) {
		await fillSignIn(page, one.email, `wrong guess number ${guess}`);
		await expect(page.locator('.error-summary')).toContainText(
			'The e-mail address or the password does not match.'
		);
		await expect(page.getByLabel('E-mail address')).toHaveValue(one.email);
		await expect(page.getByLabel('Password')).toHaveValue('');
	}
	// The right one now, too.
	await fillSignIn(page, one.email, one.password);
	await expect(page.locator('.error-summary')).toContainText(
		/Too many tries\. Wait \d+ minutes, then try again\./
	);
	await expect(page).toHaveURL(/\/sign-in/);

	const next = await stranger();
	await signIn(next, other.email, other.password);
	await expect(next).toHaveURL('/training');
	// Whoever was signed in already goes on.
	await one.page.reload();
	await expect(one.page).toHaveURL('/training');
});

test('a known and an unknown address are answered alike', async ({ newcomer, stranger }) => {
	const { email } = await newcomer();
	const said = [];
	for (const address of [email, 'nobody@nowhere.example']) {
		const page = await stranger();
		await page.goto('/sign-in');
		await fillSignIn(page, address, 'not the password');
		said.push(await page.locator('.error-summary').innerText());
	}
	expect(said[0]).toBe(said[1]);
});

test('the session’s cookie is out of reach for scripts, other sites and proxies', async ({ as, baseURL }) => {
	const page = await as('officer');
	const response = await page.goto('/training');
	const [cookie] = (await page.context().cookies()).filter(({ name }) => /session/.test(name));
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
	// Over https it is also Secure and named __Host-; these journeys run over plain http on this machine.
	expect(cookie!.secure).toBe(baseURL!.startsWith('https:'));
	expect(await page.evaluate(() => document.cookie)).not.toContain(cookie!.value);
	expect(response!.headers()['cache-control']).toBe('no-store');
});

test('after signing out the Back button shows nothing', async ({ newcomer }) => {
	const { page, familyName } = await newcomer();
	await page.goto('/certificates');
	await page.goto('/training');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL('/sign-in');
	await page.goBack();
	await expect(page).toHaveURL(/\/sign-in/);
	await expect(page.locator('body')).not.toContainText(familyName);
	await page.goBack();
	await expect(page.locator('body')).not.toContainText(familyName);
});

test('signing out ends the session on the server, not only in the browser', async ({
	newcomer,
	stranger
}) => {
	const { page } = await newcomer();
	const kept = await page.context().storageState();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL('/sign-in');
	const thief = await stranger({ storageState: kept });
	await thief.goto('/training');
	await expect(thief).toHaveURL(/\/sign-in/);
});

test('the theme is chosen without JavaScript, and stays', async ({ stranger }) => {
	const page = await stranger({ javaScriptEnabled: false });
	await page.goto('/verify');
	for (const [name, theme] of [
		['Dark', 'dark'],
		['Night shift', 'night'],
		['Light', 'light'],
		['System', 'system']
	] as const) {
		await page.getByText('Theme', { exact: true }).click();
		await page.getByRole('button', { name, exact: true }).click();
		await expect(page).toHaveURL('/verify');
		await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
	}
});

const ELSEWHERE = [
	'https://elsewhere.example/',
	'//elsewhere.example',
	'/\\elsewhere.example',
	'\\\\elsewhere.example',
	'/\t/elsewhere.example',
	'/%09/elsewhere.example',
	' //elsewhere.example',
	'javascript:alert(1)',
	'data:text/html,x',
	'http:elsewhere.example',
	'//elsewhere.example/%2e%2e',
	'/@elsewhere.example\n'
];

test('nothing sends a person who signs in to another site', async ({ as, stranger, baseURL }) => {
	const signedIn = await as('officer');
	const anybody = await stranger();
	for (const back of ELSEWHERE) {
		const leads = async (answer: Promise<{ headers(): Record<string, string> }>) => {
			const { location } = (await answer).headers();
			return location === undefined ? null : new URL(location, baseURL).origin;
		};
		const get = signedIn.request.get(`/sign-in?back=${encodeURIComponent(back)}`, { maxRedirects: 0 });
		expect(await leads(get), `signed in already, ${JSON.stringify(back)}`).toBe(baseURL);
		const post = anybody.request.post('/theme', {
			headers: { origin: baseURL!, accept: 'text/html' },
			form: { theme: 'dark', back },
			maxRedirects: 0
		});
		expect(await leads(post), `theme, ${JSON.stringify(back)}`).toBe(baseURL);
	}
	for (const back of ['//elsewhere.example', '/\\elsewhere.example']) {
		const page = await stranger();
		await page.goto(`/sign-in?back=${encodeURIComponent(back)}`);
		await page
			.locator('main input[name=back]')
			.evaluate((input, value) => ((input as HTMLInputElement).value = value), back);
		await fillSignIn(page, 'trainer@demo.example', demoPassword());
		await expect(page).toHaveURL('/modules');
	}
});

test('an address that was asked for is opened after signing in', async ({ stranger }) => {
	const page = await stranger();
	await page.goto('/officers?standing=overdue');
	await expect(page).toHaveURL(/\/sign-in\?back=/);
	await fillSignIn(page, 'auditor@demo.example', demoPassword());
	await expect(page).toHaveURL('/officers?standing=overdue');
});
