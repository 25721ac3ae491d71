import type { Image, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { schemeOf, toHtml } from '../html.ts';
import { nearest } from '../nearest.ts';
import { checkMediaAddress } from './media-address.ts';
import { placeIn, placeOf } from './place.ts';
import { replace, type Report } from '../problem.ts';
import type { Block } from '../scenario.ts';
import type { Piece } from './split.ts';
import type { ContainerDirective, LeafDirective } from '../tree.ts';
import { countWords } from '../words.ts';

const containers = ['radio', 'pause', 'support', 'warning', 'debrief', 'local'] as const;
const leaves = ['video', 'audio', 'service'] as const;
const kinds: readonly string[] = [...containers, ...leaves];

/** Reads what stands on a page. Neighbouring paragraphs, lists and tables become one block of text. */
export function readBlocks(nodes: readonly RootContent[], piece: Piece, report: Report): Block[] {
	const blocks: Block[] = [];
	let text: RootContent[] = [];
	const endText = () => {
		if (text.length > 0) blocks.push(textBlock('text', text));
		text = [];
	};
	for (const node of nodes) {
		const read = readBlock(node, piece, report);
		if (read === 'text') text.push(node);
		else {
			endText();
			if (read) blocks.push(read);
		}
	}
	endText();
	return blocks;
}

function readBlock(node: RootContent, piece: Piece, report: Report): Block | 'text' | null {
	if (node.type === 'containerDirective') return readContainer(node, piece, report);
	if (node.type === 'leafDirective') return readLeaf(node, piece, report);
	if (node.type === 'heading' && (node.depth < 3 || isUnderlined(node, piece)))
		return wrongHeading(node, piece, report);
	if (node.type !== 'paragraph') return node.type === 'definition' ? null : 'text';
	const picture = pictureOf(node);
	if (picture) return { kind: 'picture', src: opened(picture.url), alt: picture.alt ?? '' };
	return colonsAlone(node, piece, report) ? null : 'text';
}

/** An address that is never opened is an error; what is shown of a draft meanwhile has none at all. */
const opened = (address: string) => ([null, 'http', 'https'].includes(schemeOf(address)) ? address : '');

function textBlock<K extends 'text' | (typeof containers)[number]>(kind: K, nodes: readonly RootContent[]) {
	const words = nodes.reduce((sum, node) => sum + countWords(toString(node)), 0);
	return { kind, html: toHtml(nodes), words } as Block & { kind: K; words: number };
}

function readContainer(node: ContainerDirective, piece: Piece, report: Report): Block | null {
	const name = node.name.toLowerCase();
	const kind = containers.find((known) => known === name);
	if (!kind) return unknown(node, ':::', piece, report);
	const block = textBlock(kind, node.children as RootContent[]);
	if (block.kind !== 'local') return block;
	const id = idOf(node);
	if (!id)
		report.add(
			'block-attribute-missing',
			placeOf(piece, node),
			'Say which local rule is meant, in letters, digits and hyphens: :::local{id=interpreter}.'
		);
	return { ...block, id };
}

/** What a block names; empty where it names nothing that could be an id, such as `__proto__`, which is no key of anything. */
function idOf({ attributes }: ContainerDirective | LeafDirective): string {
	const id = attributes?.id ?? '';
	return /^[\p{L}\p{N}][\p{L}\p{N}-]{0,59}$/u.test(id) ? id : '';
}

function readLeaf(node: LeafDirective, piece: Piece, report: Report): Block | null {
	const name = node.name.toLowerCase();
	const kind = leaves.find((known) => known === name);
	if (!kind) return unknown(node, '::', piece, report);
	const { src, captions, transcript } = node.attributes ?? {};
	const at = placeOf(piece, node);
	if (kind === 'service') {
		const id = idOf(node);
		if (!id)
			report.add(
				'block-attribute-missing',
				at,
				'Say which service is meant, in letters, digits and hyphens: ::service{id=ndvh}.'
			);
		return { kind, id };
	}
	if (!src) report.add('block-attribute-missing', at, `Say which file is meant: ::${kind}{src=…}.`);
	else if ([src, captions ?? ''].some((address) => !/^https?$/.test(schemeOf(address) ?? 'http')))
		report.add('address-unsafe', at, 'A recording comes from this server; its address begins with /media/.');
	else {
		checkMediaAddress(src, at, report);
		if (kind === 'video' && captions) checkMediaAddress(captions, at, report);
	}
	if (!transcript || (kind === 'video' && !captions)) {
		report.add(
			'media-without-text',
			at,
			kind === 'video'
				? 'A video needs captions and a transcript: ::video{src=… captions=… transcript=…}.'
				: 'A recording needs a transcript: ::audio{src=… transcript=…}.'
		);
	}
	return {
		kind,
		src: opened(src ?? ''),
		captions: captions ? opened(captions) : undefined,
		transcript: transcript ?? undefined
	};
}

function unknown(
	node: ContainerDirective | LeafDirective,
	colons: string,
	piece: Piece,
	report: Report
): null {
	const place = placeOf(piece, node);
	const from = place.from - piece.from;
	const at = placeIn(piece, from, from + colons.length + node.name.length);
	const meant = kinds.includes(node.name.toLowerCase()) ? node.name.toLowerCase() : nearest(node.name, kinds);
	const right = meant && `${(leaves as readonly string[]).includes(meant) ? '::' : ':::'}${meant}`;
	const fix =
		right && right.match(/^:+/)![0] === colons
			? { label: `Change to “${right}”`, from: at.from, to: at.to, insert: right }
			: undefined;
	report.add(
		'unknown-block',
		at,
		right
			? `“${colons}${node.name}” is not a block. Did you mean “${right}”?`
			: `“${colons}${node.name}” is not a block. There are ${kinds.join(', ')}.`,
		fix
	);
	return null;
}

function pictureOf(node: Paragraph): Image | null {
	const [only, ...rest] = node.children;
	return only?.type === 'image' && rest.length === 0 ? only : null;
}

/** A line of colons that the directive reader did not take: a leftover closing line, or a space before the name. */
function colonsAlone(node: Paragraph, piece: Piece, report: Report): boolean {
	const match = /^:{2,}[ \t]*([A-Za-z]*)/.exec(toString(node));
	if (!match) return false;
	const at = placeOf(piece, node);
	const name = match[1]!.toLowerCase();
	const from = at.from - piece.from;
	// Where nothing else stands on the line, the space is all that is too much.
	const spaced = /^(:{2,})[ \t]+([A-Za-z]+)[ \t]*(\{[^\n]*\})?[ \t\r]*$/m.exec(
		piece.text.slice(from).split('\n', 1)[0]!
	);
	const fix =
		spaced && kinds.includes(name)
			? replace({ ...at, to: at.from + spaced[0].trimEnd().length }, `${spaced[1]}${name}${spaced[3] ?? ''}`)
			: undefined;
	if (name === '')
		report.add('block-close-alone', at, 'This line closes a block, but no block is open here.');
	else
		report.add(
			'unknown-block',
			at,
			kinds.includes(name)
				? `Write the block’s name right after the colons, with its text on lines of its own: “:::${name}”.`
				: `“${name}” is not a block.`,
			fix
		);
	return true;
}

function isUnderlined(node: RootContent, piece: Piece): boolean {
	return piece.text[node.position!.start.offset!] !== '#';
}

function wrongHeading(node: RootContent & { type: 'heading' }, piece: Piece, report: Report): null {
	const at = placeOf(piece, node);
	if (isUnderlined(node, piece)) {
		report.add(
			'heading-not-a-scene',
			at,
			'The dashes under this line make a heading of it. Put an empty line between them, or begin it with two number signs.'
		);
		return null;
	}
	report.add(
		'heading-not-a-scene',
		at,
		'A scene begins with two number signs; a heading inside its text has three or more.'
	);
	return null;
}
