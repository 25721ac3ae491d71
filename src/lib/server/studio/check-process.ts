import { fork, type ChildProcess } from 'node:child_process';
import type { Packed } from './packed.ts';

/** What the process is sent, and what it says. */
export interface Question {
	text: string;
	criticalErrors: readonly string[];
}

/** More are not kept waiting: whoever comes then is told so. */
const MOST_WAITING = 200;

/**
 * One process that checks one text after the other. A text that takes too long, or too much memory, costs the process
 * its life; the next text gets a new one. A thread would not do: to end one that is just starting, or runs out of
 * memory, can end the whole server.
 */
export class CheckProcess {
	#child: ChildProcess | null = null;
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
		this.#limit = setTimeout(() => this.#lose(), this.#longest);
		try {
			this.#child ??= this.#start();
			// Only while somebody waits does it keep this process alive.
			this.#child.ref();
			this.#child.channel?.ref();
			this.#child.send({ text, criticalErrors } satisfies Question);
		} catch {
			// The system has no process to give: perhaps it has one for the next text.
			this.#lose();
		}
	}

	#start(): ChildProcess {
		const child = fork(this.#entry, {
			serialization: 'advanced',
			// Young objects as in server-flags.mjs: with more room for them it is no faster, and takes 70 MB more.
			execArgv: ['--max-semi-space-size=8', '--max-old-space-size=384'],
			// It needs nothing of what this process knows, least of all the way to the database.
			env: {},
			stdio: ['ignore', 'ignore', 'ignore', 'ipc']
		});
		// What a process says that was given up is not the answer to what is asked now.
		child.on('message', (packed) => child === this.#child && this.#answer(packed as Packed));
		for (const end of ['error', 'exit']) child.on(end, () => child === this.#child && this.#lose());
		return child;
	}

	#lose(): void {
		this.#child?.kill('SIGKILL');
		this.#child?.unref();
		this.#child?.channel?.unref();
		this.#child = null;
		this.#answer(null);
	}

	#answer(packed: Packed | null): void {
		clearTimeout(this.#limit);
		this.#child?.unref();
		this.#child?.channel?.unref();
		this.#asked.shift()?.answer(packed);
		if (this.#asked.length > 0) this.#begin();
	}
}
