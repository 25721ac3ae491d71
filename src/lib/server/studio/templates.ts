// What a trainer's new scenario can start from. Templates stand beside the program, as the data files do
// (course/data-files.ts): they are whole scenarios that are never published themselves.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from '#lib/domain/scenario/parse.ts';
import { NotFound } from '#lib/server/refusals.ts';

const FOLDER = join('content', 'templates');

export interface Template {
	/** Its file's name without the ending: `welfare-check`. */
	id: string;
	title: string;
	summary: string;
	minutes: number;
	/** How many scenes, questions and endings it has. */
	scenes: number;
}

/** Every template, by title. */
export function listTemplates(): Template[] {
	return ids()
		.map((id) => {
			const { scenario } = parseScenario(readTemplate(id), `${id}.md`);
			// The content check keeps every template free of errors, so there is one to read.
			const { title, summary, minutes, scenes } = scenario!;
			return { id, title, summary, minutes, scenes: scenes.length };
		})
		.sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/**
 * A template's text.
 * @throws NotFound where there is none of that name; the name is only ever compared, never made into a path
 */
export function readTemplate(id: string): string {
	const known = ids().find((one) => one === id);
	if (known === undefined) throw new NotFound();
	return readFileSync(join(FOLDER, `${known}.md`), 'utf8');
}

const ids = () =>
	readdirSync(FOLDER)
		.filter((name) => name.endsWith('.md'))
		.map((name) => name.slice(0, -'.md'.length));
