// Drafts of the greatest size that can be saved, for tests and measurements of the checker.

import { randomFrom } from './proof/random.ts';

const HEADER = '---\ntitle: Large\nminutes: 60\ncontent note: None.\nstart: S0\n---\n\n';
const ENDINGS = '## Ending: Won\nresult: pass\n\nDone.\n\n## Ending: Lost\nresult: review\n\nAgain.\n';

interface Shape {
	scenes: number;
	choices: number;
	/** Arrows lead anywhere, back as well, instead of ahead. */
	isCyclic?: boolean;
	/** How many flags are remembered and asked for. */
	flags?: number;
	seed?: number;
}

/** A draft without errors of form or graph; the same for the same shape. */
export function largeDraft({ scenes, choices, isCyclic = false, flags = 0, seed = 1 }: Shape): string {
	const random = randomFrom(seed);
	const below = (n: number) => Math.floor(random() * n);
	const nameOf = (i: number) => (i < scenes ? `S${i}` : i === scenes ? 'Won' : 'Lost');
	const target = (i: number, k: number) => {
		if (k === 0) return i + 1;
		return isCyclic ? below(scenes + 2) : Math.min(scenes + 1, i + 1 + below(20));
	};
	const flag = (k: number) => {
		if (flags === 0 || random() >= 0.4) return '';
		return random() < 0.5
			? `  - remember: f${below(flags)}\n`
			: k > 0
				? `  - only if: f${below(flags)}\n`
				: '';
	};
	const scene = (i: number) =>
		`## S${i}\n\nHall.\n\n${Array.from(
			{ length: choices },
			(_, k) =>
				`* D${k} -> ${nameOf(target(i, k))}\n${k < 4 ? `  - rating: ${['best', 'poor', 'ok', 'poor'][k]}\n` : ''}${flag(k)}`
		).join('')}\n`;
	return HEADER + Array.from({ length: scenes }, (_, i) => scene(i)).join('') + ENDINGS;
}
