import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseQuiz, parseScenario } from '#lib/domain/scenario/parse.ts';
import type { Choice, Scene } from '#lib/domain/scenario/scenario.ts';

// What is taught, read from the files: the answer keys that no page may give away, and that a journey needs.

const content = join(import.meta.dirname, '..', '..', 'content');
const read = (...path: string[]) => readFileSync(join(content, ...path), 'utf8');

/** The questions of a module's quiz, or of the checks inside its lessons. */
export function questionsOf(code: string, file: 'quiz' | 'checks' = 'quiz') {
	const { quiz } = parseQuiz(read('modules', code, `${file}.md`), `${file}.md`);
	return quiz!.questions;
}

export function scenarioOf(code: string, room: 'scenarios' | 'exercises' | 'templates' = 'scenarios') {
	return parseScenario(read(room, `${code}.md`), `${code}.md`).scenario!;
}

/** The slugs of a module's lessons, in order. */
export const lessonsOf = (code: string) =>
	readdirSync(join(content, 'modules', code, 'lessons'))
		.sort()
		.map((file) => file.replace(/^\d+-|\.md$/g, ''));

/** Text as a page shows it, for comparison. */
export const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A question by its words and answers: two questions may have an answer in common. */
export function findQuestion(questions: (Scene & { kind: 'question' })[], shown: string[]) {
	const wanted = [...shown].sort().join('\n');
	const found = questions.find(
		({ answers }) =>
			answers
				.map(({ text }) => plain(text))
				.sort()
				.join('\n') === wanted
	);
	if (!found) throw new Error(`No question of the file has these answers:\n${wanted}`);
	return found;
}

/** A choice of a scenario by its words, with the scene it belongs to. */
export function findChoice(scenes: Scene[], text: string): Choice {
	for (const scene of scenes) {
		if (scene.kind !== 'scene') continue;
		const choice = scene.choices.find((one) => plain(one.text) === text);
		if (choice) return choice;
	}
	throw new Error(`No choice of the file says: ${text}`);
}

/** What a choice is worth: a critical error less than nothing. */
export const worth = ({ rating }: Choice) =>
	rating.kind === 'points' ? rating.points : rating.kind === 'critical' ? -1 : 0;
