// Text in, scenario or quiz and problems of header and form out. The scenario is there even where problems were found,
// as far as it could be read, so that checkScenario can say everything at once and a preview can show it; it is null
// only where there is no scene at all. Whether it may be published is for both lists of problems to say.

import { readHeader, type Header } from './read/header.ts';
import { bareName, slugOf } from './names.ts';
import { Report, type Problem } from './problem.ts';
import type { PieceMemory } from './read/piece-memory.ts';
import { readPiece } from './read/read-piece.ts';
import type { QuestionScene, Quiz, Scenario, Scene } from './scenario.ts';
import { split, type Parts } from './read/split.ts';

/** @param memory what was read before, for whoever reads the same draft again and again; the answer is the same */
export function parseScenario(
	text: string,
	file: string,
	memory?: PieceMemory
): { scenario: Scenario | null; problems: Problem[] } {
	const report = new Report(file);
	const { header, scenes } = read(text, report, memory);
	if (scenes.length === 0) return { scenario: null, problems: report.sorted() };
	const { title, minutes, contentNote, summary, practices, passPercent, language, where } = header;
	const start =
		header.start === null
			? scenes[0]!.key
			: (keysByName(scenes).get(bareName(header.start)) ?? slugOf(header.start));
	const about = { title, minutes, contentNote, summary, practices, passPercent, start, language };
	return { scenario: { ...about, scenes: resolved(scenes), where }, problems: report.sorted() };
}

export function parseQuiz(text: string, file: string): { quiz: Quiz | null; problems: Problem[] } {
	const report = new Report(file);
	const { header, scenes } = read(text, report);
	const questions = scenes.filter((scene): scene is QuestionScene => scene.kind === 'question');
	for (const scene of scenes) {
		if (scene.kind !== 'question')
			report.add(
				'quiz-with-scene',
				scene.where?.name ?? scene,
				`“${scene.name}” is not a question. Write “## Question: ${scene.name}”, or take it away.`
			);
	}
	if (questions.length === 0) return { quiz: null, problems: report.sorted() };
	const { title, minutes, contentNote, draw, language } = header;
	return { quiz: { title, minutes, contentNote, draw, language, questions }, problems: report.sorted() };
}

function read(text: string, report: Report, memory?: PieceMemory): { header: Header; scenes: Scene[] } {
	const parts = split(text);
	const header = readHeader(parts, report);
	checkLead(parts, report);
	return {
		header,
		scenes: parts.pieces.map((piece) => readPiece(piece, report, memory)).filter((scene) => scene.key !== '')
	};
}

function checkLead({ lead, pieces }: Parts, report: Report): void {
	const skipped = lead.text.search(/\S/);
	const line = lead.line + (skipped < 0 ? 0 : (lead.text.slice(0, skipped).match(/\n/g)?.length ?? 0));
	if (pieces.length === 0)
		report.add(
			'no-scenes',
			{ line },
			'Nothing here begins with two number signs and a name, as a scene does: “## The door”.'
		);
	else if (skipped >= 0)
		report.add(
			'text-before-first-scene',
			{ line },
			'This stands before the first heading. Move it into a scene, or into the header as “summary:”.'
		);
}

/** Arrows name scenes as people write; from here on they hold keys. A name that means no scene stays its own slug. */
function resolved(scenes: readonly Scene[]): Scene[] {
	const keys = keysByName(scenes);
	const keyOf = (slug: string) => keys.get(bareName(slug)) ?? slug;
	return scenes.map((scene) => {
		if (scene.kind === 'ending') return scene;
		const next = scene.next && keyOf(scene.next);
		if (scene.kind === 'question') return { ...scene, next };
		return { ...scene, next, choices: scene.choices.map((choice) => ({ ...choice, to: keyOf(choice.to) })) };
	});
}

function keysByName(scenes: readonly Scene[]): Map<string, string> {
	const keys = new Map<string, string>();
	for (const { key } of scenes) if (!keys.has(bareName(key))) keys.set(bareName(key), key);
	return keys;
}
