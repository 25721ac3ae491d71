import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { yamlValues } from '#lib/domain/course/yaml-map.ts';

/** A data file of content/ as it stands beside the program: it changes with the code, by review. */
export const readDataFile = (name: string) => readFileSync(join('content', name), 'utf8');

export interface GlossaryEntry {
	id: string;
	term: string;
	meaning: string;
}

/** The glossary by term, as a reader looks for it. */
export const readGlossary = (): GlossaryEntry[] =>
	Object.entries(yamlValues(readDataFile('glossary.yaml')))
		.map(([id, entry]) => {
			const { term, meaning } = entry as { term: string | number; meaning: string };
			return { id, term: String(term), meaning };
		})
		.sort((a, b) => a.term.localeCompare(b.term, 'en'));
