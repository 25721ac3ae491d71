// What a trainer typed becomes HTML through an allow-list on the tree, never through a compiler. Raw HTML is an error
// of the form (cleanse.ts) and is dropped here as well.

import type { PhrasingContent, RootContent } from 'mdast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** The address schemes that a link or a picture may have. */
export const safeSchemes = ['http', 'https', 'mailto', 'tel'];

/** The scheme of an address as a browser finds it, which leaves out tabs and line breaks; null where there is none. */
export function schemeOf(address: string): string | null {
	const bare = address.replace(/[\t\n\r]/g, '');
	return /^[\s\p{Cc}]*([A-Za-z][A-Za-z0-9+.-]*):/u.exec(bare)?.[1]?.toLowerCase() ?? null;
}

const allowed: Options = {
	tagNames: [
		...[
			'p',
			'strong',
			'em',
			'del',
			'a',
			'ul',
			'ol',
			'li',
			'blockquote',
			'br',
			'hr',
			'code',
			'pre',
			'h3',
			'h4'
		],
		...['h5', 'h6', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
	],
	attributes: {
		a: ['href', 'title'],
		img: ['src', 'alt', 'title'],
		th: ['align'],
		td: ['align'],
		ol: ['start']
	},
	protocols: { href: safeSchemes, src: ['http', 'https'] },
	strip: ['script', 'style'],
	required: {},
	clobber: [],
	allowComments: false,
	allowDoctypes: false
};

const writer = unified().use(remarkRehype).use(rehypeSanitize, allowed).use(rehypeStringify).freeze();

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** HTML of some Markdown nodes, blocks or inline. */
export function toHtml(nodes: readonly (RootContent | PhrasingContent)[]): string {
	return plainHtml(nodes) ?? written(nodes);
}

/** Most of what is written is one plain paragraph, for which the long way through three trees is not needed. */
function plainHtml(nodes: readonly (RootContent | PhrasingContent)[]): string | null {
	if (nodes.length === 0) return '';
	const node = nodes[0]!;
	if (nodes.length > 1) return null;
	if (node.type === 'text') return escape(node.value);
	if (node.type !== 'paragraph') return null;
	const inner = plainHtml(node.children);
	return inner === null ? null : `<p>${inner}</p>`;
}

function written(nodes: readonly (RootContent | PhrasingContent)[]): string {
	const tree = writer.runSync({ type: 'root', children: nodes as RootContent[] });
	return writer.stringify(tree).trim();
}
