import type { BlockContent, List, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { toHtml } from '../html.ts';
import { placeIn, placeOf } from './place.ts';
import type { Report } from '../problem.ts';
import type { Answer } from '../scenario.ts';
import type { Piece } from './split.ts';
import { countWords } from '../words.ts';

/** Reads the answers of a question; `damaged` is true where one of them could not be read whole. */
export function readAnswers(
	list: List,
	piece: Piece,
	report: Report
): { answers: Answer[]; damaged: boolean } {
	const read = list.children.map((item) => readAnswer(item, piece, report));
	return { answers: read.filter((answer) => answer !== null), damaged: read.includes(null) };
}

/** Whether a list is meant as answers: some line of it has a box, or something like one. */
export function isAnswerList(list: List): boolean {
	return list.children.some((item) => typeof item.checked === 'boolean' || almostBox.test(toString(item)));
}

const almostBox = /^\[\s*[xX✓✔]?\s*\]/;

function readAnswer(item: ListItem, piece: Piece, report: Report): Answer | null {
	const [first, ...rest] = item.children;
	const at = placeOf(piece, item);
	if (typeof item.checked !== 'boolean' || first?.type !== 'paragraph') {
		noBox(item, piece, report);
		return null;
	}
	const coach = readCoach(rest, piece, report);
	const text = toString(first).replace(/\s+/g, ' ').trim();
	const words = countWords(text) + coach.reduce((sum, node) => sum + countWords(toString(node)), 0);
	return {
		text,
		html: toHtml(first.children),
		right: item.checked,
		coachHtml: toHtml(coach),
		words,
		line: at.line
	};
}

function readCoach(nodes: ListItem['children'], piece: Piece, report: Report): BlockContent[] {
	const coach: BlockContent[] = [];
	for (const node of nodes) {
		if (node.type === 'blockquote') coach.push(...(node.children as BlockContent[]));
		else
			report.add(
				'block-under-choice',
				placeOf(piece, node),
				'Under an answer stand only the coach’s words, each line beginning with “>”.'
			);
	}
	return coach;
}

function noBox(item: ListItem, piece: Piece, report: Report): void {
	const start = item.children[0]?.position?.start.offset ?? item.position!.end.offset!;
	const box = almostBox.exec(piece.text.slice(start, item.position!.end.offset));
	const at = box ? placeIn(piece, start, start + box[0].length) : placeOf(piece, item);
	const isEmpty = box !== null && /^\[\s*\]$/.test(box[0]);
	const label = isEmpty ? 'Write the box with one space' : 'Write the box as “[x]”';
	// Without a space after it the box is part of the words.
	const gap = box && /\s/.test(piece.text[start + box[0].length] ?? ' ') ? '' : ' ';
	const fix = box
		? { label, from: at.from, to: at.to, insert: `${isEmpty ? '[ ]' : '[x]'}${gap}` }
		: undefined;
	report.add(
		'answer-without-box',
		at,
		'Begin each answer with “[x]” where it is right and “[ ]”, with one space, where it is wrong.',
		fix
	);
}
