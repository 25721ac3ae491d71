// What the words of the toolbar put into a text: whole pieces of Scenario Markdown, at a place where they do not tear
// apart another one, with the words selected that are to be written over.

import { bareName } from '#lib/domain/scenario/names.ts';
import { headingAt, headings, type Heading } from './headings.ts';
import { partsOf, type Parts } from './parts-of-scene.ts';

export type PieceKind = 'scene' | 'choice' | 'question' | 'ending' | 'pause' | 'support';
/** A picture that is there already, or the place for one. */
export type Piece = { kind: PieceKind } | { kind: 'picture'; src: string; alt: string };

/** One change of a text; `select` is counted in the text that results. */
export interface Insertion {
	kind: 'insertion';
	from: number;
	to: number;
	insert: string;
	select: { from: number; to: number };
}

export type Inserted = Insertion | { kind: 'refused'; words: string };

/** @param cursor an offset of `text` */
export function insertPiece(text: string, cursor: number, piece: Piece): Inserted {
	const list = headings(text);
	const here = headingAt(list, cursor);
	switch (piece.kind) {
		case 'scene':
		case 'question':
		case 'ending':
			return insertScene(text, list, here, piece.kind);
		case 'choice':
			if (!here) return refused('Put the cursor into a scene first: a choice stands in a scene.');
			if (here.kind === 'ending')
				return refused('An ending ends the story. Put the cursor into a scene to add a choice.');
			return here.kind === 'question'
				? insertAnswer(text, here, cursor)
				: insertChoice(text, list, here, cursor);
		case 'pause':
		case 'support':
		case 'picture':
			if (!here) return refused('Put the cursor into a scene first.');
			return insertBlock(text, here, cursor, blockOf(piece));
		default:
			return piece satisfies never;
	}
}

const refused = (words: string): Inserted => ({ kind: 'refused', words });

const TEMPLATES = {
	scene: { name: 'New scene', body: '\n\nWhat the officer meets here.', select: 'New scene' },
	question: {
		name: 'New question',
		body: '\n\nWhat is asked?\n\n- [x] The right answer\n  > Why it is right.\n- [ ] Another answer\n  > Why it is not.',
		select: 'New question'
	},
	ending: { name: 'New ending', body: '\nresult: review\n\nHow it ends.', select: 'New ending' }
};

/** A scene of its own, behind the one the cursor is in; from the header, behind the last. */
function insertScene(
	text: string,
	list: readonly Heading[],
	here: Heading | null,
	kind: keyof typeof TEMPLATES
): Insertion {
	const { name: first, body } = TEMPLATES[kind];
	const name = freeName(list, first);
	const at = here?.to ?? list.at(-1)?.to ?? text.length;
	const word = kind === 'scene' ? '' : kind === 'question' ? 'Question: ' : 'Ending: ';
	const next =
		kind === 'question'
			? (list.find(({ from }) => from >= at) ?? list.find(({ kind }) => kind === 'ending'))
			: null;
	const piece = `## ${word}${name}${body}${next ? `\n\n-> ${next.name}` : ''}`;
	return placed(text, [at, at], piece, name);
}

/** A choice behind the one the cursor is in, or behind the last. Where a scene only goes on, the choice takes its arrow. */
function insertChoice(text: string, list: readonly Heading[], here: Heading, cursor: number): Insertion {
	const parts = partsOf(text, here);
	const to = parts.next?.name || (nextOf(list, here)?.name ?? here.name);
	const rating = parts.items.length === 0 ? 'best' : 'ok';
	const words = 'What the officer does';
	const piece = `* ${words} -> ${to}\n  - rating: ${rating}\n  - skills: communication\n\n  What happens next.\n  > What the coach says about it.`;
	if (parts.next && parts.items.length === 0)
		return placed(text, [parts.next.from, parts.next.to], piece, words);
	const sign = parts.items[0] && text[parts.items[0].from] === '-' ? '-' : '*';
	return placed(text, atItem(parts, cursor), sign + piece.slice(1), words, parts.items.length > 0);
}

function insertAnswer(text: string, here: Heading, cursor: number): Insertion {
	const parts = partsOf(text, here);
	const words = 'Another answer';
	const sign = parts.items[0] ? text[parts.items[0].from]! : '-';
	const right = parts.items.length === 0 ? 'x' : ' ';
	return placed(
		text,
		atItem(parts, cursor),
		`${sign} [${right}] ${words}\n  > Why.`,
		words,
		parts.items.length > 0
	);
}

/** Behind the item that the cursor is in, else behind the last one, else at the end of the text. */
function atItem(parts: Parts, cursor: number): [number, number] {
	const item = parts.items.find(({ from, to }) => cursor >= from && cursor < to) ?? parts.items.at(-1);
	const at = item ? item.to : parts.textEnd;
	return [at, at];
}

/** Behind the paragraph or block that the cursor is in, and never among the choices. */
function insertBlock(
	text: string,
	here: Heading,
	cursor: number,
	block: { piece: string; select: string }
): Insertion {
	const { paragraphs, textEnd } = partsOf(text, here);
	const at = paragraphs.find(({ from, to }) => cursor >= from && cursor <= to)?.to ?? textEnd;
	return placed(text, [at, at], block.piece, block.select);
}

function blockOf(piece: Piece): { piece: string; select: string } {
	if (piece.kind === 'picture') {
		const alt = piece.alt.replace(/[\s[\]\\]+/g, ' ').trim();
		return {
			piece: `![${alt || 'Describe the picture'}](${piece.src})`,
			select: alt || 'Describe the picture'
		};
	}
	const words =
		piece.kind === 'pause'
			? 'Take a breath. Go on when you are ready.'
			: 'If this one stays with you: peer support answers all night.';
	return { piece: `:::${piece.kind}\n${words}\n:::`, select: words };
}

/** The scene that stands behind another in the text, else the first ending. */
const nextOf = (list: readonly Heading[], here: Heading) =>
	list.find(({ from }) => from >= here.to) ??
	list.find(({ kind, from }) => kind === 'ending' && from !== here.from);

function freeName(list: readonly Heading[], name: string): string {
	const taken = new Set(list.map(({ key }) => bareName(key)));
	for (let number = 1; ; number++) {
		const candidate = number === 1 ? name : `${name} ${number}`;
		if (!taken.has(bareName(candidate))) return candidate;
	}
}

/** Puts a piece between empty lines; `tight` items of a list stand right behind each other. */
function placed(
	text: string,
	[from, to]: [number, number],
	piece: string,
	select: string,
	tight = false
): Insertion {
	const before = text.slice(0, from).replace(/[ \t]+$/gm, '');
	const rest = text.slice(to);
	const breaks = (wanted: number, standing: string) => '\n'.repeat(Math.max(0, wanted - standing.length));
	const lead = before === '' ? '' : breaks(tight ? 1 : 2, /\n*$/.exec(before)![0]);
	const isLast = rest.trim() === '' || (tight && /^\n?[*+-] /.test(rest));
	const tail = breaks(isLast ? 1 : 2, /^\n*/.exec(rest)![0]);
	const at = from + lead.length + piece.indexOf(select);
	return {
		kind: 'insertion',
		...{ from, to, insert: lead + piece + tail },
		select: { from: at, to: at + select.length }
	};
}
