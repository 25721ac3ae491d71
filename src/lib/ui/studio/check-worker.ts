// The thread behind checker.ts. It runs what `npm run content` runs.

import { examine } from '#lib/domain/scenario/examine.ts';
import type { Answer, Question } from './checker.ts';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
	const begun = performance.now();
	const examined = examine(data.text, 'draft', { criticalErrors: data.criticalErrors });
	const checked = { ...examined, milliseconds: performance.now() - begun };
	postMessage({ number: data.number, checked } satisfies Answer);
});
