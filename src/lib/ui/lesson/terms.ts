import { parse } from 'yaml';

/** A word of the course and what it means, as `content/glossary.yaml` holds it. */
export interface Term {
	term: string;
	meaning: string;
}

/* Read by Vite when the server is built, like the sources: a lesson is rendered once, with the meanings of that day. */
const files = import.meta.glob<string>('/content/glossary.yaml', {
	query: '?raw',
	import: 'default',
	eager: true
});
const terms = parse(Object.values(files)[0] ?? '{}') as Record<string, Term>;

/** The entry with this id, such as `ptsd`. Throws when there is none. */
export function readTerm(id: string): Term {
	const term = terms[id];
	if (!term) throw new Error(`content/glossary.yaml has no “${id}”`);
	return { term: String(term.term), meaning: term.meaning };
}
