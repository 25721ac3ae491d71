import {
	test as base,
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { addNewcomer, type Newcomer } from './newcomer.ts';
import { addressOf, demoPassword, signIn } from './sign-in.ts';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Where people of the demo are signed in already: one sign-in for each of them and each worker. */
type Sessions = Map<string, State>;

interface Fixtures {
	/** A page in a browser of its own, signed in as a role or an address of the demo. */
	as(who: string, options?: BrowserContextOptions): Promise<Page>;
	/** A page in a browser of its own without a session. */
	stranger(options?: BrowserContextOptions): Promise<Page>;
	/** An officer nobody else uses, added by the administrator, who has chosen a password; on the first page. */
	newcomer(options?: BrowserContextOptions): Promise<Newcomer & { page: Page }>;
	/** What a browser complained of; what is expected can be taken out. A complaint fails the journey. */
	complaints: string[];
}

/** The network's own words for an answer of 4xx, which some journeys ask for; what the page does with it is theirs. */
const EXPECTED = /^Failed to load resource: the server responded with a status of 4\d\d/;

export const test = base.extend<Fixtures, { sessions: Sessions }>({
	sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],

	complaints: async ({}, use) => {
		const complaints: string[] = [];
		await use(complaints);
		expect(complaints, 'errors in the browser').toEqual([]);
	},

	stranger: async ({ browser, complaints }, use) => {
		const opened: BrowserContext[] = [];
		await use((options) => open(browser, opened, complaints, options));
		await Promise.all(opened.map((context) => context.close()));
	},

	as: async ({ browser, sessions, stranger }, use) => {
		await use(async (who, options) => {
			const email = addressOf(who);
			if (!sessions.has(email)) sessions.set(email, await stateOf(browser, email));
			return stranger({ storageState: sessions.get(email), ...options });
		});
	},

	newcomer: async ({ as, stranger }, use) => {
		await use(async (options) => {
			const page = await stranger(options);
			const newcomer = await addNewcomer(await as('admin'), page);
			return { ...newcomer, page };
		});
	}
});

async function open(
	browser: Browser,
	opened: BrowserContext[],
	complaints: string[],
	options?: BrowserContextOptions
) {
	const context = await browser.newContext(options);
	opened.push(context);
	context.on('page', (page) => {
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
		});
	});
	return context.newPage();
}

async function stateOf(browser: Browser, email: string): Promise<State> {
	const context = await browser.newContext();
	await signIn(await context.newPage(), email, demoPassword());
	const state = await context.storageState();
	await context.close();
	return state;
}

export { expect };
