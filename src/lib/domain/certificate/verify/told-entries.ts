import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** What rows ask of an entry afterwards. */
export interface ToldEntry {
	hash: string;
	/** Null where the text is withheld. */
	kind: string | null;
	subject: string | null;
	hasRecord: boolean;
}

const HASH = 32;

/** A million entries by their number, in few bytes each. */
export class ToldEntries {
	#hashes = new Uint8Array(HASH * 1024);
	#kinds = new Uint32Array(1024);
	#subjects = new Uint32Array(1024);
	#records = new Uint8Array(1024);
	/** Words by number; 0 is none. */
	#words: (string | null)[] = [null];
	#numbers = new Map<string, number>();
	#size = 0;

	add(seq: number, { hash, kind, subject, hasRecord }: ToldEntry) {
		if (seq >= this.#kinds.length) this.#grow(seq);
		this.#hashes.set(hexToBytes(hash), seq * HASH);
		this.#kinds[seq] = this.#numberOf(kind);
		this.#subjects[seq] = this.#numberOf(subject);
		// 1: there, without a record; 2: with one
		this.#records[seq] = hasRecord ? 2 : 1;
		this.#size++;
	}

	find(seq: number): ToldEntry | null {
		if (!this.#records[seq]) return null;
		return {
			hash: bytesToHex(this.#hashes.subarray(seq * HASH, (seq + 1) * HASH)),
			kind: this.#words[this.#kinds[seq]!] ?? null,
			subject: this.#words[this.#subjects[seq]!] ?? null,
			hasRecord: this.#records[seq] === 2
		};
	}

	get size() {
		return this.#size;
	}

	#numberOf(word: string | null): number {
		if (word === null) return 0;
		const known = this.#numbers.get(word);
		if (known !== undefined) return known;
		this.#numbers.set(word, this.#words.length);
		return this.#words.push(word) - 1;
	}

	#grow(seq: number) {
		const length = Math.max(seq + 1, this.#kinds.length * 2);
		const larger = <A extends Uint8Array | Uint32Array>(array: A, one: A): A => {
			one.set(array);
			return one;
		};
		this.#hashes = larger(this.#hashes, new Uint8Array(length * HASH));
		this.#kinds = larger(this.#kinds, new Uint32Array(length));
		this.#subjects = larger(this.#subjects, new Uint32Array(length));
		this.#records = larger(this.#records, new Uint8Array(length));
	}
}
