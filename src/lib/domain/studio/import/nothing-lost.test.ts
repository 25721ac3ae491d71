// Files made at random out of the pieces that real ones are made of. Every piece holds a word of its own: after the
// import that word stands in the draft or in the list, whatever stood around it.

import { describe, expect, it } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { randomFrom } from '#lib/domain/scenario/proof/random.ts';
import { importText } from './import-text.ts';

const FILES = 200;

/** Makes texts by chance, the same for the same seed, and remembers the words it gave out. */
function maker(seed: number) {
	const random = randomFrom(seed);
	const words: string[] = [];
	const below = (most: number) => Math.floor(random() * most);
	const word = () => {
		const given = `w${words.length}q`;
		words.push(given);
		return given;
	};
	const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
	const some = (most: number, make: () => string, join = '') =>
		Array.from({ length: below(most + 1) }, make).join(join);
	return { words, below, word, one, some };
}

type Maker = ReturnType<typeof maker>;

function twee({ word, one, some, below }: Maker): string {
	const names = Array.from(
		{ length: 3 + below(4) },
		() => one(['Hall ', 'Question: ', 'What? ', '“', '']) + word()
	);
	const piece = () =>
		one([
			() => `${word()} `,
			() => `${word()}\n\n`,
			() => `\n* ${word()}\n* ${word()}\n`,
			() => `\n## ${word()}\n`,
			() => `\n-> ${word()}\n`,
			() => `''${word()}'' //${word()}// **${word()}** *${word()}* `,
			() => `<<set $a to "${word()}">>`,
			() => `<<if $x>>${word()}<</if>>`,
			() => `(set: $b to "${word()}")`,
			() => `(if: $c is 1)[${word()} [[${word()}->${one(names)}]]]`,
			() => `<% ${word()} %>`,
			() => `<!-- ${word()} -->`,
			() => `<div class="x">${word()}</div>`,
			() => `<script>${word()}</script>`,
			() => `<img src="${word()}.png">`,
			() => `$${word()} `,
			() => `[[${word()}|${one(names)}]]`,
			() => `\n[[${word()}->${one(names)}]]\n`,
			() => `\n[[${one(names)}<-${word()}]]\n`,
			() => `[[${word()}]]`,
			() => `[[${word()}->$${word()}]]`,
			() => `[[${word()}->https://a.example/${word()}]]`,
			() => `[[${word()}|${one(names)}][$d to ${word()}]]`,
			() => `[[${word()}`,
			() => `<<${word()}`,
			() => `(link: "${word()}")[${word()}]`,
			() => `|${word()}>[${word()}]`,
			() => `[ ${word()} ] { ${word()} } <${word()} & ${word()}> `,
			() => `/* ${word()} */`,
			() => `\n:${word()} `
		])();
	const passages = names.map(
		(name) =>
			`:: ${name}${one(['', ` [${word()}]`, ` [${word()} ${word()}] {"position":"1,2","${word()}":"${word()}"}`, ' {broken'])}\n${some(9, piece)}\n`
	);
	const data = one([
		'',
		`:: StoryData\n{"format":"${one(['Harlowe', 'SugarCube', 'Chapbook', 'Snowman'])}","start":"${one(names)}"}\n\n`
	]);
	const extra = one([
		'',
		`:: StoryInit\n<<set $z to "${word()}">>\n\n`,
		`:: Style [stylesheet]\n.${word()} {}\n\n`
	]);
	return one(['', `${word()}\n`]) + data + extra + passages.join('\n');
}

function gift({ word, one, some }: Maker): string {
	const said = () =>
		one([
			() => word(),
			() => `<b>${word()}</b>`,
			() => `[html]<p>${word()}</p>`,
			() => `\\{ ${word()} \\}`,
			() => `${word()} -> ${word()}`
		])();
	const answer = (sign: string) =>
		`${sign}${one(['', '%50%', '%-33.333%'])}${said()}${one(['', `#${said()}`])}`;
	const answers = () =>
		one([
			() => `=${said()} ${some(4, () => answer(one(['~', '~', '='])), '\n')}`,
			() => `~${said()}\n${some(4, () => answer('~'), '\n')}`,
			() => `${one(['T', 'FALSE'])}#${word()}#${word()}`,
			() => `#${word()}`,
			() => `${word()}`,
			() => '',
			() => `=${word()} -> ${word()}\n=${word()} -> ${word()}`
		])();
	const question = () =>
		one([
			() => `// ${word()}`,
			() => `$CATEGORY: ${word()}\n`,
			() =>
				`${one(['', `::${word()}::`])}${said()} {${answers()}${one(['', `####${said()}`])}}${one(['', ` ${word()}`, '";'])}\n`,
			() => `${word()} {${answers()}} ${word()} {${answers()}}\n`,
			() => `${word()}\n`,
			() => `${word()} {=${word()}\n`
		])();
	return `::${word()}::${word()} {=${word()} ~${word()}}\n\n${some(8, question, '\n')}`;
}

