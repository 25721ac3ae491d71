import type { ReadAlone } from './read-piece.ts';

/** Twice a draft of the greatest length: what it holds now, and what it held before the last changes. */
const MOST_CHARACTERS = 800_000;

/** What pieces of text were read as. Whoever checks the same draft again and again keeps one. */
export class PieceMemory {
	readonly #read = new Map<string, ReadAlone>();
	#characters = 0;

	recall(text: string): ReadAlone | undefined {
		const read = this.#read.get(text);
		if (!read) return undefined;
		// What was asked for last is forgotten last.
		this.#read.delete(text);
		this.#read.set(text, read);
		return read;
	}

	keep(text: string, read: ReadAlone): void {
		this.#read.set(text, read);
		this.#characters += text.length;
		for (const oldest of this.#read.keys()) {
			if (this.#characters <= MOST_CHARACTERS) break;
			this.#read.delete(oldest);
			this.#characters -= oldest.length;
		}
	}
}
