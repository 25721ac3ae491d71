// With and without memory the answer is the same to the byte, whatever an author does between two checks.

import { expect, test } from 'vitest';
import { examine } from '../examine.ts';
import { kitchen } from '../kitchen-for-tests.ts';
import { largeDraft } from '../large-for-tests.ts';
import { randomFrom } from '../proof/random.ts';
import { PieceMemory } from './piece-memory.ts';

const known = { criticalErrors: ['CE-01'] };
const inBytes = (value: unknown) =>
	JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'bigint' || (typeof part === 'number' && !Number.isFinite(part)) ? String(part) : part
	);

test.each(Array.from({ length: 12 }, (_, seed) => seed))('thirty edits, seed %i', (seed) => {
	const random = randomFrom(seed);
	const memory = new PieceMemory();
	let text = seed % 3 === 0 ? largeDraft({ scenes: 12, choices: 3, seed }) : kitchen;
	for (let i = 0; i < 30; i++) {
		text = edited(text, random);
		const remembered = examine(text, 'a.md', known, memory);
		const anew = examine(text, 'a.md', known);
		expect(remembered, `seed ${seed}, edit ${i}`).toEqual(anew);
		expect(inBytes(remembered), `seed ${seed}, edit ${i}`).toBe(inBytes(anew));
	}
});

/** Types, deletes, moves a scene, doubles one, adds lines above all of them, breaks the header and mends it. */
function edited(text: string, random: () => number): string {
	const below = (n: number) => Math.floor(random() * n);
	const at = below(text.length);
	const scenes = text.split(/^(?=##)/m);
	const place = 1 + below(Math.max(1, scenes.length - 1));
	switch (below(8)) {
		case 0:
			return `${text.slice(0, at)}${['a', '\n', '\n\n', '*', '-> ', ':::', ':a', '> ', '## '][below(9)]}${text.slice(at)}`;
		case 1:
			return text.slice(0, at) + text.slice(at + 1 + below(8));
		case 2:
			return [...scenes, ...scenes.splice(place, 1)].join('');
		case 3:
			return scenes.length > 20 ? text : [...scenes, scenes[place] ?? ''].join('');
		case 4:
			return text.replace('---\n', '---\nsummary: More.\n');
		case 5:
			return text.replace('---\nsummary: More.\n', '---\n');
		case 6:
			return text.replace(/rating: \w+/, 'rating: bset');
		default:
			return text.replace('bset', 'best');
	}
}

test('it forgets what was read first', () => {
	const memory = new PieceMemory();
	const read = { scene: {} as never, problems: [] };
	const texts = Array.from({ length: 50 }, (_, i) => `${i}`.padEnd(20_000));
	for (const text of texts) memory.keep(text, read);
	expect(memory.recall(texts[0]!)).toBeUndefined();
	expect(memory.recall(texts[49]!)).toBe(read);
});
