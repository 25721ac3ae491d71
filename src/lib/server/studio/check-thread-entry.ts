// The thread behind check-thread.ts, started from its source by Node itself. It runs what `npm run content` runs.

import { parentPort } from 'node:worker_threads';
import { examine } from '#lib/domain/scenario/examine.ts';
import type { Question } from './check-thread.ts';

parentPort!.on('message', ({ text, criticalErrors }: Question) => {
	parentPort!.postMessage(examine(text, 'draft', { criticalErrors }));
});
