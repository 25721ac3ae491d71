// The thread behind check-thread.ts, started from its source by Node itself. It runs what `npm run content` runs.

import { parentPort } from 'node:worker_threads';
import { examine } from '#lib/domain/scenario/examine.ts';
import { PieceMemory } from '#lib/domain/scenario/read/piece-memory.ts';
import type { Question } from './check-thread.ts';
import { packed } from './packed.ts';

const memory = new PieceMemory();

parentPort!.on('message', ({ text, criticalErrors }: Question) => {
	const answer = packed(examine(text, 'draft', { criticalErrors }, memory));
	parentPort!.postMessage(
		answer,
		Object.values(answer).map(({ buffer }) => buffer as ArrayBuffer)
	);
});
