// One piece of the file becomes a scene, a question or an ending. Names are still as written; parse.ts finds the
// scenes that they mean.

import type { List, RootContent } from 'mdast';
import { isAnswerList, readAnswers } from './answer.ts';
import { hasArrow } from './arrow.ts';
import { readBlocks } from './blocks.ts';
import { readChoices } from './choice.ts';
import { readSkills } from './detail.ts';
import { nearest } from '../nearest.ts';
import { slugOf } from '../names.ts';
import { readPage, type Page } from './page.ts';
import { placeOf } from './place.ts';
import { replace, type Fix, type Report } from '../problem.ts';
import type { ChoiceScene, EndingScene, QuestionScene, Scene } from '../scenario.ts';
import type { Piece } from './split.ts';

export function readScene(piece: Piece, report: Report): Scene {
	const page = readPage(piece, report);
	switch (page.kind) {
		case 'scene':
			return readChoiceScene(page, report);
		case 'question':
			return readQuestion(page, report);
		case 'ending':
			return readEnding(page, report);
		default:
			return page.kind satisfies never;
	}
}

function readChoiceScene(page: Page, report: Report): ChoiceScene {
	const { lists, blocks } = arrange(page, isChoiceList, report);
	for (const node of page.nodes) {
		if (node.type !== 'list' || !isAnswerList(node)) continue;
		report.add(
			'answers-outside-question',
			placeOf(page.piece, node),
			`Answers with boxes belong to a question. Write “## Question: ${page.name.replace(/^question\s+(?=\S)/i, '')}” above, or arrows after each line.`
		);
		page.damaged = true;
	}
	const read = lists[0] ? readChoices(lists[0], page.piece, report) : { choices: [], damaged: false };
	const next = page.lines.next;
	if (next && lists[0])
		report.add(
			'choices-and-continue',
			next.at,
			'This scene has choices, so its Continue arrow is never seen. Take one of them away.'
		);
	return {
		...base(page, blocks, report),
		kind: 'scene',
		choices: read.choices,
		next: next && slugOf(next.name),
		damaged: page.damaged || read.damaged
	};
}

function readQuestion(page: Page, report: Report): QuestionScene {
	const { lists, blocks } = arrange(page, isAnswerList, report);
	for (const node of page.nodes) {
		if (!isChoiceList(node) || lists.includes(node)) continue;
		report.add(
			'choices-in-question',
			placeOf(page.piece, node),
			'A question has answers with boxes, not choices with arrows. Its arrow stands once, on a line of its own at the end.'
		);
		page.damaged = true;
	}
	const read = lists[0] ? readAnswers(lists[0], page.piece, report) : { answers: [], damaged: false };
	const { keys, next } = page.lines;
	const skills = keys.get('skills');
	const objectives = keys.get('objectives')?.value.split(',').map(Number) ?? [];
	const readAgain = keys.get('read again')?.value.trim() || null;
	return {
		...base(page, blocks, report),
		kind: 'question',
		skills: skills ? readSkills(skills.value, skills.at, report) : [],
		objectives,
		readAgain,
		multiple: read.answers.filter((answer) => answer.right).length > 1,
		answers: read.answers,
		next: next && slugOf(next.name),
		damaged: page.damaged || read.damaged
	};
}

function readEnding(page: Page, report: Report): EndingScene {
	const result = page.lines.keys.get('result');
	const way = page.nodes.find(isChoiceList);
	const wayAt = way ? placeOf(page.piece, way) : page.lines.next?.at;
	if (wayAt)
		report.add(
			'ending-with-way-on',
			wayAt,
			`“${page.name}” is an ending, so nothing leads on from it. Take the arrow away, or write “## ${page.name}” to make it a scene.`
		);
	const word = result?.value.toLowerCase();
	if (!result && !page.damaged)
		report.add(
			'ending-without-result',
			page.nameAt,
			'Write “result: pass” or “result: review” on the line under this heading.'
		);
	else if (result && word !== 'pass' && word !== 'review') {
		const meant = nearest(result.value, ['pass', 'review']);
		report.add(
			'ending-result-unknown',
			result.at,
			`“${result.value}” is not a result; it is pass or review.`,
			meant ? replace(result.at, meant) : undefined
		);
	}
	const known = word === 'pass' || word === 'review';
	const blocks = page.nodes.filter((node) => node !== way);
	return {
		...base(page, blocks, report),
		kind: 'ending',
		result: word === 'pass' ? 'pass' : 'review',
		damaged: page.damaged || !known
	};
}

