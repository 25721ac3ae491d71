// The quick readers read as the reader of everything does.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kitchen } from './kitchen-for-tests.ts';
import { randomFrom } from './proof/random.ts';
import { readTree, readTreeWhole } from './tree.ts';
import { split } from './read/split.ts';

const filesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `${folder}/${name}`);

test.each(['content', 'tests/fixtures/scenario'])('every scene under %s', { timeout: 60_000 }, (folder) => {
	const files = filesIn(folder);
	expect(files.length).toBeGreaterThan(50);
	for (const file of files)
		for (const { text } of split(readFileSync(file, 'utf8')).pieces)
			expect(JSON.stringify(readTree(text)), file).toBe(JSON.stringify(readTreeWhole(text)));
});

test.each([
	['![The clock says 23:40, Officer:Ruiz smiles](/media/x)', 'The clock says 23:40, Officer:Ruiz smiles'],
	['![A \\[sign\\] at 23:40](https://a.example/b "t:i")', 'A [sign] at 23:40'],
	['> ![At 23:40](/media/x)', 'At 23:40'],
	['![Nothing of that kind](/media/x)', 'Nothing of that kind']
])('a picture keeps its description: %s', (text, alt) => {
	expect(JSON.stringify(readTree(text))).toContain(`"alt":${JSON.stringify(alt)}`);
});

// Everything that begins something in CommonMark, GFM or a directive, and what stands near it.
const signs = [
	...[
		' ',
		'\n',
		'\n\n',
		'\t',
		'  ',
		'    ',
		'a',
		'Ab',
		'7',
		'.',
		',',
		'\\',
		'"',
		'(',
		')',
		'<',
		'>',
		'/',
		'!'
	],
	...[
		'*',
		'**',
		'_',
		'`',
		'```',
		'#',
		'## ',
		'-',
		'---',
		'+ ',
		'* ',
		'- ',
		'1. ',
		'> ',
		'=',
		'===',
		'^',
		'$'
	],
	...[
		':',
		'::',
		':::',
		':a',
		'-:',
		':-',
		'|',
		'~',
		'~~',
		'[',
		']',
		'[ ] ',
		'[x] ',
		'[^a]',
		'[^a]: ',
		'@',
		'&'
	],
	...[
		'&#64;',
		'&amp;',
		'http:',
		'https://a.b',
		'www.',
		'a@b.c',
		'{',
		'}',
		'{#a}',
		'\u00a0',
		'é',
		'\r\n',
		'\0',
		'mailto:'
	]
];

test.each(Array.from({ length: 40 }, (_, seed) => seed))('fifty texts strewn with signs, seed %i', (seed) => {
	const random = randomFrom(seed);
	const below = (n: number) => Math.floor(random() * n);
	for (let i = 0; i < 50; i++) {
		// A few kinds of signs at a time, or hardly any text would do without the reader of everything.
		const few = Array.from({ length: 4 + below(5) }, () => signs[below(signs.length)]!);
		const strewn = Array.from({ length: 5 + below(40) }, () => few[below(few.length)]!).join('');
		const at = below(kitchen.length);
		for (const text of [strewn, `${kitchen.slice(at, at + below(200))}${strewn}`])
			expect(JSON.stringify(readTree(text)), JSON.stringify(text)).toBe(JSON.stringify(readTreeWhole(text)));
	}
});
