import type { Image, Nodes, Parent, Root, RootContent, Text } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A block on lines of its own, closed by colons or not: `:::radio`, `::video{…}`. */
export type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;
export type LeafDirective = Extract<RootContent, { type: 'leafDirective' }>;

const whole = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();
const withoutGfm = unified().use(remarkParse).use(remarkDirective).freeze();
const withoutDirectives = unified().use(remarkParse).use(remarkGfm).freeze();
const plain = unified().use(remarkParse).freeze();

/** Signs without which there is no table, struck-out text, footnote, box or bare address; `&` may stand for any sign. */
const gfm = /[|~[@&]|:-|-:|https?:|www\./i;
/** A block or an inline directive is a colon with something right after it. */
const directive = /:\S/;

/** Reads one piece of Scenario Markdown. Every node knows its place. */
export function readTree(text: string): Root {
	return treeBy(readerFor(text), text);
}

/** The same by the reader of everything, which takes thrice as long: for a test to compare. */
export const readTreeWhole = (text: string): Root => treeBy(whole, text);

/** What a text cannot contain is not looked for at each of its letters. */
function readerFor(text: string) {
	if (gfm.test(text)) return directive.test(text) ? whole : withoutDirectives;
	return directive.test(text) ? withoutGfm : plain;
}

function treeBy(reader: Pick<typeof plain, 'parse'>, text: string): Root {
	const tree = reader.parse(text);
	restoreText(tree, text);
	return tree;
}

/**
 * The directive reader takes “Officer:Ruiz” and the time “23:40” for inline directives and would eat them.
 * Scenario Markdown has no inline directives, so what was written is put back as text.
 */
function restoreText(parent: Parent, source: string): void {
	const children: Nodes[] = [];
	for (const child of parent.children as Nodes[]) {
		// An address found in finished text comes without its place.
		child.position ??= parent.position;
		if (child.type === 'image') child.alt = altOf(child, source);
		const text = asText(child, source);
		const last = children.at(-1);
		if (text && last?.type === 'text') join(last, text);
		else children.push(text ?? child);
		if (!text && 'children' in child) restoreText(child as Parent, source);
	}
	parent.children = children as typeof parent.children;
}

/** The description of a picture is finished text already, from which the time has been eaten: it is read anew. */
function altOf({ alt, position }: Image, source: string): string | null | undefined {
	const written = source.slice(position!.start.offset, position!.end.offset);
	if (!directive.test(written)) return alt;
	const [paragraph] = withoutDirectives.parse(written).children;
	const [again] = paragraph?.type === 'paragraph' ? paragraph.children : [];
	return again?.type === 'image' ? again.alt : alt;
}

function asText(node: Nodes, source: string): Text | null {
	if (node.type === 'text') return node;
	if (node.type !== 'textDirective') return null;
	const { start, end } = node.position!;
	return { type: 'text', value: source.slice(start.offset, end.offset), position: node.position };
}

function join(last: Text, text: Text): void {
	last.value += text.value;
	last.position = { start: last.position!.start, end: text.position!.end };
}
