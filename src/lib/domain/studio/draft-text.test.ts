import { expect, it } from 'vitest';
import { asKept, FAULT_WORDS, MOST_CHARACTERS, textFault } from './draft-text.ts';
import { draftTitle } from './draft-title.ts';

it.each([
	['a\r\nb\rc\n', 'a\nb\nc\n'],
	['half \ud83d a sign', 'half \ufffd a sign'],
	['😀', '😀']
])('keeps %j as %j', (typed, kept) => {
	expect(asKept(typed)).toBe(kept);
	expect(asKept(kept)).toBe(kept);
});

it.each([
	['', null],
	['x'.repeat(MOST_CHARACTERS), null],
	['x'.repeat(MOST_CHARACTERS + 1), 'too-long'],
	['a\0', 'unstorable']
] as const)('says what stands in the way of a text (%#)', (text, fault) => {
	expect(textFault(text)).toBe(fault);
	if (fault) expect(FAULT_WORDS[fault]).toMatch(/\.$/);
});

it.each([
	['---\ntitle: Night call\n---\n', 'Night call'],
	['---\nminutes: 5\ntitle: "Door: open"\nnonsense: x\n---\n## A\n', 'Door: open'],
	['---\ntitle: never closed\n## A\n', 'No title yet'],
	['---\ntitle:\n---\n', 'No title yet'],
	['', 'No title yet']
])('finds the title of %j', (text, title) => {
	expect(draftTitle(text)).toBe(title);
});
