import type { BlockContent, List, ListItem, Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { misspeltArrow, splitArrow } from './arrow.ts';
import { noDetails, readDetails } from './detail.ts';
import { toHtml } from '../html.ts';
import { slugOf } from '../names.ts';
import { placeIn, placeOf } from './place.ts';
import { replace, type Report } from '../problem.ts';
import type { Choice } from '../scenario.ts';
import type { Piece } from './split.ts';
import { countWords } from '../words.ts';

/** Reads the choices of a scene; `damaged` is true where one of them could not be read whole. */
export function readChoices(
	list: List,
	piece: Piece,
	report: Report
): { choices: Choice[]; damaged: boolean } {
	const read = list.children.map((item) => readChoice(item, piece, report));
	return {
		choices: read.flatMap(({ choice }) => (choice ? [choice] : [])),
		damaged: read.some(({ choice, damaged }) => damaged || !choice)
	};
}

function readChoice(
	item: ListItem,
	piece: Piece,
	report: Report
): { choice: Choice | null; damaged: boolean } {
	const [first, ...rest] = item.children;
	const at = placeOf(piece, item);
	const parts = first?.type === 'paragraph' ? splitArrow(first, piece) : null;
	const { details, consequence, coach } = readUnder(rest, piece, report);
	if (!parts) {
		sayNoArrow(item, piece, report);
		return { choice: null, damaged: true };
	}
	const text = parts.before
		.map((node) => toString(node))
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
	if (text === '') report.add('choice-without-text', at, 'Write what the officer does before the arrow.');
	if (slugOf(parts.name) === '') {
		report.add('arrow-without-name', parts.at, 'Write the name of a scene after the arrow.');
		return { choice: null, damaged: true };
	}
	const { damaged, where, ...read } = details;
	const words =
		countWords(text) + [...consequence, ...coach].reduce((sum, node) => sum + countWords(toString(node)), 0);
	const html = { html: toHtml(parts.before), consequenceHtml: toHtml(consequence), coachHtml: toHtml(coach) };
	const choice: Choice = {
		text,
		...html,
		to: slugOf(parts.name),
		...read,
		words,
		line: at.line,
		where: { ...where, arrow: parts.at }
	};
	return { choice, damaged: damaged || text === '' };
}

/** A sign that was meant as an arrow is named, for its writer thinks that the arrow is there. */
function sayNoArrow(item: ListItem, piece: Piece, report: Report): void {
	const at = placeOf(piece, item);
	const [first] = item.children;
	const start = first?.position!.start.offset ?? 0;
	const line = piece.text.slice(start, first?.position!.end.offset ?? 0).split('\n', 1)[0]!;
	const found = first?.type === 'paragraph' ? misspeltArrow(line.trimEnd()) : null;
	if (!found) {
		report.add(
			'choice-without-arrow',
			at,
			'Say where this choice leads: put an arrow and the name of a scene at the end of its line.'
		);
		return;
	}
	const from = start + found.index;
	const sign = placeIn(piece, from, from + found.sign.length);
	report.add(
		'choice-without-arrow',
		sign,
		`“${found.sign}” is not an arrow. Write a hyphen and a greater-than sign: “->”.`,
		replace(sign, '->')
	);
}

/** What stands under a choice: details, what happens next, the coach’s words. */
function readUnder(nodes: ListItem['children'], piece: Piece, report: Report) {
	const details = noDetails();
	const consequence: Paragraph[] = [];
	const coach: BlockContent[] = [];
	for (const node of nodes) {
		if (node.type === 'list') readDetails(node, details, piece, report);
		else if (node.type === 'paragraph') consequence.push(node);
		else if (node.type === 'blockquote') coach.push(...(node.children as BlockContent[]));
		else
			report.add(
				'block-under-choice',
				placeOf(piece, node),
				'This cannot stand under a choice. Move it to the scene that the choice leads to.'
			);
	}
	return { details, consequence, coach };
}
