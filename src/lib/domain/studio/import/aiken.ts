// Aiken (docs.moodle.org, “Aiken format”): a question, answers that begin with a letter and a dot or bracket, and a line
// that names the right one. Plain text without any markup.

import { quoted, type Imported, type Losses } from './imported.ts';
import { writeQuestions, type ReadQuestion } from './questions.ts';
import { asBlocks, asLine } from './source-text.ts';

const option = /^\s*([A-Z])[.)]\s*(.*)$/;
export const aikenAnswer = /^\s*ANSWER\s*:\s*(.*?)\s*$/i;

interface Open {
	stem: string[];
	options: { letter: string; text: string; line: number }[];
	line: number;
}

export function importAiken(text: string, title: string, losses: Losses): Imported {
	const read: ReadQuestion[] = [];
	let open: Open | null = null;
	const giveUp = (why: string) => {
		if (open)
			losses.add(
				open.line,
				`${why}: ${quoted([...open.stem, ...open.options.map(({ letter, text: words }) => `${letter}) ${words}`)].join(' '), 400)}`
			);
		open = null;
	};
	text.split('\n').forEach((line, i) => {
		const choice = option.exec(line);
		const answer = aikenAnswer.exec(line);
		const number = i + 1;
		if (answer) {
			const question = open && close(open, answer[1]!, number, losses);
			if (question) read.push(question);
			else if (open) giveUp('A question that cannot be read');
			else losses.add(number, `An answer line without a question: ${quoted(line)}`);
			open = null;
		} else if (choice && open) {
			open.options.push({ letter: choice[1]!, text: choice[2]!, line: number });
		} else if (choice) losses.add(number, `An answer without a question: ${quoted(line)}`);
		else if (line.trim() === '') {
			if (open && open.options.length > 0) giveUp('A question without an “ANSWER:” line');
		} else {
			if (open && open.options.length > 0) giveUp('A question without an “ANSWER:” line');
			open ??= { stem: [], options: [], line: number };
			(open as Open).stem.push(line);
		}
	});
	giveUp('Text without answers');
	return writeQuestions('aiken', title, read, losses);
}

function close(
	{ stem, options, line }: Open,
	answer: string,
	at: number,
	losses: Losses
): ReadQuestion | null {
	const letters = answer
		.toUpperCase()
		.split(/[\s,;]+/)
		.filter(Boolean);
	const known =
		letters.length > 0 && letters.every((letter) => options.some((given) => given.letter === letter));
	if (options.length === 0 || !known) {
		losses.add(at, `Which answer is right: ${quoted(answer)} names none of those above`);
		return null;
	}
	return {
		name: '',
		stem: asBlocks(stem.join('\n'), 'plain', line, losses),
		answers: options
			.map((given) => ({
				text: asLine(given.text, 'plain', given.line, losses),
				right: letters.includes(given.letter),
				coach: '',
				line: given.line
			}))
			.filter((given) => given.text !== '' || losses.add(given.line, 'An answer without words')),
		feedback: '',
		line
	};
}
