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

/** A scenario with something in each place of the language; a place is named between double brackets. */
const WHOLE = `---
title: [[title]]
minutes: 5
content note: [[content note]]
summary: [[summary]]
practices: [[[practice]]]
start: Door
language: [[language]]
---

## Door [[scene name]]

[[text]]

[[start of a line]] stands here.

:::radio
[[radio]]
:::

:::pause
[[pause]]
:::

:::support
[[support]]
:::

:::warning
[[warning]]
:::

:::debrief
[[debrief]]
:::

:::local{id="[[local id]]"}
[[local]]
:::

::service{id="[[service id]]"}

::video{src="[[video src]]" captions="[[captions]]" transcript="[[transcript]]"}

::audio{src="[[audio src]]" transcript="[[audio transcript]]"}

![[[picture words]]](/media/a)

![A picture](<[[picture address]]>)

A [[[link words]]](<[[link address]]> "[[link title]]") in a line.

* Go in [[choice]] -> Asked
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
const places = [...new Set([...WHOLE.matchAll(PLACE)].map((match) => match[1]!))];
/** In these a line break would end the place. */
const ofOneLine = /^(?!(text|radio|pause|support|warning|debrief|local|question|ending)$)/;
const inHeader = /^(title|content note|summary|practice|language)$/;
const harmless: Record<string, string> = {
	language: 'en',
	practice: 'RF-2',
	target: 'Asked',
	skill: 'safety',
	'video src': '/media/a',
	'audio src': '/media/a',
	captions: '/media/b',
	'picture address': '/media/a',
	'link address': '/media/a',
	'local id': 'a',
	'service id': 'a',
	flag: '',
	'critical error': ''
};

/** The scenario with `payload` in one place, and harmless words in the others. */
function textWith(place: string, payload: string): string {
	return WHOLE.replace(PLACE, (_, here: string) => {
		if (here !== place) return harmless[here] ?? 'word';
		const line = ofOneLine.test(here) ? payload.replace(/\s*\n\s*/g, ' ') : payload;
		return inHeader.test(here) ? JSON.stringify(line) : line;
	});
}

/** What was read of each, once. */
const remembered = new Map<string, ReturnType<typeof parseScenario>>();

function read(place: string, payload: string) {
	const text = textWith(place, payload);
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

/** Throws where the HTML of a field is not of the language’s few elements. */
function expectPlain(html: string, where: string) {
	for (const { name, attributes } of elementsOf(html)) {
		expect(name, `${where}: ${html}`).toMatch(TAGS);
		for (const [attribute, value] of attributes) {
			expect(attribute, `${where}: ${html}`).toMatch(ATTRIBUTES[name] ?? /^nothing$/);
			if (attribute === 'href') expect(LINKS, `${where}: ${html}`).toContain(schemeOf(value));
			if (attribute === 'src') expect(FILES, `${where}: ${html}`).toContain(schemeOf(value));
		}
	}
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

const sound = read('', '').scenario!;

test('the scenario around the payloads is whole, and each place of it is read', () => {
	const { problems } = read('', '');
	expect(
		problems.filter(({ severity, rule }) => severity === 'error' && rule !== 'random-clicker-passes')
	).toEqual([]);
	expect(places.length).toBeGreaterThan(35);
	// An arrow, a skill and a number of a critical error only ever hold what is known; the rest keeps what was typed.
	for (const place of places.filter((place) => !/^(target|skill)$/.test(place))) {
		const { scenario, problems } = read(place, 'zebra');
		const kept = [...stringsOf(scenario)].some(([, value]) => value.toLowerCase().includes('zebra'));
		const refused = problems.some(({ message }) => message.toLowerCase().includes('zebra'));
		expect(kept || refused, place).toBe(true);
	}
});

test('what a page lets through is all looked at', () => {
	expect(expectFieldsPlain(sound, 'sound')).toBeGreaterThan(20);
});

describe.each(places)('in the place of %s', (place) => {
	test('no payload leaves more in a field than the language has', () => {
		let looked = 0;
		for (const payload of PAYLOADS) {
			const { scenario, problems } = read(place, payload);
			expect(Array.isArray(problems)).toBe(true);
			if (!scenario) continue;
			looked += expectFieldsPlain(scenario, payload);
			looked += expectFieldsPlain(scriptOf(scenario, { 'CE-01': 'An error.' }), payload);
		}
		expect(looked).toBeGreaterThan(PAYLOADS.length * 10);
	});

	test('no address of a picture or a recording goes elsewhere without being an error', () => {
		for (const payload of PAYLOADS) {
			const { scenario, problems } = read(place, payload);
			for (const [key, value] of stringsOf(scenario?.scenes.map(({ blocks }) => blocks) ?? [])) {
				if (!/^(src|captions)$/.test(key) || FILES.includes(schemeOf(value))) continue;
				expect(
					problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
					`${key} ${value}`
				).toContain('address-unsafe');
			}
		}
	});

	test('a difference says it as plain text only', () => {
		for (const payload of PAYLOADS) {
			const { scenario } = read(place, payload);
			if (!scenario) continue;
			for (const before of [sound, null])
				for (const scene of difference(before, scenario)) {
					expect(Object.keys(scene).sort()).toEqual(['changes', 'key', 'kind', 'name']);
					for (const change of scene.changes)
						expect(Object.keys(change).sort()).toEqual(['after', 'before', 'what']);
				}
		}
	});
});

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
	const { scenario, problems } = read(place, payload);
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

function expectPagePlain(html: string, where: string) {
	const elements = elementsOf(html, { withMarks: true });
	for (const { name, attributes } of elements) {
		expect(name, where).toMatch(PAGE.tags);
		for (const [attribute, value] of attributes) {
			expect(attribute, `${where}: <${name} ${attribute}>`).toMatch(PAGE.attributes);
			if (attribute === 'href') expect(LINKS, where).toContain(schemeOf(value));
			if (attribute === 'id') expect(value, where).toMatch(/^[\w-]+$/);
		}
	}
	return elements.length;
}

const pageOf = (scenario: Scenario) => [
	render(ScriptScenes, { props: { script: scriptOf(scenario, {}), services: {} } }).body,
	render(SceneBlocks, { props: { blocks: scenario.scenes.flatMap(({ blocks }) => blocks) } }).body
];

/** What a page draws as plain text or as an attribute, and not through a field of HTML, which was looked at above. */
const drawnAsTyped = places.filter((place) =>
	/^(scene name|text|.* id|.*src|captions|.*transcript|picture .*|flag|target|critical error)$/.test(place)
);

test.each(drawnAsTyped)('drawn as a script and as scenes, %s opens nothing', (place) => {
	for (const payload of PAYLOADS) {
		const { scenario } = read(place, payload);
		if (!scenario) continue;
		const drawn = pageOf(scenario).map((html) => expectPagePlain(html, payload));
		expect(drawn.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
	}
});

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
