// A trainer’s text is data. Whatever stands in any place of the language, what a page shows of it holds no element, no
// attribute and no address beyond the few that the language has.

import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { difference } from '#lib/domain/scenario/difference.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import { scriptOf } from '#lib/domain/studio/script.ts';
import SceneBlocks from '#lib/ui/SceneBlocks.svelte';
import ScriptScenes from '#lib/ui/studio/ScriptScenes.svelte';
import { PAYLOADS } from './hostile-payloads.ts';
import { elementsOf, schemeOf } from './strict-html.ts';

/** An address that a file of the studio could have. */
const MEDIA = `/media/${'a1'.repeat(32)}`;

/** A scenario with something in each place of the language; a place is named between double brackets. */
const HEAD = `---
title: [[title]]
minutes: 5
content note: [[content note]]
summary: [[summary]]
practices: [[[practice]]]
start: Door
language: [[language]]
---

## Door [[scene name]]

`;

const BLOCKS = [
	'[[text]]',
	'[[start of a line]] stands here.',
	`:::radio
[[radio]]
:::`,
	`:::pause
[[pause]]
:::`,
	`:::support
[[support]]
:::`,
	`:::warning
[[warning]]
:::`,
	`:::debrief
[[debrief]]
:::`,
	`:::local{id="[[local id]]"}
[[local]]
:::`,
	'::service{id="[[service id]]"}',
	'::video{src="[[video src]]" captions="[[captions]]" transcript="[[transcript]]"}',
	'::audio{src="[[audio src]]" transcript="[[audio transcript]]"}',
	`![[[picture words]]](${MEDIA})`,
	'![A picture](<[[picture address]]>)',
	'A [[[link words]]](<[[link address]]> "[[link title]]") in a line.'
];

const CHOICES = `* Go in [[choice]] -> Asked
  - rating: best
  - skills: safety
  - remember: flag[[flag]]

  [[consequence]]
  > [[coach]]
* Stay out -> Look back
  - rating: critical CE-01[[critical error]]

  Nothing.
  > Nothing.
* Wait -> [[target]]
  - skills: [[skill]]

## Question: Asked
skills: safety

[[question]]

- [x] Yes [[answer]]
  > [[coach on an answer]]
- [ ] No
  > Nothing.

-> Home

## Ending: Home
result: pass

[[ending]]

## Ending: Look back
result: review

Over.
`;

const PLACE = /\[\[([a-z][a-z ]*)\]\]/g;
const places = [
	...new Set([...[HEAD, ...BLOCKS, CHOICES].join('\n').matchAll(PLACE)].map((match) => match[1]!))
];
/** Places that are read by the same lines of the program are tried together; every other one by itself. */
const TOGETHER = [
	['title', 'content note', 'summary'],
	['practice', 'language'],
	['radio', 'pause', 'support', 'warning', 'debrief'],
	['local id', 'service id'],
	['video src', 'audio src', 'captions'],
	['transcript', 'audio transcript', 'picture words'],
	['flag', 'critical error', 'target', 'skill'],
	['question', 'ending'],
	['answer', 'coach on an answer']
];
const groups = [
	...TOGETHER,
	...places.filter((place) => !TOGETHER.flat().includes(place)).map((place) => [place])
];
/** In these a line break would end the place. */
const ofOneLine = /^(?!(text|radio|pause|support|warning|debrief|local|question|ending)$)/;
const inHeader = /^(title|content note|summary|practice|language)$/;
const harmless: Record<string, string> = {
	language: 'en',
	practice: 'RF-2',
	target: 'Asked',
	skill: 'safety',
	'video src': MEDIA,
	'audio src': MEDIA,
	captions: MEDIA,
	'picture address': MEDIA,
	'link address': '/away',
	'local id': 'a',
	'service id': 'a',
	flag: '',
	'critical error': ''
};

/** The scenario with `payload` in some places, harmless words in the others, and of the blocks those of the places. */
function textWith(here: readonly string[], payload: string): string {
	const blocks = BLOCKS.filter(
		(block) => here.length === 0 || here.some((place) => block.includes(`[[${place}]]`))
	);
	return [`${HEAD}A word.`, ...blocks, CHOICES].join('\n\n').replace(PLACE, (_, place: string) => {
		if (!here.includes(place)) return harmless[place] ?? 'word';
		const line = ofOneLine.test(place) ? payload.replace(/\s*\n\s*/g, ' ') : payload;
		return inHeader.test(place) ? JSON.stringify(line) : line;
	});
}

/** What was read of each, once. */
const remembered = new Map<string, ReturnType<typeof parseScenario>>();

function read(here: readonly string[], payload: string) {
	const text = textWith(here, payload);
	const known = remembered.get(text) ?? parseScenario(text, 'hostile.md');
	remembered.set(text, known);
	return known;
}

