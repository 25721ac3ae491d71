import { parse } from 'yaml';
import { proseOfLesson } from '#lib/domain/course/lesson-prose.ts';
import { plainText } from '#lib/domain/scenario/checks/plain-text.ts';
import { parseQuiz, parseScenario } from '#lib/domain/scenario/parse.ts';
import type { QuestionScene, Scene } from '#lib/domain/scenario/scenario.ts';
import { readTexts } from '#lib/server/course/read-texts.ts';

// What the course says as true, and what it tells officers to say. What people in a story say stands in quotation
// marks, what to avoid says so, and a wrong answer is no statement: these are left out. Right answers, best choices
// and phrases to say are taken whole, for a promise would stand exactly there.

export const texts = readTexts('content');

/** Text without what stands in quotation marks, curly or straight. */
export function withoutQuotes(text: string): string {
	return text.replace(/“[^“”]*”|"[^"\n]*"/g, '“…”');
}

function ofLesson(text: string): string[] {
	const body = text.replace(/^---\n[\s\S]*?\n---/, '').replace(/\bavoid="[^"]*"/g, ' ');
	const said = [...body.matchAll(/\bsay="([^"]*)"/g)].map((match) => match[1]!);
	return [withoutQuotes(proseOfLesson(body)), ...said];
}

const blocksOf = ({ blocks }: Scene) =>
	blocks.flatMap((block) => ('html' in block ? [withoutQuotes(plainText(block.html))] : []));

const ofQuestion = (question: QuestionScene): string[] => [
	...blocksOf(question),
	...question.answers.flatMap(({ text, right, coachHtml }) => [
		...(right ? [text] : []),
		withoutQuotes(plainText(coachHtml))
	])
];

function ofScene(scene: Scene): string[] {
	if (scene.kind === 'question') return ofQuestion(scene);
	const choices = scene.kind === 'scene' ? scene.choices : [];
	return [
		...blocksOf(scene),
		...choices.flatMap(({ text, rating, coachHtml, consequenceHtml }) => [
			...(rating.kind === 'points' && rating.points === 2 ? [text] : []),
			withoutQuotes(plainText(consequenceHtml)),
			withoutQuotes(plainText(coachHtml))
		])
	];
}

/** Every text in a data file, but for what sources are called. */
function ofData(value: unknown): string[] {
	if (typeof value === 'string') return [withoutQuotes(value)];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(ofData) : [];
}

/** The statements of each file. */
export const statements: Map<string, string> = new Map(
	Object.entries(texts).flatMap(([path, text]) => {
		const said = /\/lessons\//.test(path)
			? ofLesson(text)
			: /\/(quiz|checks)\.md$/.test(path)
				? parseQuiz(text, path).quiz!.questions.flatMap(ofQuestion)
				: /^(scenarios|exercises|templates)\//.test(path)
					? parseScenario(text, path).scenario!.scenes.flatMap(ofScene)
					: path === 'statement.md'
						? [text]
						: path.endsWith('.yaml') && path !== 'sources.yaml'
							? ofData(parse(text))
							: [];
		return [[path, said.join('\n')]];
	})
);
