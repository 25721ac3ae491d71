// The checker of the trainer's editor: a thread of its own, so that typing never waits. Whoever types on is told of the
// newest text only. A thread that has died or hangs is started anew.

import type { Examined } from '#lib/domain/scenario/examine.ts';

export interface Checked extends Examined {
	/** How long it took, in the thread. */
	milliseconds: number;
}

export interface Checker {
	/**
	 * Settles for the newest text; for a text that was followed by another before it was checked it never does.
	 * @throws CheckFailed where the thread died or hung on this text
	 */
	check(text: string): Promise<Checked>;
	stop(): void;
}

/** What the thread is sent, and what it says. */
export interface Question {
	number: number;
	text: string;
	criticalErrors: readonly string[];
}
export interface Answer {
	number: number;
	checked: Checked;
}

/** The text could not be checked here; the server still can when it is saved. */
export class CheckFailed extends Error {
	override readonly name = 'CheckFailed';
}

/** What is used of a Worker, so that a test can stand in for it. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

/** A draft of the greatest length takes about a second. */
const LONGEST = 15_000;

const startThread = (): Thread =>
	new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });

/** @param criticalErrors ids of content/critical-errors.yaml */
export function startChecker(criticalErrors: readonly string[], start = startThread): Checker {
	let thread: Thread | null = null;
	let number = 0;
	/** What the thread is at work on, and what has been asked since. */
	let current: Asked | null = null;
	let next: Asked | null = null;
	let limit: ReturnType<typeof setTimeout> | undefined;

	const begin = (asked: Asked) => {
		try {
			thread ??= listen(start());
		} catch {
			asked.reject(new CheckFailed('no thread could be started here'));
			return;
		}
		current = asked;
		limit = setTimeout(fail, LONGEST);
		thread.postMessage({ number: asked.number, text: asked.text, criticalErrors } satisfies Question);
	};
	const goOn = () => {
		clearTimeout(limit);
		current = null;
		const asked = next;
		next = null;
		if (asked) begin(asked);
	};
	const listen = (fresh: Thread): Thread => {
		fresh.onmessage = ({ data }: MessageEvent<Answer>) => {
			if (data.number !== current?.number) return;
			if (!next) current.resolve(data.checked);
			goOn();
		};
		fresh.onerror = fail;
		fresh.onmessageerror = fail;
		return fresh;
	};
	function fail(): void {
		thread?.terminate();
		thread = null;
		current?.reject(new CheckFailed('this text could not be checked here'));
		goOn();
	}

	return {
		check: (text) =>
			new Promise((resolve, reject) => {
				const asked = { number: ++number, text, resolve, reject };
				if (current) next = asked;
				else begin(asked);
			}),
		stop() {
			clearTimeout(limit);
			thread?.terminate();
			thread = current = next = null;
		}
	};
}

interface Asked {
	number: number;
	text: string;
	resolve: (checked: Checked) => void;
	reject: (reason: CheckFailed) => void;
}