const TAGS = /^(p|strong|em|del|a|ul|ol|li|blockquote|br|hr|code|pre|h[3-6]|img|table|thead|tbody|tr|th|td)$/;
const ATTRIBUTES: Record<string, RegExp> = {
	a: /^(href|title)$/,
	img: /^(src|alt|title)$/,
	th: /^align$/,
	td: /^align$/,
	ol: /^start$/
};
const LINKS = ['', 'http', 'https', 'mailto', 'tel'];
const FILES = ['', 'http', 'https'];

/** What was looked at before and is plain. */
const plain = new Set<string>();

/** Throws where the HTML of a field is not of the language’s few elements. */
function expectPlain(html: string, where: string) {
	if (plain.has(html)) return;
	const isNot = (what: string) => new Error(`${what} in ${where}: ${html}`);
	for (const { name, attributes } of elementsOf(html)) {
		if (!TAGS.test(name)) throw isNot(`<${name}>`);
		for (const [attribute, value] of attributes) {
			if (!ATTRIBUTES[name]?.test(attribute)) throw isNot(`“${attribute}” of <${name}>`);
			const schemes = attribute === 'href' ? LINKS : attribute === 'src' ? FILES : null;
			if (schemes && !schemes.includes(schemeOf(value))) throw isNot(`address ${value}`);
		}
	}
	plain.add(html);
}

/** Every string of a value with the key it stands under. */
function* stringsOf(value: unknown, key = ''): Generator<[key: string, value: string]> {
	if (typeof value === 'string') yield [key, value];
	else if (Array.isArray(value)) for (const one of value) yield* stringsOf(one, key);
	else if (typeof value === 'object' && value !== null)
		for (const [name, one] of Object.entries(value)) yield* stringsOf(one, name);
}

/** Checks every field that a page lets through as HTML; returns how many there were. */
function expectFieldsPlain(value: unknown, where: string): number {
	const fields = [...stringsOf(value)].filter(([key]) => /^html$|Html$/.test(key));
	for (const [key, html] of fields) expectPlain(html, `${where}, ${key}`);
	return fields.length;
}

const sound = read([], '').scenario!;

test('the scenario around the payloads is whole, and each place of it is read', () => {
	const { problems } = read([], '');
	expect(
		problems.filter(({ severity, rule }) => severity === 'error' && rule !== 'random-clicker-passes')
	).toEqual([]);
	expect(places.length).toBeGreaterThan(35);
	// An arrow, a skill and a number of a critical error only ever hold what is known; the rest keeps what was typed.
	for (const place of places.filter((place) => !/^(target|skill)$/.test(place))) {
		const { scenario, problems } = read([place], 'zebra');
		const kept = [...stringsOf(scenario)].some(([, value]) => value.toLowerCase().includes('zebra'));
		const refused = problems.some(({ message }) => message.toLowerCase().includes('zebra'));
		expect(kept || refused, place).toBe(true);
	}
});

test('what a page lets through is all looked at', () => {
	expect(expectFieldsPlain(sound, 'sound')).toBeGreaterThan(20);
});

describe.each(groups.map((here) => [here.join(', '), here] as const))(
	'in the place of %s',
	(_names, here) => {
		test('no payload leaves more in a field than the language has', () => {
			let looked = 0;
			for (const payload of PAYLOADS) {
				const { scenario, problems } = read(here, payload);
				expect(Array.isArray(problems)).toBe(true);
				if (!scenario) continue;
				looked += expectFieldsPlain(scenario, payload);
				looked += expectFieldsPlain(scriptOf(scenario, { 'CE-01': 'An error.' }), payload);
			}
			expect(looked).toBeGreaterThan(PAYLOADS.length * 8);
		});

		test('no address of a picture or a recording goes elsewhere without being an error', () => {
			for (const payload of PAYLOADS) {
				const { scenario, problems } = read(here, payload);
				for (const [key, value] of stringsOf(scenario?.scenes.map(({ blocks }) => blocks) ?? [])) {
					if (!/^(src|captions)$/.test(key) || value === MEDIA) continue;
					const rules = problems.flatMap(({ severity, rule }) => (severity === 'error' ? [rule] : []));
					expect(
						rules.some((rule) =>
							/^(address-unsafe|media-not-here|media-without-text|block-attribute-missing)$/.test(rule)
						),
						`${key} ${value}: ${rules.join(', ')}`
					).toBe(true);
				}
			}
		});

		test('a difference says it as plain text only', () => {
			for (const payload of PAYLOADS) {
				const { scenario } = read(here, payload);
				if (!scenario) continue;
				const scenes = [...difference(sound, scenario), ...difference(null, scenario)];
				const keys = new Set([...stringsOf(scenes)].map(([key]) => key));
				expect([...keys].sort()).toEqual(['after', 'before', 'key', 'kind', 'name', 'what']);
			}
		});
	}
);

