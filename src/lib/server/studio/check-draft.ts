// A draft is checked in a process of its own, so that nobody else waits for it, and once: saving, opening, listing and
// asking for a review all ask for the same text.

import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { yamlValues } from '#lib/domain/course/yaml-map.ts';
import type { Examined } from '#lib/domain/scenario/examine.ts';
import type { Problem } from '#lib/domain/scenario/problem.ts';
import { readDataFile } from '#lib/server/course/data-files.ts';
import { CheckProcess } from './check-process.ts';
import { PackedMemory, unpacked, type Packed } from './packed.ts';

/** Some twenty times what a draft of the greatest length takes on an idle machine; a busy one needs the rest. */
const LONGEST_MILLISECONDS = 30_000;

// Found through package.json's "imports", so that source and bundle start the same file.
const entry = createRequire(import.meta.url).resolve('#lib/server/studio/check-process-entry.ts');
const checker = new CheckProcess(entry, LONGEST_MILLISECONDS);
const remembered = new PackedMemory();
/** What is being checked now, for whoever asks for the same meanwhile. */
const underway = new Map<string, Promise<Packed | null>>();

/**
 * Reads, checks and proves a draft: what `npm run content` says of a file. A text that could not be checked in time
 * comes back with that as its only problem, an error, so that it can be saved and not published.
 */
export async function checkDraft(text: string): Promise<Examined> {
	const key = createHash('sha256').update(text).digest('hex');
	const packed = remembered.find(key) ?? (await (underway.get(key) ?? check(text, key)));
	return packed ? unpacked(packed) : { scenario: null, problems: [notChecked], proof: null };
}

function check(text: string, key: string): Promise<Packed | null> {
	const asked = checker.ask(text, criticalErrors()).then((packed) => {
		underway.delete(key);
		if (packed) remembered.keep(key, packed);
		return packed;
	});
	underway.set(key, asked);
	return asked;
}

/** The ids of content/critical-errors.yaml. */
export const criticalErrors = (): string[] => Object.keys(yamlValues(readDataFile('critical-errors.yaml')));

const notChecked: Problem = {
	...{ severity: 'error', rule: 'not-checked', file: 'draft', line: 1, column: 1 },
	message: 'This draft could not be checked in time. It is saved. Try again, or make it smaller.',
	why: 'Only what has been checked can be published.'
};
