// Doubts a scenario that has been read: graph, proof, questions, language. Errors of header and form come from parse.ts.
// A fault silences what would only follow from it, so that the author mends one thing and not its echoes.

import { checkAccents } from './checks/check-accents.ts';
import { checkGraph } from './checks/check-graph.ts';
import { checkLanguage, checkWords } from './checks/check-language.ts';
import { checkLength } from './checks/check-length.ts';
import { checkProof } from './checks/check-proof.ts';
import { checkAnswerArrows, checkQuestions } from './checks/check-questions.ts';
import { bareName } from './names.ts';
import { parseQuiz, parseScenario } from './parse.ts';
import { inOrder, Report, type Problem } from './problem.ts';
import type { Proof } from './proof.ts';
import type { Quiz, Scenario } from './scenario.ts';

export interface Known {
	/** Ids of content/critical-errors.yaml. */
	criticalErrors: readonly string[];
}

/** Every problem of a scenario beyond its header and form, in the order of the text. */
export function checkScenario(scenario: Scenario, text: string, file: string, known: Known): Problem[] {
	return checkProven(scenario, text, file, known).problems;
}

/** The same, with what was proved on the way; null where an error of the graph leaves nothing to prove. */
export function checkProven(
	scenario: Scenario,
	text: string,
	file: string,
	known: Known
): { problems: Problem[]; proof: Proof | null } {
	const report = new Report(file);
	const questions = scenario.scenes.filter((scene) => scene.kind === 'question');
	const answerable = checkQuestions(questions, report);
	checkAnswerArrows(questions, scenario.scenes, report);
	for (const scene of questions) {
		if (scene.next === null && !scene.damaged)
			report.add(
				'question-without-way-on',
				scene.where?.name ?? scene,
				`Nothing leads on from “${scene.name}”. Write an arrow and a scene’s name on a line of its own after the answers.`
			);
	}
	const situations = checkGraph(scenario, text, answerable, report);
	const proof = checkProof(scenario, situations, known.criticalErrors, report);
	checkLanguage(
		text,
		scenario.scenes,
		{ text: scenario.contentNote, at: scenario.where?.contentNote },
		report
	);
	checkAccents(scenario.scenes, report);
	checkLength(scenario.scenes, report);
	return { problems: report.sorted(), proof };
}

/** Every problem of a quiz beyond its header and form, in the order of the text. */
export function checkQuiz(quiz: Quiz, text: string, file: string): Problem[] {
	const report = new Report(file);
	checkQuestions(quiz.questions, report);
	const seen = new Map<string, number>();
	for (const { key, name, line, where } of quiz.questions) {
		const first = seen.get(bareName(key));
		if (first !== undefined)
			report.add(
				'scene-name-twice',
				where?.name ?? { line },
				`“${name}” is already the name of the question in line ${first}.`
			);
		else seen.set(bareName(key), line);
	}
	if (quiz.draw !== null && quiz.draw > quiz.questions.length) {
		report.add(
			'quiz-draw-too-large',
			{ line: 1 },
			`“draw: ${quiz.draw}” asks for more questions than the ${quiz.questions.length} there are.`
		);
	}
	checkWords(text, quiz.questions, { text: quiz.contentNote }, report);
	checkLength(quiz.questions, report);
	return report.sorted();
}

/** Reads and checks a scenario file in one go. */
export function readScenario(
	text: string,
	file: string,
	known: Known
): { scenario: Scenario | null; problems: Problem[] } {
	const { scenario, problems } = parseScenario(text, file);
	return {
		scenario,
		problems: inOrder([...problems, ...(scenario ? checkScenario(scenario, text, file, known) : [])])
	};
}

/** Reads and checks a quiz file in one go. */
export function readQuiz(text: string, file: string): { quiz: Quiz | null; problems: Problem[] } {
	const { quiz, problems } = parseQuiz(text, file);
	return { quiz, problems: inOrder([...problems, ...(quiz ? checkQuiz(quiz, text, file) : [])]) };
}
