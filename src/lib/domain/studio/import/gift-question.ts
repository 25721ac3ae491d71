import { asBlocks, asLine, type TextFormat } from './source-text.ts';
import type { GiftBlock } from './gift.ts';
import { showEscapes } from './gift-escapes.ts';
import { lineCounter } from './finder.ts';
import { MOST_ANSWERS, quoted, WHOLE, type Losses } from './imported.ts';
import type { ReadAnswer, ReadQuestion } from './questions.ts';
import { weigh } from './weigh.ts';

/** One question, or null where it is of a kind that has no place here; then it is in the list. */
export function readGiftQuestion(block: GiftBlock, losses: Losses): ReadQuestion | null {
	const { name, rest, line } = readName(block);
	const start = rest.indexOf('{');
	const end = start < 0 ? -1 : rest.indexOf('}', start);
	const lose = (why: string) => {
		losses.add(block.line, `${why}: ${quoted(showEscapes(block.text), WHOLE)}`);
		return null;
	};
	if (start < 0) return showEscapes(rest).trim() === '' ? null : lose('A description, which asks nothing');
	if (end < 0) return lose('A question whose curly bracket is never closed');
	const tail = rest.slice(end + 1);
	if (/[{}]/.test(tail)) return lose('A question with several gaps');

	const { format, text } = readFormat(rest.slice(0, start), 'moodle');
	const inner = rest.slice(start + 1, end);
	const at = lineCounter(rest, line);
	const parts = splitFeedback(inner);
	const kind = kindOf(parts.answers);
	if (kind !== 'choice' && kind !== 'truth') return lose(unusable[kind]);
	const signs = parts.answers.match(/[=~]/g)?.length ?? 0;
	if (signs > MOST_ANSWERS) return lose(`A question with ${signs} answers`);
	const feedbackFormat = readFormat(parts.feedback, format);
	const answers =
		kind === 'truth'
			? readTruth(parts.answers, format, at(start), losses)
			: readAnswers(parts.answers, format, (offset) => at(start + 1 + offset), losses);
	const whole = withGap(text, tail, at(end), losses);
	return {
		name: showEscapes(name).trim(),
		stem: asBlocks(showEscapes(whole).trim(), format, line, losses),
		answers,
		feedback: asBlocks(showEscapes(feedbackFormat.text).trim(), feedbackFormat.format, at(end), losses),
		line: block.line
	};
}

const unusable = {
	essay: 'A question to be answered in writing',
	number: 'A question to be answered with a number',
	short: 'A question to be answered with a word',
	matching: 'A question that matches pairs'
};

function readName({ text, line }: GiftBlock) {
	const match = /^\s*::([\s\S]*?)::/.exec(text);
	if (!match) return { name: '', rest: text, line };
	return {
		name: match[1]!.replace(/\s+/g, ' '),
		rest: text.slice(match[0].length),
		line: line + (match[0].match(/\n/g)?.length ?? 0)
	};
}

function readFormat(text: string, otherwise: TextFormat): { format: TextFormat; text: string } {
	const match = /^\s*\[(html|markdown|moodle|plain)\]/i.exec(text);
	return match
		? { format: match[1]!.toLowerCase() as TextFormat, text: text.slice(match[0].length) }
		: { format: otherwise, text };
}

/** What stands after `####` is said after any answer. */
function splitFeedback(inner: string) {
	const at = inner.indexOf('####');
	return at < 0
		? { answers: inner, feedback: '' }
		: { answers: inner.slice(0, at), feedback: inner.slice(at + 4) };
}

const truth = /^\s*(T|TRUE|F|FALSE)\s*(?:#([\s\S]*))?$/i;

function kindOf(answers: string): keyof typeof unusable | 'choice' | 'truth' {
	const text = answers.replaceAll('\u000b', '').trim();
	if (text === '') return 'essay';
	if (text.startsWith('#')) return 'number';
	if (truth.test(text)) return 'truth';
	if (!/[=~]/.test(text)) return 'short';
	if (text.includes('~')) return 'choice';
	return /=[^=]*->/.test(text) ? 'matching' : 'short';
}

/** The first feedback is for a wrong answer, the second for a right one. */
function readTruth(text: string, format: TextFormat, line: number, losses: Losses): ReadAnswer[] {
	const [, word = '', feedback = ''] = truth.exec(text.replaceAll('\u000b', '').trim())!;
	const [wrong = '', right = '', ...more] = feedback.split('#');
	if (more.length > 0)
		losses.add(line, `Feedback after the second one: ${quoted(showEscapes(more.join('#')))}`);
	const isTrue = /^t/i.test(word);
	const coach = (said: string) => {
		const read = readFormat(said, format);
		return asBlocks(showEscapes(read.text).trim(), read.format, line, losses);
	};
	return [
		{ text: 'True', right: isTrue, coach: coach(isTrue ? right : wrong), line },
		{ text: 'False', right: !isTrue, coach: coach(isTrue ? wrong : right), line }
	];
}

function readAnswers(
	text: string,
	format: TextFormat,
	lineAt: (offset: number) => number,
	losses: Losses
): ReadAnswer[] {
	const lead = text.slice(0, text.search(/[=~]/));
	if (lead.trim() !== '')
		losses.add(lineAt(0), `Words before the first answer: ${quoted(showEscapes(lead))}`);
	const given = [...text.matchAll(/([=~])([^=~]*)/g)].flatMap((match) => {
		const [, sign, body = ''] = match;
		const line = lineAt(match.index);
		const weight = /^\s*%\s*(-?\d{1,3}(?:[.,]\d{1,8})?)\s*%/.exec(body);
		const [said = '', ...feedback] = body.slice(weight?.[0].length ?? 0).split('#');
		const answer = readFormat(said, format);
		const words = asLine(showEscapes(answer.text), answer.format, line, losses);
		const coach = readFormat(feedback.join('#'), answer.format);
		if (words === '') {
			losses.add(line, `An answer without words: ${quoted(showEscapes(match[0]))}`);
			return [];
		}
		return {
			text: words,
			coach: asBlocks(showEscapes(coach.text).trim(), coach.format, line, losses),
			weight: weight ? Number(weight[1]!.replace(',', '.')) : sign === '=' ? 100 : 0,
			line
		};
	});
	return weigh(given, null, losses);
}

/** Words after the answers make a gap of them. A stray sign at the end does not. */
function withGap(text: string, tail: string, line: number, losses: Losses): string {
	if (tail.replaceAll('\u000b', '').trim() === '') return text;
	if (/[\p{L}\p{N}]|^\s*[.?!,;:…]\s*$/u.test(tail))
		return `${text.trimEnd()} _____${/^\s*[.?!,;:…]/.test(tail) ? '' : ' '}${tail.trim()}`;
	losses.add(line, `Signs after the answers: ${quoted(showEscapes(tail))}`);
	return text;
}
