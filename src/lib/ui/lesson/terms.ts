import { entriesOf } from '#lib/ui/lesson/data-entries.ts';

/** A word of the course and what it means, as `content/glossary.yaml` holds it. */
export interface Term {
	term: string;
	meaning: string;
}

/** The entry with this id, such as `ptsd`. Throws when there is none. */
export const readTerm = entriesOf<Term>('glossary.yaml');
