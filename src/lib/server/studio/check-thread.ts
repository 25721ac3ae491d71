import { Worker } from 'node:worker_threads';
import type { Packed } from './packed.ts';

/** What the thread is sent, and what it says. */
export interface Question {
	text: string;
	criticalErrors: readonly string[];
}

/** More are not kept waiting: whoever comes then is told so. */
const MOST_WAITING = 200;

/**
 * One thread that checks one text after the other. A text that takes too long, or too much memory, costs the thread its
 * life; the next text gets a new one.
 */
export class CheckThread {
	#worker: Worker | null = null;
	#limit: NodeJS.Timeout | undefined;
	#asked: (Question & { answer: (packed: Packed | null) => void })[] = [];
	readonly #entry: string;
	readonly #longest: number;

	/** @param longest milliseconds that one text may take */
	constructor(entry: string, longest: number) {
		this.#entry = entry;
		this.#longest = longest;
	}

	/** Everything that can be said of a text; null where it could not be said in time. */
	ask(text: string, criticalErrors: readonly string[]): Promise<Packed | null> {
		if (this.#asked.length >= MOST_WAITING) return Promise.resolve(null);
		return new Promise((answer) => {
			this.#asked.push({ text, criticalErrors, answer });
			if (this.#asked.length === 1) this.#begin();
		});
	}

	#begin(): void {
		const { text, criticalErrors } = this.#asked[0]!;
		this.#worker ??= this.#start();
		// Only while somebody waits does the thread keep the process alive.
		this.#worker.ref();
		this.#limit = setTimeout(() => this.#lose(), this.#longest);
		this.#worker.postMessage({ text, criticalErrors } satisfies Question);
	}

	#start(): Worker {
		const worker = new Worker(this.#entry, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 384 } });
		// What a thread says that was given up is not the answer to what is asked now.
		worker.on('message', (packed: Packed) => worker === this.#worker && this.#answer(packed));
		worker.on('error', () => worker === this.#worker && this.#lose());
		worker.on('exit', () => worker === this.#worker && this.#lose());
		return worker;
	}

	#lose(): void {
		void this.#worker?.terminate();
		this.#worker = null;
		this.#answer(null);
	}

	#answer(packed: Packed | null): void {
		clearTimeout(this.#limit);
		this.#worker?.unref();
		this.#asked.shift()?.answer(packed);
		if (this.#asked.length > 0) this.#begin();
	}
}