function base(page: Page, nodes: readonly RootContent[], report: Report) {
	const blocks = readBlocks(nodes, page.piece, report);
	const words = blocks.reduce((sum, block) => sum + ('words' in block ? block.words : 0), 0);
	const where = { name: page.nameAt, next: page.lines.next?.at };
	return { key: slugOf(page.name), name: page.name, line: page.piece.line, blocks, words, where };
}

/** A bulleted list is a list of choices when one of its lines holds an arrow; without arrows it is text. */
function isChoiceList(node: RootContent): node is List {
	return (
		node.type === 'list' &&
		!isAnswerList(node) &&
		node.children.some((item) => item.children[0]?.type === 'paragraph' && hasArrow(item.children[0]))
	);
}

/** The mend that begins each line of a list with another sign. */
function remarked({ children }: List, sign: string, piece: Piece): Fix {
	const starts = children.map((item) => item.position!.start.offset!);
	const from = starts[0]!;
	const to = children.at(-1)!.position!.end.offset!;
	const insert = starts
		.map((start, i) => piece.text.slice(start, starts[i + 1] ?? to).replace(/^(?:[-*+]|\d+[.)])/, sign))
		.join('');
	return { label: `Begin each line with “${sign}”`, from: piece.from + from, to: piece.from + to, insert };
}

/** Parts a page into the list that decides and the text before it; says what stands in the wrong place. */
function arrange(
	page: Page,
	isDeciding: (list: List) => boolean,
	report: Report
): { lists: List[]; blocks: RootContent[] } {
	const { piece } = page;
	const lists = page.nodes.filter((node) => node.type === 'list').filter(isDeciding);
	const numbered = lists.find((list) => list.ordered);
	if (numbered) {
		report.add(
			'choice-list-numbered',
			placeOf(piece, numbered),
			'Begin each of these lines with a star instead of a number.',
			remarked(numbered, '*', piece)
		);
		page.damaged = true;
	}
	const first = lists[0];
	const wayOn = page.lines.nextOffset ?? Infinity;
	const start = first?.position!.start.offset ?? Infinity;
	const blocks = page.nodes.filter((node) => node.position!.end.offset! <= Math.min(start, wayOn));
	const after = page.nodes.filter((node) => !blocks.includes(node) && node !== first);
	const second = after.find((node) => node.type === 'list' && lists.includes(node));
	if (second) {
		report.add(
			'two-choice-lists',
			placeOf(piece, second),
			after[0] === second
				? 'A second list begins here. Use the same sign, star or hyphen, for all lines of one list.'
				: 'The text above splits the list in two. Indent it by two spaces if it belongs to the choice above it.',
			after[0] === second && second.type === 'list' && !second.ordered && !first!.ordered
				? remarked(second, piece.text[first!.position!.start.offset!]!, piece)
				: undefined
		);
		page.damaged = true;
	} else if (
		after[0] &&
		after[0].type !== 'definition' &&
		!(after[0].type === 'list' && (isAnswerList(after[0]) || isChoiceList(after[0])))
	) {
		report.add(
			'text-after-way-on',
			placeOf(piece, after[0]),
			first
				? 'This stands after the list. Indent it by two spaces if it belongs to the last line of the list; otherwise move it above.'
				: 'This stands after the Continue arrow. Move it above.'
		);
	}
	return { lists, blocks };
}