test.each([
	['service id', '__proto__', 'block-attribute-missing'],
	['local id', '__proto__', 'block-attribute-missing'],
	['local id', 'a b', 'block-attribute-missing'],
	['captions', 'javascript:alert(1)', 'address-unsafe'],
	['video src', 'java\tscript:alert(1)', 'address-unsafe'],
	['audio src', 'data:text/html,x', 'address-unsafe'],
	['picture address', 'java\tscript:alert(1)', 'address-unsafe'],
	['link address', 'javascript:alert(1)', 'address-unsafe'],
	['text', '<b>x</b>', 'raw-html']
])('%s: %s is said to be wrong', (place, payload, rule) => {
	const { scenario, problems } = read([place], payload);
	expect(problems.map((problem) => problem.rule)).toContain(rule);
	// A page that is handed this as a key of what it shows would break: nothing of the kind is an id.
	expect([...stringsOf(scenario)].filter(([key]) => key === 'id').map(([, id]) => id)).not.toContain(payload);
});

/** What the script and the scenes of a page are made of, beside what an author wrote. */
const PAGE = {
	tags: /^(section|h[2-6]|p|span|div|small|ol|ul|li|a|strong|em|del|blockquote|br|hr|code|pre|img|table|thead|tbody|tr|th|td|video|audio|track|details|summary|article|aside|svg|path|circle|rect|use)$/,
	attributes:
		/^(id|class|aria-[a-z]+|role|href|title|src|alt|align|start|loading|controls|preload|kind|srclang|label|viewbox|viewBox|width|height|focusable|fill|d|stroke.*|open|tabindex)$/
};

/** Throws where a page holds anything else; returns how many elements it has. */
function expectPagePlain(html: string, where: string): number {
	const isNot = (what: string) => new Error(`${what} in ${where}: ${html}`);
	const elements = elementsOf(html, { withMarks: true });
	for (const { name, attributes } of elements) {
		if (!PAGE.tags.test(name)) throw isNot(`<${name}>`);
		for (const [attribute, value] of attributes) {
			if (!PAGE.attributes.test(attribute)) throw isNot(`“${attribute}” of <${name}>`);
			if (attribute === 'href' && !LINKS.includes(schemeOf(value))) throw isNot(`address ${value}`);
			if (attribute === 'id' && !/^[\w-]+$/.test(value)) throw isNot(`id ${value}`);
		}
	}
	return elements.length;
}

const pageOf = (scenario: Scenario) => [
	render(ScriptScenes, { props: { script: scriptOf(scenario, {}), services: {} } }).body,
	render(SceneBlocks, { props: { blocks: scenario.scenes.flatMap(({ blocks }) => blocks) } }).body
];

/** What a page draws as plain text or as an attribute, and not through a field of HTML, which was looked at above. */
const drawnAsTyped = groups.filter(([place]) =>
	/^(scene name|text|.* id|.*src|captions|.*transcript|picture .*|flag|target|critical error)$/.test(place!)
);

test.each(drawnAsTyped.map((here) => [here.join(', '), here] as const))(
	'drawn as a script and as scenes, %s opens nothing',
	(_names, here) => {
		for (const payload of PAYLOADS) {
			const { scenario } = read(here, payload);
			if (!scenario) continue;
			const drawn = pageOf(scenario).map((html) => expectPagePlain(html, payload));
			expect(drawn.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
		}
	}
);

describe('the strict reader', () => {
	test('reads what is written in the strict form', () => {
		expect(elementsOf('<p>a <a href="/b?c=1&#x26;d=2" title="">e</a><br>&amp;</p>')).toEqual([
			{ name: 'p', attributes: new Map() },
			{
				name: 'a',
				attributes: new Map([
					['href', '/b?c=1&d=2'],
					['title', '']
				])
			},
			{ name: 'br', attributes: new Map() }
		]);
	});

	test.each([
		'<p',
		'<p>a',
		'</p>',
		'<p></em></p>',
		'<p a=b>x</p>',
		"<p a='b'>x</p>",
		'<p a="<b>x</p>',
		'<p a="1" a="2">x</p>',
		'<P>x</P>',
		'<p/onclick=a>x</p>',
		'<!-- x -->',
		'<!doctype html>',
		'<p>&colon;</p>',
		'<a href="javascript&#58alert(1)">x</a>',
		'a < b'
	])('refuses %s', (html) => {
		expect(() => elementsOf(html)).toThrow();
	});

	test.each([
		['/media/a', ''],
		['//evil.example/a', ''],
		['HTTPS://a.example', 'https'],
		['java\tscript:alert(1)', 'javascript'],
		['\u0001 javascript:alert(1)', 'javascript'],
		['a/b:c', '']
	])('%j has the scheme %j', (address, scheme) => {
		expect(schemeOf(address)).toBe(scheme);
	});

	test.each([
		'<script>alert(1)</script>',
		'<img src="x" onerror="alert(1)">',
		'<a href="javascript:alert(1)">x</a>',
		'<p class="btn">x</p>',
		'<img src="data:image/svg+xml,x" alt="">'
	])('a field with %s would be found', (html) => {
		expect(() => expectPlain(html, 'planted')).toThrow();
		expect(() => expectFieldsPlain({ scenes: [{ coachHtml: html }] }, 'planted')).toThrow();
	});
});
