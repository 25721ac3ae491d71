// A draft is checked in a thread of its own, so that nobody else waits for it, and once: saving, opening, listing and
// asking for a review all ask for the same text.

import { createRequire } from 'node:module';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { yamlValues } from '#lib/domain/course/yaml-map.ts';
import type { Examined } from '#lib/domain/scenario/examine.ts';
import type { Problem } from '#lib/domain/scenario/problem.ts';
import { readDataFile } from '#lib/server/course/data-files.ts';
import { CheckThread } from './check-thread.ts';

/** Ten times what a draft of the greatest length takes. */
const LONGEST_MILLISECONDS = 10_000;
/** A studio's worth of drafts. */
const MOST_REMEMBERED = 100;

// Found through package.json's "imports", so that source and bundle start the same file.
const entry = createRequire(import.meta.url).resolve('#lib/server/studio/check-thread-entry.ts');
const thread = new CheckThread(entry, LONGEST_MILLISECONDS);
const remembered = new Map<string, Promise<Examined>>();

/**
 * Reads, checks and proves a draft: what `npm run content` says of a file. A text that could not be checked in time
 * comes back with that as its only problem, an error, so that it can be saved and not published.
 */
export function checkDraft(text: string): Promise<Examined> {
	const key = hashText(text);
	const known = remembered.get(key);
	const checked = known ?? check(text, key);
	// What was asked for last is forgotten last.
	remembered.delete(key);
	remembered.set(key, checked);
	if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
	return checked;
}

async function check(text: string, key: string): Promise<Examined> {
	const examined = await thread.ask(text, criticalErrors());
	if (examined) return examined;
	remembered.delete(key);
	return { scenario: null, problems: [notChecked], proof: null };
}

/** The ids of content/critical-errors.yaml. */
export const criticalErrors = (): string[] => Object.keys(yamlValues(readDataFile('critical-errors.yaml')));

const notChecked: Problem = {
	...{ severity: 'error', rule: 'not-checked', file: 'draft', line: 1, column: 1 },
	message: 'This draft could not be checked in time. It is saved. Try again, or make it smaller.',
	why: 'Only what has been checked can be published.'
};
