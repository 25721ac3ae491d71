// What could not be saved yet stays on the device, in this browser alone, until it is. Every page that has the draft
// open keeps its own: two windows do not write over each other.

export interface Kept {
	text: string;
	/** Hash of the text it was made from. */
	base: string;
	/** Milliseconds since 1970. */
	at: number;
}

export interface KeptText {
	keep(kept: Pick<Kept, 'text' | 'base'>): void;
	/** The newest that another page left behind; null where none did. */
	find(): Kept | null;
	/** Forgets what this page kept, and whatever holds the same words: they are saved. */
	forget(text: string): void;
	/** Throws away what other pages left behind of a text; whatever else they left stays to be found. */
	discard(text: string): void;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** @param page a name that no other page has */
export function keptText(store: Store, draftId: string, page: string, now: () => number): KeptText {
	const prefix = `draft text ${draftId} `;
	const own = prefix + page;
	const all = () =>
		Array.from({ length: store.length }, (_, at) => store.key(at) ?? '')
			.filter((key) => key.startsWith(prefix))
			.flatMap((key) => {
				const kept = parsed(store.getItem(key));
				return kept ? [{ key, kept }] : [];
			});
	return {
		keep({ text, base }) {
			try {
				store.setItem(own, JSON.stringify({ text, base, at: now() } satisfies Kept));
			} catch {
				// The device has no room, or none for us: then only the server keeps it.
			}
		},
		find: () =>
			all()
				.filter(({ key }) => key !== own)
				.map(({ kept }) => kept)
				.toSorted((a, b) => b.at - a.at)[0] ?? null,
		forget(text) {
			for (const { key, kept } of all()) if (key === own || kept.text === text) store.removeItem(key);
		},
		discard(text) {
			for (const { key, kept } of all()) if (key !== own && kept.text === text) store.removeItem(key);
		}
	};
}

function parsed(value: string | null): Kept | null {
	try {
		const kept = JSON.parse(value ?? 'null') as Partial<Kept> | null;
		if (typeof kept?.text !== 'string' || typeof kept.base !== 'string') return null;
		return { text: kept.text, base: kept.base, at: Number(kept.at) || 0 };
	} catch {
		return null;
	}
}
