// Text that comes from elsewhere stays text: whatever signs it is made of, it reads in our language as itself.

import { expect, it } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { randomFrom } from '#lib/domain/scenario/proof/random.ts';
import { readEntities } from './entities.ts';
import { importText } from './import-text.ts';

const TEXTS = 1000;

const pieces = [
	...[
		'## ',
		'# ',
		'### ',
		'* ',
		'- ',
		'+ ',
		'1. ',
		'2) ',
		'> ',
		'-> ',
		'→ ',
		'->',
		':::',
		':::radio',
		'::video{src=x}',
		':name[x]{y}',
		'---',
		'===',
		'***',
		'___'
	],
	...[
		'- [ ] ',
		'- [x] ',
		'[ ] ',
		'[x]',
		'```',
		'~~~',
		'`',
		'``',
		'*',
		'**',
		'_',
		'__',
		'~',
		'~~',
		'|',
		'|---|',
		'| a | b |',
		'\\',
		'\\\\',
		'\t',
		'    '
	],
	...[
		'<b>',
		'</b>',
		'<script>',
		'<!-- x -->',
		'<a href="javascript:x">',
		'<br',
		'&amp;',
		'&lt;',
		'&#42;',
		'&rarr;',
		'&nope;',
		'{@html x}',
		'{process.env}',
		'$' + '{x}',
		'%s'
	],
	...[
		'[a](b)',
		'![a](b)',
		'[a]: b',
		'[^1]',
		'[^1]: x',
		'<https://a.example>',
		'https://a.example/_x_?y=1&z=*2*',
		'www.a.example/_x_',
		'a_b@c.example',
		'a_b_c',
		'23:40',
		'Officer:Ruiz'
	],
	...[
		'Result: pass',
		'result: review',
		'Skills: none',
		'Skill: x',
		'read again: x',
		'rating: best',
		'a',
		'word',
		'two words',
		'.',
		'!',
		'“x”',
		'é',
		'🚪',
		' ',
		' ',
		'\n',
		'\n',
		'\n\n'
	]
];

/** What a reader sees of a page. */
const shown = (html: string) => readEntities(html.replace(/<br>/g, ' ').replace(/<[^>]*>/g, ' '));
const bare = (text: string) => text.replace(/\s+/g, '');

it(`in ${TEXTS} texts made at random of everything that our language reads`, { timeout: 120_000 }, () => {
	const random = randomFrom(7);
	for (let n = 0; n < TEXTS; n++) {
		const text = Array.from(
			{ length: 1 + Math.floor(random() * 12) },
			() => pieces[Math.floor(random() * pieces.length)]
		).join('');
		const result = importText(text, '', 'text');
		if (result.kind === 'refused') {
			expect(text.replaceAll(':', '').trim(), text).toBe('');
			continue;
		}
		const { scenario, problems } = parseScenario(result.text, 'x');
		const wrong = problems.filter(
			({ rule, severity }) => severity === 'error' && rule !== 'header-value-wrong'
		);
		const about = `${JSON.stringify(text)}\n${result.text}`;
		expect(
			wrong.map(({ rule }) => rule),
			about
		).toEqual([]);
		expect(scenario!.scenes, about).toHaveLength(1);
		const scene = scenario!.scenes[0]!;
		expect(scene, about).toMatchObject({ kind: 'scene', choices: [], next: null });
		expect(
			scene.blocks.every(({ kind }) => kind === 'text'),
			about
		).toBe(true);
		const words = scene.blocks.map((block) => ('html' in block ? shown(block.html) : '')).join(' ');
		// Colons at the start of a paragraph are the one thing that cannot be written; they are in the list.
		const gone = result.lost.length > 0 ? /:{2,}/g : /(?!)/g;
		expect(bare(words).replace(gone, ''), about).toBe(bare(text).replace(gone, ''));
	}
});
