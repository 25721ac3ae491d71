import { proseOfLesson } from '#lib/domain/course/lesson-prose.ts';
import { plainText } from '#lib/domain/scenario/checks/plain-text.ts';
import { parseQuiz, parseScenario } from '#lib/domain/scenario/parse.ts';
import type { QuestionScene, Scene } from '#lib/domain/scenario/scenario.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

// What the course says in its own voice. What people say stands in quotation marks, what to avoid says so, and a wrong
// answer is no statement: these are left out.

export const texts = readTexts('content');

/** Text without what stands in quotation marks, curly or straight. */
export function withoutQuotes(text: string): string {
	return text.replace(/“[^“”]*”|"[^"\n]*"/g, '“…”');
}

const lessonBody = (text: string) =>
	text.replace(/^---\n[\s\S]*?\n---/, '').replace(/\bavoid="[^"]*"/g, ' ');

const blocksOf = ({ blocks }: Scene) => blocks.flatMap((block) => ('html' in block ? [plainText(block.html)] : []));

const ofQuestion = (question: QuestionScene): string[] => [
	...blocksOf(question),
	...question.answers.flatMap(({ text, right, coachHtml }) => [...(right ? [text] : []), plainText(coachHtml)])
];

function ofScene(scene: Scene): string[] {
	if (scene.kind === 'question') return ofQuestion(scene);
	const choices = scene.kind === 'scene' ? scene.choices : [];
	return [
		...blocksOf(scene),
		...choices.flatMap(({ coachHtml, consequenceHtml }) => [plainText(consequenceHtml), plainText(coachHtml)])
	];
}

/** The statements of each file of lessons, quizzes, scenarios and exercises. */
export const statements: Map<string, string> = new Map(
	Object.entries(texts).flatMap(([path, text]) => {
		if (/\/lessons\//.test(path)) return [[path, withoutQuotes(proseOfLesson(lessonBody(text)))]];
		if (/\/(quiz|checks)\.md$/.test(path))
			return [[path, parseQuiz(text, path).quiz!.questions.flatMap(ofQuestion).map(withoutQuotes).join('\n')]];
		if (/^(scenarios|exercises)\//.test(path))
			return [[path, parseScenario(text, path).scenario!.scenes.flatMap(ofScene).map(withoutQuotes).join('\n')]];
		return [];
	})
);
