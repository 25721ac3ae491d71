import { expect, it } from 'vitest';
import { htmlLines } from '#lib/domain/compliance/telling/html-lines.ts';
import type { Letter } from '#lib/domain/compliance/telling/letter.ts';
import { htmlPart } from './html-part.ts';

const letter: Letter = {
	subject: 'Due tomorrow, 30 November 2026: First response',
	heading: 'Due tomorrow',
	greeting: 'Hello Alejandra Ruiz,',
	paragraphs: ['First response is due tomorrow.', 'Whatever you have done is kept.'],
	rows: [],
	link: { href: 'https://training.test.example/training', label: 'Open your training' },
	closing: 'Sent by Firstword for Test Department.'
};

it('is read line by line as it was written', async () => {
	const html = await htmlPart(letter);
	expect(htmlLines(html)).toEqual([
		{ text: 'Due tomorrow', href: null, isHeading: true },
		...[letter.greeting, ...letter.paragraphs].map((text) => ({ text, href: null, isHeading: false })),
		{ text: 'Open your training', href: letter.link.href, isHeading: false },
		{ text: letter.closing, href: null, isHeading: false }
	]);
	expect(html).toMatch(/^<!doctype html>/i);
	expect(html).toContain('<title>Due tomorrow, 30 November 2026: First response</title>');
	expect(html).not.toMatch(/\{[\w-]+\}|<script|@import|fonts\.googleapis|<img/);
});

it('has a row for each officer of a digest', async () => {
	const rows = [
		{ name: 'Ruiz, Alejandra', words: 'First response: due tomorrow' },
		{ name: 'O’Neal, Pat', words: 'First response: 3 days overdue' }
	];
	const lines = htmlLines(await htmlPart({ ...letter, rows })).map(({ text }) => text);
	for (const { name, words } of rows) expect(lines).toEqual(expect.arrayContaining([name, words]));
});

it.each([
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'"><svg onload=alert(1)>',
	'</title></head><body><h1>x',
	'{closing} {href} {rows} $& $1',
	'<!-- x --> --> ]]>',
	"' onmouseover='x"
])('keeps %s as text, wherever somebody typed it', async (typed) => {
	const clean = await htmlPart({ ...letter, rows: [{ name: 'n', words: 'w' }] });
	const html = await htmlPart({
		...letter,
		subject: typed,
		heading: typed,
		greeting: typed,
		paragraphs: [typed, 'Whatever you have done is kept.'],
		rows: [{ name: typed, words: typed }],
		closing: typed
	});
	const tags = (text: string) => text.replace(/<!--[\s\S]*?-->/g, '').match(/<\/?[a-z][^\s>]*/gi);
	expect(tags(html)).toEqual(tags(clean));
	const shown = htmlLines(html).map(({ text }) => text);
	expect(shown.filter((text) => text === typed.replace(/\s+/g, ' ').trim())).toHaveLength(6);
});
