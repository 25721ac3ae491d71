import { checkStandards } from '#lib/domain/compliance/standards/check-standards.ts';
import type { Standards, StateProfile } from '#lib/domain/compliance/standards/state-profile.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';
import { NotFound } from '#lib/server/refusals.ts';

let read: Standards | null = null;

/** Topics, categories and state profiles as they stand beside the program; they change with the code, by review. */
export function readStandards(): Standards {
	return (read ??= readOnce());
}

function readOnce(): Standards {
	const files = Object.entries(readTexts('content/standards'));
	const texts = Object.fromEntries(files.map(([name, text]) => [`standards/${name}`, text]));
	const { topics, categories, profiles, problems } = checkStandards(texts, null, 'content');
	const first = problems[0];
	if (first) throw new Error(`${first.file}:${first.line} ${first.message}`);
	return { topics, categories, profiles };
}

/** A state's profile by its id, such as `utah`. */
export function readStateProfile(id: string): StateProfile {
	const found = readStandards().profiles.find((profile) => profile.id === id);
	if (!found) throw new NotFound();
	return found;
}

/** Which minutes of a module count for which topic. */
export const creditTopics = (code: string): { topic: string; minutes: number }[] =>
	readStandards().topics.flatMap(({ id, modules }) =>
		Object.hasOwn(modules, code) ? [{ topic: id, minutes: modules[code]! }] : []
	);
