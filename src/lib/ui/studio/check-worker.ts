// The thread behind checker.ts. It runs what `npm run content` runs.

import { examine } from '#lib/domain/scenario/examine.ts';
import { PieceMemory } from '#lib/domain/scenario/read/piece-memory.ts';
import type { Answer, Question } from './checker.ts';

const memory = new PieceMemory();

addEventListener('message', ({ data }: MessageEvent<Question>) => {
	const begun = performance.now();
	const examined = examine(data.text, 'draft', { criticalErrors: data.criticalErrors }, memory);
	const checked = { ...examined, milliseconds: performance.now() - begun };
	postMessage({ number: data.number, checked } satisfies Answer);
});
