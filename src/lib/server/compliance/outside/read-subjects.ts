import type { KnownSubjects } from '#lib/domain/compliance/outside/outside.ts';
import type { TitledSubjects } from '#lib/domain/compliance/outside/import/read-row.ts';
import { readStandards } from '../standards/read-standards.ts';

/** The topics and categories that rules can name, in the order of their file. */
export function readSubjects(): TitledSubjects {
	const { topics, categories } = readStandards();
	const titled = ({ id, title }: { id: string; title: string }) => ({ id, title });
	return { topics: topics.map(titled), categories: categories.map(titled) };
}

export function knownSubjects(): KnownSubjects {
	const { topics, categories } = readSubjects();
	const ids = (all: { id: string }[]) => new Set(all.map(({ id }) => id));
	return { topics: ids([...topics]), categories: ids([...categories]) };
}
