import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { choose, openFromTraining, readAsText, takeQuiz, tilesOf } from './officer-steps.ts';
import { findChoice, findQuestion, lessonsOf, plain, questionsOf, scenarioOf } from './taught.ts';

// Before an answer is given, nothing about it is in any response: markup, data, scripts. What is looked for are the
// words of the content itself, so that every new question and scene is looked for too.

/** The stretches of a text that no encoding of it changes, long enough to be nobody else's words. */
const stretches = (html: string) =>
	html
		.split(/<[^>]*>|&[^;]+;|["'\\\n<>&]/)
		.map((stretch) => stretch.trim())
		.filter((stretch) => stretch.length >= 18);

const scenario = scenarioOf('SC-1');
const modules = ['TR-4', 'RF-2'];

const coachOf = (questions: ReturnType<typeof questionsOf>) =>
	questions.flatMap(({ answers }) => answers.flatMap(({ coachHtml }) => stretches(coachHtml)));

/** The coach's words about answers that were not given. */
const COACH = modules.flatMap((code) => [
	...coachOf(questionsOf(code)),
	...coachOf(questionsOf(code, 'checks'))
]);

/** What would come of choices that were not made. */
const OUTCOMES = scenario.scenes.flatMap((scene) =>
	scene.kind === 'scene'
		? scene.choices.flatMap(({ consequenceHtml, coachHtml }) => [
				...stretches(consequenceHtml),
				...stretches(coachHtml)
			])
		: []
);

/** Names, texts and choices of every scene but the first. */
const LATER = scenario.scenes
	.filter(({ key }) => key !== scenario.start)
	.flatMap((scene) => [
		scene.key,
		...(scene.name.length > 10 ? [scene.name] : []),
		...scene.blocks.flatMap((block) => ('html' in block ? stretches(block.html) : [])),
		...(scene.kind === 'scene' ? scene.choices.flatMap(({ html }) => stretches(html)) : [])
	]);

/** The stems and answers of every question of the quizzes. */
const QUESTIONS = modules.flatMap((code) =>
	questionsOf(code).flatMap(({ blocks, answers }) => [
		...blocks.flatMap((block) => ('html' in block ? stretches(block.html) : [])),
		...answers.flatMap(({ html }) => stretches(html))
	])
);

/** Words that only an answer key, a score or the graph would bring along. */
const KEYS = [
	'coachHtml',
	'consequenceHtml',
	'rating',
	'onlyIf',
	'passPercent"',
	'readAgain',
	'criticalErrors',
	'bySkill'
];

function expectNone(text: string, secrets: Iterable<string>, where: string) {
	const found = [...new Set(secrets)].filter((secret) => text.includes(secret));
	expect(found, where).toEqual([]);
}

/** A page as a browser gets it at first, and as the data of a later visit. */
async function bothWays(request: APIRequestContext, path: string) {
	const page = await request.get(path);
	const data = await request.get(`${path.replace(/\?.*/, '')}/__data.json`);
	expect(page.status(), path).toBe(200);
	expect(data.status(), path).toBe(200);
	return { html: await page.text(), data: await data.text() };
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

test('the lists are not empty: what is looked for is there', () => {
	for (const [name, list] of Object.entries({ COACH, OUTCOMES, LATER, QUESTIONS }))
		expect(list.length, name).toBeGreaterThan(40);
});

test('no script of the application holds a word of a question, a coach or a scene', async ({
	stranger,
	baseURL
}) => {
	const { request } = await stranger();
	const seen = new Set<string>();
	const waiting = [
		...(await (await request.get('/sign-in')).text()).matchAll(/\/_app\/immutable\/[\w./-]+\.js/g)
	].map(([path]) => path);
	expect(waiting.length).toBeGreaterThanOrEqual(2);
	while (waiting.length) {
		const path = waiting.pop()!;
		if (seen.has(path)) continue;
		seen.add(path);
		const answer = await request.get(path);
		expect(answer.status(), path).toBe(200);
		const text = await answer.text();
		expectNone(
			text,
			[...COACH, ...OUTCOMES, ...LATER.filter((word) => word.length > 18), ...QUESTIONS],
			path
		);
		for (const [, to] of text.matchAll(
			/["'`]((?:\.{1,2}\/)+[\w./-]+\.js|\/?_app\/immutable\/[\w./-]+\.js)["'`]/g
		))
			waiting.push(
				to!.includes('_app') ? `/${to!.replace(/^\//, '')}` : new URL(to!, `${baseURL}${path}`).pathname
			);
	}
	// Every page's own script was among them.
	expect(seen.size).toBeGreaterThan(40);
});

test('lessons, text version and start pages hold no coach’s words and no question of the quiz', async ({
	newcomer
}) => {
	test.setTimeout(90_000);
	const { page } = await newcomer();
	await openFromTraining(page, 'Signs of danger you must not miss');
	const start = pathOf(page);
	const { html, data } = await bothWays(page.request, start);
	expectNone(html + data, [...COACH, ...OUTCOMES, ...LATER, ...QUESTIONS], start);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/\/lessons\//);
	for (const path of [
		...lessonsOf('TR-4').map((slug) => `${start}/lessons/${slug}`),
		`${start}/text`,
		`${start}/quiz`,
		'/training'
	]) {
		const { html, data } = await bothWays(page.request, path);
		expectNone(html + data, [...COACH, ...OUTCOMES, ...KEYS], path);
		// Lessons and quiz speak of the same things: only a whole stem or answer gives a question away.
		expectNone(
			html + data,
			QUESTIONS.filter((stretch) => stretch.length > 60),
			path
		);
		expect(data, path).not.toMatch(/"right"/);
	}

	// That the words would be found: after the answer they are there, for what was ticked and nothing else.
	const check = page.locator('.check').first();
	const [first] = await tilesOf(check);
	const { answers } = findQuestion(
		questionsOf('TR-4', 'checks'),
		(await tilesOf(check)).map(({ text }) => text)
	);
	await first!.tile.click();
	await check.getByRole('button', { name: 'Check answer' }).click();
	await expect(check.getByRole('status')).toBeVisible();
	const shown = await page.content();
	for (const { text, coachHtml } of answers)
		for (const stretch of stretches(coachHtml))
			expect(shown.includes(stretch), stretch).toBe(plain(text) === first!.text);
});

test('a question says nothing of its answers until the quiz is handed in, nor of the questions not drawn', async ({
	newcomer
}) => {
	test.setTimeout(90_000);
	const { page } = await newcomer();
	await readAsText(page, 'Signs of danger you must not miss');
	await takeQuiz(page, 'TR-4', false);
	const check = pathOf(page);
	const bodies = new Map<string, string>();
	for (const path of [
		check,
		...[0, 1, 2, 3, 4, 5, 6, 7].map((question) => check.replace(/check$/, String(question)))
	]) {
		const { html, data } = await bothWays(page.request, path);
		bodies.set(path, html + data);
		expectNone(html + data, [...COACH, ...KEYS], path);
		expect(data, path).not.toMatch(/"right"|"correct"|"won"|"score"|"skills"/);
	}
	// A question beyond the last is not there.
	expect((await page.request.get(check.replace(/check$/, '8'))).status()).toBe(404);
	const drawn: ReturnType<typeof questionsOf> = [];
	for (const path of [...bodies.keys()].filter((path) => path !== check)) {
		await page.goto(path);
		drawn.push(
			findQuestion(
				questionsOf('TR-4'),
				(await tilesOf(page)).map(({ text }) => text)
			)
		);
	}
	const all = [...bodies.values()].join('\n');
	const undrawn = questionsOf('TR-4').filter(({ key }) => !drawn.some((question) => question.key === key));
	expectNone(
		all,
		undrawn
			.flatMap(({ answers }) => answers.flatMap(({ html }) => stretches(html)))
			.filter((stretch) => stretch.length > 40),
		'questions not drawn'
	);
	// A result that is not there yet leads back.
	const early = await page.request.get(check.replace(/check$/, 'result'), { maxRedirects: 0 });
	expect(early.status()).toBe(303);
});

test('a scene says nothing of what its choices are worth or lead to, and the next one is not there', async ({
	newcomer
}) => {
	const { page } = await newcomer();
	await openFromTraining(page, 'Kitchen light');
	const start = pathOf(page);
	const before = await bothWays(page.request, start);
	expectNone(before.html + before.data, [...OUTCOMES, ...LATER], start);
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/\/0$/);
	const scene = pathOf(page);
	const first = await bothWays(page.request, scene);
	expectNone(first.html + first.data, [...OUTCOMES, ...LATER, ...KEYS, 'points'], scene);

	for (const beyond of ['1', '2', '7', '99']) {
		const path = scene.replace(/0$/, beyond);
		const answer = await page.request.get(path);
		expect(answer.status(), path).toBe(404);
		const data = await (await page.request.get(`${path}/__data.json`)).text();
		expect(data).toContain('"status":404');
		expectNone((await answer.text()) + data, [...OUTCOMES, ...LATER], path);
		const ahead = await page.request.post(path, {
			headers: { origin: new URL(page.url()).origin, accept: 'text/html' },
			form: { form: 'choice', choice: '0' },
			maxRedirects: 0
		});
		expect(ahead.status()).toBe(303);
		expect(ahead.headers()['location']).toBe(scene.replace(/\/0$/, ''));
	}

	const chosen = await choose(page, 'SC-1');
	const made = findChoice(scenario.scenes, chosen);
	const after = await bothWays(page.request, scene);
	for (const stretch of [...stretches(made.consequenceHtml), ...stretches(made.coachHtml)])
		expect(after.html).toContain(stretch);
	const others = OUTCOMES.filter(
		(outcome) => ![...stretches(made.consequenceHtml), ...stretches(made.coachHtml)].includes(outcome)
	);
	expectNone(
		after.html + after.data,
		[...others, ...LATER.filter((word) => word.length > 18), '"rating"', '"points"'],
		scene
	);
});

test('nobody else sees an officer’s run or attempt by its address', async ({ newcomer, as }) => {
	const { page } = await newcomer();
	await openFromTraining(page, 'Kitchen light');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/\/0$/);
	const run = pathOf(page);
	for (const who of ['officer', 'meredith.ostrander@demo.example']) {
		const { request } = await as(who);
		expect((await request.get(run)).status(), who).toBe(404);
		expect((await request.get(run.replace(/\/0$/, ''))).status(), who).toBe(404);
	}
});
