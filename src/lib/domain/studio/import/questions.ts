// Questions of any source become a scenario: each leads to the next, the last to an ending.

import { escapeInline, escapeSetting } from './escape.ts';
import {
	MOST_SCENES,
	quoted,
	refused,
	tooMany,
	WHOLE,
	type Format,
	type Imported,
	type Losses
} from './imported.ts';
import { header } from './header.ts';
import { sceneNames } from './scene-names.ts';

/** All texts are Markdown already. */
export interface ReadAnswer {
	text: string;
	right: boolean;
	/** What the coach says about this answer, in paragraphs. */
	coach: string;
	line: number;
}

export interface ReadQuestion {
	/** Plain text; empty where the source gives none. */
	name: string;
	stem: string;
	answers: ReadAnswer[];
	/** What is said after any answer. */
	feedback: string;
	line: number;
}

const ENDING = 'End of the questions';

export function writeQuestions(
	format: Format,
	title: string,
	read: readonly ReadQuestion[],
	losses: Losses
): Imported {
	if (read.length > MOST_SCENES) return tooMany(read[MOST_SCENES]!.line, 'questions');
	const questions = read.filter((question) => isWhole(question, losses));
	if (questions.length === 0)
		return refused(
			read[0]?.line ?? 1,
			'No question here has answers to choose from that can be brought over.'
		);
	const names = sceneNames(losses);
	names.take(ENDING);
	const named = questions.map((question, i) => ({
		...question,
		name: names.give(
			question.name || firstWords(question.stem) || `Question ${i + 1}`,
			question.line,
			question.name === ''
		)
	}));
	const scenes = named.map((question, i) => writeQuestion(question, named[i + 1]?.name ?? ENDING, losses));
	const ending = `## Ending: ${ENDING}\nresult: pass\n\nYou have answered all the questions.\n`;
	return {
		kind: 'imported',
		format,
		title,
		text: `${header({ title })}\n${[...scenes, ending].join('\n')}`,
		scenes: 0,
		questions: questions.length,
		lost: losses.listed(),
		toWrite: [
			'How many minutes it takes, and the content note: fill in both in the header.',
			'An ending with “result: review”: a scenario must be able to go wrong, and a list of questions has no such ending.',
			...(questions.some(({ answers }) => answers.some(({ coach }) => coach === ''))
				? ['What the coach says about answers that came without feedback.']
				: []),
			'Which skills each question tests, as “skills: recognition” under its heading.'
		]
	};
}

/** A question with fewer than two answers, or with none right, is kept: the checker says what it lacks. */
function isWhole({ stem, answers, line, name, feedback }: ReadQuestion, losses: Losses): boolean {
	if (answers.length > 0) return true;
	losses.add(line, `A question without answers: ${quoted([name, stem, feedback].join(' '), WHOLE)}`);
	return false;
}

/** A question without a name is called by how it begins. */
function firstWords(stem: string): string {
	const words = stem.replace(/&rarr;|[\\`*_<>#[\]|~→]/g, ' ').match(/[^\s]*[\p{L}\p{N}][^\s]*/gu) ?? [];
	return words
		.slice(0, 7)
		.join(' ')
		.slice(0, 60)
		.replace(/^[^\p{L}\p{N}]+|[\s.,:;?!]+$/gu, '');
}

function writeQuestion(question: ReadQuestion, next: string, losses: Losses): string {
	const { name, answers, feedback, line } = question;
	const several = answers.filter(({ right }) => right).length > 1;
	// Shown with each answer, so with any; where several are ticked it would be repeated, so it stands with the first right one.
	const first = answers.findIndex(({ right }) => right);
	if (feedback !== '' && several)
		losses.add(line, `The feedback on the whole question “${name}” stands with its first right answer only`);
	const list = answers.map((answer, i) => {
		const coach = [answer.coach, !several || i === Math.max(first, 0) ? feedback : '']
			.filter(Boolean)
			.join('\n\n');
		return `- [${answer.right ? 'x' : ' '}] ${answer.text}\n${coach === '' ? '' : `${quote(coach)}\n`}`;
	});
	const stem = escapeSetting(question.stem);
	return `## Question: ${escapeInline(name)}\n${stem ? `\n${stem}\n` : ''}\n${list.join('')}\n-> ${escapeInline(next)}\n`;
}

const quote = (text: string) => text.replace(/^/gm, '  > ').replace(/[ \t]+$/gm, '');
