import type { RootContent } from 'mdast';
import { cleanse } from './cleanse.ts';
import { headingName } from './heading-name.ts';
import { readLines, type Lines } from './lines.ts';
import { nearest } from '../nearest.ts';
import { slugOf } from '../names.ts';
import { placeIn, placeOf } from './place.ts';
import type { Fix, Report } from '../problem.ts';
import type { Place } from '../scenario.ts';
import type { Piece } from './split.ts';
import { tooMuch } from './too-much.ts';
import { readTree, type ContainerDirective } from '../tree.ts';

/** A piece of the file, taken apart as far as scenes, questions and endings have it in common. */
export interface Page {
	kind: 'scene' | 'question' | 'ending';
	name: string;
	nameAt: Place;
	lines: Lines;
	piece: Piece;
	/** What stands under the heading. */
	nodes: RootContent[];
	damaged: boolean;
}

export function readPage(whole: Piece, report: Report): Page {
	const fault = tooMuch(whole);
	if (fault) report.add('scene-too-large', placeIn(whole, fault.from, fault.from), fault.message);
	// Only the name is read of what is too much, so that arrows to it still lead somewhere.
	const piece = fault ? { ...whole, text: whole.text.split('\n', 1)[0]!.slice(0, 200) } : whole;
	const heading = readHeading(piece, report);
	const lines = readLines(piece, heading.kind, report);
	const tree = readTree(lines.piece.text);
	cleanse(tree, piece, report);
	const nodes = liftUnclosed(tree.children.slice(1), piece, report);
	return {
		...heading,
		lines,
		piece: lines.piece,
		nodes,
		damaged: fault !== null || heading.damaged || lines.damaged
	};
}

function readHeading(piece: Piece, report: Report) {
	const line = piece.text.split('\n', 1)[0]!;
	const name = headingName(line);
	const from = line.indexOf('##') + 2;
	const at = placeIn(piece, from + line.slice(from).search(/\S|$/), line.trimEnd().length);
	const match = /^([\p{L}]+)\s*:\s*(.*)$/u.exec(name);
	const word = match?.[1]!.toLowerCase();
	const kind = word === 'question' || word === 'ending' ? word : 'scene';
	const heading = { kind, name: kind === 'scene' ? name : match![2]!, nameAt: at, damaged: false } as const;
	const meant = kind === 'scene' && word ? nearest(word, ['question', 'ending']) : null;
	if (meant) {
		const right = `${meant[0]!.toUpperCase()}${meant.slice(1)}`;
		report.add('heading-kind-unknown', at, `“${match![1]}:” is not known. Did you mean “${right}:”?`, {
			label: `Change to “${right}:”`,
			from: at.from,
			to: at.from + match![1]!.length,
			insert: right
		});
		return { ...heading, kind: meant as 'question' | 'ending', name: match![2]!, damaged: true };
	}
	if (slugOf(heading.name) === '') report.add('name-missing', at, 'Give it a name after the number signs.');
	return heading;
}

/**
 * A block that is not closed reaches to the end of its piece, or over the block that follows. It keeps its first
 * paragraph; the rest goes back to the page, so that only the block is blamed.
 */
function liftUnclosed(nodes: readonly RootContent[], piece: Piece, report: Report): RootContent[] {
	return nodes.flatMap((node) => {
		if (node.type !== 'containerDirective') return [node];
		const inner = node.children.find((child) => child.type === 'containerDirective');
		const { start, end } = node.position!;
		const closed = /\n[ \t]*:{3,}[ \t]*$/.test(piece.text.slice(start.offset, end.offset).trimEnd());
		if (closed && !inner) return [node];
		const at = placeOf(piece, node);
		report.add(
			'block-not-closed',
			at,
			inner
				? `“:::${node.name}” is not closed before “:::${inner.name}” begins. Close it with a line of three colons.`
				: `“:::${node.name}” is not closed. Put a line of three colons after its text.`,
			inner ? undefined : closing(node, piece)
		);
		const rest = liftInner(node.children.slice(1) as RootContent[]);
		return [shortened(node), ...rest];
	});
}

/** Where a block can only end after its one paragraph, its closing line can only stand there. */
function closing({ children }: ContainerDirective, { from }: Piece): Fix | undefined {
	const [only, ...more] = children;
	if (only?.type !== 'paragraph' || more.length > 0) return undefined;
	const end = from + only.position!.end.offset!;
	return { label: 'Close the block after its text', from: end, to: end, insert: '\n:::' };
}

/** The blocks inside were closed by the wrong lines; they are kept without a word. */
function liftInner(nodes: readonly RootContent[]): RootContent[] {
	return nodes.flatMap((node) =>
		node.type === 'containerDirective'
			? [shortened(node), ...liftInner(node.children.slice(1) as RootContent[])]
			: [node]
	);
}

function shortened(node: ContainerDirective): ContainerDirective {
	const children = node.children.slice(0, 1);
	const end = children[0]?.position?.end ?? node.position!.start;
	return { ...node, children, position: { start: node.position!.start, end } };
}
