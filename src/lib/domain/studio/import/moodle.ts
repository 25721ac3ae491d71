// Moodle’s XML for question banks (docs.moodle.org, “Moodle XML format”).

import { attribute } from './html.ts';
import { MOST_ANSWERS, quoted, refused, type Imported, type Losses, WHOLE } from './imported.ts';
import { writeQuestions, type ReadAnswer, type ReadQuestion } from './questions.ts';
import { asBlocks, asLine, type TextFormat } from './source-text.ts';
import { weigh } from './weigh.ts';
import { childOf, childrenOf, readXml, type Element } from './xml.ts';

export function importMoodle(text: string, title: string, losses: Losses): Imported {
	const quiz = readXml(text);
	if ('reason' in quiz) return quiz;
	if (quiz.name !== 'quiz')
		return refused(
			quiz.line,
			`This is XML, but no Moodle question bank: it begins with “<${quiz.name}>” and not with “<quiz>”.`
		);
	loseComments(quiz, losses);
	if (quiz.text.trim() !== '') losses.add(quiz.line, `Text between the questions: ${quoted(quiz.text)}`);
	const read = quiz.children.flatMap((child) => {
		if (child.name === 'question') return readQuestion(child, losses) ?? [];
		losses.add(child.line, `<${child.name}>: ${quoted(allText(child), WHOLE)}`);
		return [];
	});
	return writeQuestions('moodle', title, read, losses);
}

/** Elements of a question that are read; all others are listed. */
const known = ['name', 'questiontext', 'generalfeedback', 'answer', 'single'];

const kinds: Record<string, string> = {
	essay: 'A question to be answered in writing',
	shortanswer: 'A question to be answered with a word',
	numerical: 'A question to be answered with a number',
	matching: 'A question that matches pairs',
	cloze: 'A text with gaps',
	description: 'A description, which asks nothing',
	category: 'Category'
};

function readQuestion(question: Element, losses: Losses): ReadQuestion | null {
	const type = attribute(question.attributes, 'type') ?? '';
	const count = childrenOf(question, 'answer').length;
	if ((type !== 'multichoice' && type !== 'truefalse') || count > MOST_ANSWERS) {
		const what =
			count > MOST_ANSWERS
				? `A question with ${count} answers`
				: (kinds[type] ?? `A question of the type ${quoted(type)}`);
		losses.add(question.line, `${what}: ${quoted(allText(question), WHOLE)}`);
		loseFiles(question, losses);
		loseComments(question, losses);
		return null;
	}
	for (const child of question.children)
		if (!known.includes(child.name) && allText(child) !== '')
			losses.add(child.line, `Setting <${child.name}>: ${quoted(allText(child), WHOLE)}`);
	loseFiles(question, losses);
	loseComments(question, losses);
	const stem = childOf(question, 'questiontext');
	const feedback = childOf(question, 'generalfeedback');
	const single = childOf(question, 'single');
	return {
		name: plainName(childOf(question, 'name'), losses),
		stem: stem ? blocks(stem, 'moodle', losses) : '',
		answers: readAnswers(
			question,
			type === 'truefalse' || !/^(false|0)$/i.test(single ? allText(single) : 'true'),
			losses
		),
		feedback: feedback ? blocks(feedback, 'moodle', losses) : '',
		line: question.line
	};
}

function readAnswers(question: Element, single: boolean, losses: Losses): ReadAnswer[] {
	const given = childrenOf(question, 'answer').flatMap((answer) => {
		const { text, line } = textOf(answer);
		const words = asLine(text.trim(), formatOf(answer, 'moodle'), line, losses);
		const feedback = childOf(answer, 'feedback');
		const coach = feedback ? blocks(feedback, 'moodle', losses) : '';
		const fraction = Number(attribute(answer.attributes, 'fraction') ?? '0');
		if (words === '') {
			losses.add(
				line,
				`An answer without words, worth ${fraction} %${coach ? `, with the feedback ${quoted(coach)}` : ''}`
			);
			return [];
		}
		const shown = /^(true|false)$/.test(words) ? `${words[0]!.toUpperCase()}${words.slice(1)}` : words;
		return { text: shown, coach, weight: Number.isFinite(fraction) ? fraction : 0, line };
	});
	return weigh(given, single, losses);
}

const blocks = (element: Element, otherwise: TextFormat, losses: Losses) => {
	const { text, line } = textOf(element);
	return asBlocks(text.trim(), formatOf(element, otherwise), line, losses);
};

/** The words of an element stand in its <text>, or in older files in the element itself. */
function textOf(element: Element): { text: string; line: number } {
	const inner = childOf(element, 'text');
	return inner ? { text: inner.text, line: inner.line } : { text: element.text, line: element.line };
}

function formatOf(element: Element, otherwise: TextFormat): TextFormat {
	switch (attribute(element.attributes, 'format')) {
		case 'html':
			return 'html';
		case 'markdown':
			return 'markdown';
		case 'plain_text':
		case 'plain':
			return 'plain';
		default:
			return otherwise;
	}
}

function plainName(name: Element | undefined, losses: Losses): string {
	if (!name) return '';
	const { text, line } = textOf(name);
	const words = text.replace(/<\/?[A-Za-z][^<>]*>/g, (tag) => {
		losses.add(line, `A tag in a name: ${quoted(tag)}`);
		return '';
	});
	return words.replace(/\s+/g, ' ').trim();
}

/** Files are in the bank as long lines of letters: named by their name and size, wherever they stand. */
function loseFiles(element: Element, losses: Losses): void {
	for (const child of element.children) {
		if (child.name === 'file' || child.name === 'image_base64')
			losses.add(
				child.line,
				`File ${quoted(attribute(child.attributes, 'name') ?? 'without a name')} (${child.text.trim().length} characters)`
			);
		else if (!['name', 'text'].includes(child.name)) loseFiles(child, losses);
	}
}

function loseComments(element: Element, losses: Losses): void {
	for (const { text, line } of element.comments)
		if (text.trim() !== '') losses.add(line, `Comment: ${quoted(text)}`);
	if (element.name !== 'quiz') for (const child of element.children) loseComments(child, losses);
}

/** All words of an element, without its files. */
function allText(element: Element): string {
	if (element.name === 'file' || element.name === 'image_base64') return '';
	return [element.text, ...element.children.map(allText)]
		.map((part) => part.trim())
		.filter(Boolean)
		.join(' ');
}
