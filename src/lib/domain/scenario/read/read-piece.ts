// A scene is the same wherever it stands: it is read as if it stood alone and then put in its place. So what was read of
// a text can be remembered, and whoever types in one scene has one scene read anew.

import { Report, type Problem } from '../problem.ts';
import type { Place, Scene } from '../scenario.ts';
import type { PieceMemory } from './piece-memory.ts';
import { readScene } from './read-scene.ts';
import type { Piece } from './split.ts';

/** What a piece says when it stands alone. */
export interface ReadAlone {
	scene: Scene;
	problems: readonly Problem[];
}

/** Reads a piece of a file, or recalls what its text was read as: the answer is the same. */
export function readPiece(piece: Piece, report: Report, memory?: PieceMemory): Scene {
	const { text, from, line } = piece;
	const { scene, problems } = memory?.recall(text) ?? readAlone(text, memory);
	const by = { from, lines: line - 1 };
	for (const problem of problems) report.problems.push(movedProblem(problem, report.file, by));
	return movedScene(scene, by);
}

function readAlone(text: string, memory: PieceMemory | undefined): ReadAlone {
	const report = new Report('');
	const scene = readScene({ text, from: 0, line: 1 }, report);
	const read = { scene, problems: report.problems };
	memory?.keep(text, read);
	return read;
}

/** How far a piece lies behind the beginning of its file. */
interface Distance {
	from: number;
	lines: number;
}

function movedProblem(problem: Problem, file: string, by: Distance): Problem {
	const { line, fix } = problem;
	const moved = { ...problem, file, line: line + by.lines };
	return fix ? { ...moved, fix: { ...fix, from: fix.from + by.from, to: fix.to + by.from } } : moved;
}

function movedScene(scene: Scene, by: Distance): Scene {
	const moved = { ...scene, line: scene.line + by.lines, where: movedPlaces(scene.where, by) };
	switch (moved.kind) {
		case 'scene': {
			const choices = moved.choices.map((choice) => ({
				...choice,
				line: choice.line + by.lines,
				where: movedPlaces(choice.where, by)
			}));
			return { ...moved, choices };
		}
		case 'question':
			return {
				...moved,
				answers: moved.answers.map((answer) => ({ ...answer, line: answer.line + by.lines }))
			};
		case 'ending':
			return moved;
	}
}

function movedPlaces<Part extends string>(
	where: { [part in Part]?: Place } | undefined,
	by: Distance
): { [part in Part]?: Place } {
	const moved: { [part in Part]?: Place } = {};
	for (const part in where) {
		const place = where[part];
		moved[part] = place && {
			line: place.line + by.lines,
			column: place.column,
			from: place.from + by.from,
			to: place.to + by.from
		};
	}
	return moved;
}