function moodle({ word, one, some }: Maker): string {
	const html = () =>
		one([
			() => `<p>${word()}<br>${word()}</p>`,
			() => `<ul><li>${word()}</li><li>-&gt; ${word()}</li></ul>`,
			() => `<b>${word()}</b><i>${word()}</i>`,
			() => `<a href="${one(['https://a.example/', 'javascript:'])}${word()}">${word()}</a>`,
			() => `<img src="${word()}" alt="${word()}">`,
			() => `<pre>${word()}</pre><svg><text>${word()}</text></svg>`,
			() => `## ${word()}\n* ${word()} -> ${word()}`,
			() => `<h2>${word()}</h2><table><tr><td>${word()}</td><td>${word()}</td></tr></table>`
		])();
	const text = () => `<text><![CDATA[${some(3, html)}${html()}]]></text>`;
	const answer = () =>
		`<answer fraction="${one(['0', '100', '50', '-50'])}" format="html">${text()}${one(['', `<feedback format="html">${text()}</feedback>`])}</answer>`;
	const question = () =>
		`<question type="${one(['multichoice', 'multichoice', 'truefalse', 'essay', 'gapselect'])}"><name><text>${word()}</text></name><questiontext format="${one(['html', 'markdown', 'moodle_auto_format', 'plain_text'])}">${text()}${one(['', `<file name="${word()}">aGk=</file>`])}</questiontext>${one(['', `<generalfeedback format="html">${text()}</generalfeedback>`])}<single>${one(['true', 'false'])}</single>${one(['', `<hint>${text()}</hint><tags><tag><text>${word()}</text></tag></tags>`])}${answer()}${some(3, answer)}</question>`;
	return `<?xml version="1.0"?>\n<quiz>\n<question type="multichoice"><questiontext><text>${word()}</text></questiontext><answer fraction="100"><text>${word()}</text></answer></question>\n${some(4, question, '\n<!-- next -->\n')}\n</quiz>`;
}

function aiken({ word, one, some }: Maker): string {
	const question = () =>
		`${word()}\n${some(4, () => `${one(['A', 'B', 'C'])}${one(['.', ')'])} ${word()} -> <b>${word()}</b>`, '\n')}\n${one(['ANSWER: A', 'ANSWER: B', `ANSWER: ${word()}`, ''])}\n\n`;
	return `${word()}\nA. ${word()}\nB. ${word()}\nANSWER: A\n\n${some(6, question)}`;
}

/** What may be wrong with the form of a draft that is made of a foreign file. */
const open = ['header-value-wrong', 'ending-without-result', 'answer-without-coach', 'click-here'];

describe.each([
	['a.twee', twee],
	['a.gift', gift],
	['a.xml', moodle],
	['a.txt', aiken]
])('no piece of %s is dropped in silence', (name, make) => {
	it(`in ${FILES} files made at random`, { timeout: 120_000 }, () => {
		for (let seed = 1; seed <= FILES; seed++) {
			const made = maker(seed);
			const file = make(made);
			const result = importText(file, name);
			if (result.kind === 'refused')
				throw new Error(`seed ${seed}: line ${result.line}, ${result.reason}\n${file}`);
			const told = `${result.text}\n${result.lost.map(({ what }) => what).join('\n')}`;
			const missing = made.words.filter((word) => file.includes(word) && !told.includes(word));
			expect(missing, `seed ${seed}\n${file}\n=====\n${told}`).toEqual([]);
			const { problems, scenario } = parseScenario(result.text, name);
			const wrong = problems.filter(({ rule, severity }) => severity === 'error' && !open.includes(rule));
			expect(
				wrong.map(({ rule, line }) => `${rule} ${line}`),
				`seed ${seed}\n${file}\n=====\n${result.text}`
			).toEqual([]);
			expect(scenario!.scenes.length).toBe(result.scenes + result.questions + (result.scenes === 0 ? 1 : 0));
		}
	});
});
