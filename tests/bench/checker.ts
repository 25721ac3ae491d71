import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { examine } from '#lib/domain/scenario/examine.ts';
import { PieceMemory } from '#lib/domain/scenario/read/piece-memory.ts';

// What the trainer's editor and the server ask of the checker: a draft read for the first time, and after one word was
// typed. Processor time, as the machine may be shared; beside it the floor, reading the same text with remark alone.

const KNOWN = { criticalErrors: ['CE-01'] };
const ratings = ['best', 'ok', 'poor'];

interface Size {
	scenes: number;
	arrows: number;
	/** Arrows lead back as well as on. */
	cyclic: boolean;
}

function draft({ scenes, arrows, cyclic }: Size): string {
	const to = (scene: number, arrow: number) =>
		arrow === 0
			? scene + 1
			: cyclic
				? (scene * 7 + arrow * 131) % scenes
				: scene + 1 + ((scene + arrow * 13) % 9);
	const choice = (scene: number, arrow: number) => {
		const next = to(scene, arrow);
		return `* Do ${arrow} -> ${next < scenes ? `S${next}` : 'End'}\n  - rating: ${ratings[arrow % 3]}\n`;
	};
	const scene = (_: unknown, n: number) =>
		`## S${n}\n\nShe waits at the door of flat ${n}.\n\n${Array.from({ length: arrows }, (_, arrow) => choice(n, arrow)).join('')}\n`;
	return `---
title: Big
minutes: 60
content note: Nothing here is hard.
start: S0
---

${Array.from({ length: scenes }, scene).join('')}## Ending: End
result: pass

Done.

## Ending: Look back
result: review

Again.
`;
}

/** One line for each size of draft. */
export function checkerLines(): string[] {
	examine(draft({ scenes: 20, arrows: 3, cyclic: true }), 'warm', KNOWN);
	return [
		{ scenes: 200, arrows: 3, cyclic: false },
		{ scenes: 1000, arrows: 10, cyclic: false },
		{ scenes: 1000, arrows: 10, cyclic: true }
	].map((size) => {
		const text = draft(size);
		const memory = new PieceMemory();
		const floor = processorTime(() => {
			for (const piece of text.split(/^(?=## )/m)) unified().use(remarkParse).parse(piece);
		});
		const first = processorTime(() => examine(text, 'draft', KNOWN, memory));
		const again = Math.min(
			...[1, 2, 3].map((n) => {
				const typed = text.replace('flat 7.', `flat 7, ${'and '.repeat(n)}so on.`);
				return processorTime(() => examine(typed, 'draft', KNOWN, memory));
			})
		);
		const name = `${size.scenes} scenes, ${size.scenes * size.arrows} arrows${size.cyclic ? ', cyclic' : ''}`;
		return `${name.padEnd(36)} first ${ms(first)} (${(first / floor).toFixed(1)} times remark alone), after a word ${ms(again)}`;
	});
}

const ms = (time: number) => `${time.toFixed(0)} ms`;

/** Milliseconds of processor time, collection of memory and compiling included. */
function processorTime(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
