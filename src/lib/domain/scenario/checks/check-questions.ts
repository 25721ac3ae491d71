import type { Report } from '../problem.ts';
import { bareName } from '../names.ts';
import type { QuestionScene, Scene } from '../scenario.ts';

/** Checks that each question can be marked; false where one cannot. */
export function checkQuestions(questions: readonly QuestionScene[], report: Report): boolean {
	return questions.map((question) => question.damaged || checkQuestion(question, report)).every(Boolean);
}

/** Checks that no answer ends in an arrow to a scene, as a choice would. */
export function checkAnswerArrows(
	questions: readonly QuestionScene[],
	scenes: readonly Scene[],
	report: Report
): void {
	const names = new Set(scenes.map((scene) => bareName(scene.key)));
	for (const answer of questions.flatMap(({ answers }) => answers)) {
		const to = /^.*(?:->|→)\s*(.+)$/.exec(answer.text)?.[1];
		if (to && names.has(bareName(to)))
			report.add(
				'answer-with-arrow',
				answer,
				`Take “-> ${to}” away here and put it once, on a line of its own after the answers.`
			);
	}
}

function checkQuestion({ name, answers, line, where }: QuestionScene, report: Report): boolean {
	const at = where?.name ?? { line };
	for (const answer of answers) {
		if (answer.coachHtml === '')
			report.add(
				'answer-without-coach',
				answer,
				'Say under this answer why it is right or wrong, in a line that begins with “>”.'
			);
		if (/^(all|none) of (the above|these)\b/i.test(answer.text))
			report.add(
				'all-of-the-above',
				answer,
				'Write the answers out; let several be right where several are.'
			);
	}
	if (answers.length < 2) {
		report.add(
			'answers-too-few',
			at,
			answers.length === 0
				? `“${name}” has no answers. Begin each with “[x]” or “[ ]” in a list.`
				: `“${name}” has one answer only.`
		);
		return false;
	}
	const equal = answers.filter((answer, i) =>
		answers.slice(0, i).some((before) => sameText(before.text, answer.text))
	);
	for (const answer of equal)
		report.add('answers-equal', answer, `“${answer.text}” stands twice among the answers.`);
	if (answers.some((answer) => answer.right)) return equal.length === 0;
	report.add(
		'no-right-answer',
		at,
		`No answer of “${name}” is marked right. Put an x in the box of the right one: “[x]”.`
	);
	return false;
}

function sameText(a: string, b: string): boolean {
	const bare = (text: string) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
	return bare(a) === bare(b) && (bare(a) !== '' || a === b);
}
