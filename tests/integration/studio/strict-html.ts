// Reads HTML that was written by a program, and nothing else: whatever is not exactly a start tag with quoted attributes,
// an end tag or text is refused. What passes can be read in one way only, by every browser.

export interface Element {
	name: string;
	attributes: Map<string, string>;
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'wbr']);
// Between quotation marks only the closing one ends a value: `<` and `>` are plain signs there, to every browser.
const START = /^<([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z-]*(?:="[^"]*")?)*)(?: ?\/)?>/;
const END = /^<\/([a-z][a-z0-9]*)>/;
const ATTRIBUTE = / ([a-zA-Z][a-zA-Z-]*)(?:="([^"]*)")?/g;
/** What Svelte leaves between the parts of a page, and nobody else may write. */
const MARK = /^<!--(?:\[(?:!|-?\d+)?|\]|\$|[a-z0-9]{1,8})?-->/;
const REFERENCE = /&(?:#x([0-9a-fA-F]+);|#(\d+);|(amp|lt|gt|quot|apos);|([^]?))/g;

/**
 * Every element of `html`, in order.
 * @param withMarks lets in the comments that the server’s renderer writes
 * @throws Error at the first sign that is not in the strict form
 */
export function elementsOf(html: string, { withMarks = false } = {}): Element[] {
	const elements: Element[] = [];
	const open: string[] = [];
	let rest = html;
	while (rest !== '') {
		const text = /^[^<]+/.exec(rest)?.[0];
		if (text !== undefined) {
			decoded(text);
			rest = rest.slice(text.length);
			continue;
		}
		const start = START.exec(rest);
		const end = END.exec(rest);
		const mark = withMarks ? MARK.exec(rest) : null;
		if (start) {
			const [, name, attributes] = start as unknown as [string, string, string];
			elements.push({ name, attributes: attributesOf(attributes) });
			if (!VOID.has(name)) open.push(name);
		} else if (end) {
			const last = open.pop();
			if (last !== end[1]) throw new Error(`</${end[1]}> closes <${last ?? 'nothing'}> in: ${html}`);
		} else if (!mark) throw new Error(`neither text nor a tag: ${rest.slice(0, 80)} in: ${html}`);
		rest = rest.slice((start ?? end ?? mark)![0].length);
	}
	if (open.length > 0) throw new Error(`<${open.join('>, <')}> is never closed in: ${html}`);
	return elements;
}

function attributesOf(text: string): Map<string, string> {
	const attributes = new Map<string, string>();
	for (const [, name, value] of text.matchAll(ATTRIBUTE)) {
		if (attributes.has(name!)) throw new Error(`“${name}” stands twice`);
		attributes.set(name!, decoded(value ?? ''));
	}
	return attributes;
}

/** Text as a browser reads it. A reference that only some would read is refused: `&colon;`, `&#58` without its end. */
function decoded(text: string): string {
	return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string, next?: string) => {
		if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
		if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
		if (name !== undefined) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name]!;
		if (/[#a-zA-Z]/.test(next ?? '')) throw new Error(`a reference that is not plain: ${whole} in: ${text}`);
		return whole;
	});
}

/**
 * The scheme of an address as a browser finds it: it leaves out tabs and line breaks anywhere, and control signs and
 * spaces before it. Empty where the address stays on this server.
 */
export function schemeOf(address: string): string {
	const bare = address.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+/, '');
	return /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(bare)?.[1]?.toLowerCase() ?? '';
}
