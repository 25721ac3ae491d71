// The process behind check-process.ts, started from its source by Node itself. It runs what `npm run content` runs.

import { examine } from '#lib/domain/scenario/examine.ts';
import { PieceMemory } from '#lib/domain/scenario/read/piece-memory.ts';
import type { Question } from './check-process.ts';
import { packed } from './packed.ts';

const memory = new PieceMemory();

process.on('message', ({ text, criticalErrors }: Question) => {
	process.send!(packed(examine(text, 'draft', { criticalErrors }, memory)));
});

// Ctrl-C reaches every process of the terminal: the server first finishes what was asked, and needs its answers for
// that. When it is gone, however it ended, there is nobody left to answer.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.on('disconnect', () => process.exit());
