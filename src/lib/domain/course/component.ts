// The lesson components as they stand in a lesson's text: found by their tags, with their attributes and places.

/** Attributes that each component must have; `closed` says that it wraps Markdown and has an end. */
export const components: Record<string, { needs: string[]; closed: boolean }> = {
	ContentNote: { needs: [], closed: true },
	SayInstead: { needs: ['say', 'avoid', 'why'], closed: false },
	Fact: { needs: ['grade', 'source'], closed: true },
	Local: { needs: ['id'], closed: true },
	Check: { needs: ['id'], closed: false },
	Reflect: { needs: [], closed: true },
	Figure: { needs: ['caption', 'alt'], closed: true },
	Service: { needs: ['id'], closed: false },
	Term: { needs: ['id'], closed: true }
};

/** Components that stand inside a sentence; the others stand between empty lines. */
export const inline: readonly string[] = ['Term'];

export interface Tag {
	name: string;
	kind: 'open' | 'close' | 'single';
	attributes: Map<string, string>;
	/** What stands between the attributes and could not be read as one. */
	rest: string;
	from: number;
	to: number;
}

const tag = /<(\/?)([A-Z][A-Za-z]*)((?:"[^"]*"|[^">])*?)(\/?)>/g;
const attribute = /\s*([a-zA-Z][\w-]*)="([^"]*)"/g;

/** The component tags of a text, in order. */
export function tagsOf(text: string): Tag[] {
	return [...text.matchAll(tag)].map((match) => {
		const [whole, slash, name, inside, single] = match as unknown as [string, string, string, string, string];
		const attributes = new Map([...inside.matchAll(attribute)].map((pair) => [pair[1]!, pair[2]!]));
		const kind = slash ? 'close' : single ? 'single' : 'open';
		const rest = inside.replace(attribute, '').trim();
		return { name, kind, attributes, rest, from: match.index, to: match.index + whole.length };
	});
}
