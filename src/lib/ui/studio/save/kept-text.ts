// What could not be saved yet stays on the device, in this browser alone, until it is.

export interface Kept {
	text: string;
	/** Hash of the text it was made from. */
	base: string;
	/** Milliseconds since 1970. */
	at: number;
}

export interface KeptText {
	keep(kept: Pick<Kept, 'text' | 'base'>): void;
	/** What was left behind; null where nothing was. */
	find(): Kept | null;
	/** Forgets what this page kept, or what another page kept of the same words. */
	forget(text: string): void;
	/** Whatever it is. */
	discard(): void;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** @param page tells two pages with the same draft apart: neither may forget what the other could not save */
export function keptText(store: Store, draftId: string, page: string, now: () => number): KeptText {
	const key = `draft text ${draftId}`;
	const read = (): (Kept & { page: string }) | null => {
		try {
			return JSON.parse(store.getItem(key) ?? 'null') as (Kept & { page: string }) | null;
		} catch {
			return null;
		}
	};
	return {
		keep({ text, base }) {
			try {
				store.setItem(key, JSON.stringify({ text, base, at: now(), page }));
			} catch {
				// The device has no room, or none for us: then only the server keeps it, and the status line says so.
			}
		},
		find() {
			const kept = read();
			return kept && typeof kept.text === 'string' && typeof kept.base === 'string'
				? { text: kept.text, base: kept.base, at: Number(kept.at) || 0 }
				: null;
		},
		forget(text) {
			const kept = read();
			if (kept?.page === page || kept?.text === text) store.removeItem(key);
		},
		discard: () => store.removeItem(key)
	};
}
