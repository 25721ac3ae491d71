// Saves a draft by itself: within two seconds of the last change, at most every two seconds while somebody types, one
// save after the other. What could not be saved is kept on the device and tried again. Nothing is merged: where
// somebody else saved meanwhile, the writer decides.

import type { KeptText } from './kept-text.ts';

/** What somebody else saved, or oneself in another tab. */
export interface Theirs {
	text: string;
	textHash: string;
	savedBy: string;
	own: boolean;
	/** When, in words. */
	when: string;
}

export type Answer =
	| { kind: 'saved'; textHash: string; when: string }
	| { kind: 'changed-elsewhere'; theirs: Theirs }
	/** It will not be taken as it is; in a sentence. */
	| { kind: 'refused'; words: string }
	| { kind: 'signed-out' }
	| { kind: 'unreachable' };

export type SaveState =
	| { kind: 'saved'; when: string }
	| { kind: 'waiting' | 'saving' | 'unreachable' | 'signed-out' }
	| { kind: 'refused'; words: string }
	| { kind: 'conflict'; theirs: Theirs };

export interface Sent {
	text: string;
	base: string;
	/** Begins a new line of the history. */
	fresh: boolean;
}

export interface Saving {
	/** The text was changed. */
	changed(): void;
	/** Saves what is not saved yet, now; whether all of it is. */
	flush(): Promise<boolean>;
	/** In a conflict: mine is saved on top of theirs, which stays in the history. */
	keepMine(): Promise<void>;
	/** In a conflict: mine is saved into the history; resolves to their text, which is to stand there from now on. */
	takeTheirs(): Promise<string | null>;
	/** The next save begins a new line of the history. */
	beginAnew(): void;
	isUnsaved(): boolean;
	stop(): void;
}

interface Options {
	/** Hash of the text that the writer began from, and when that was saved. */
	base: string;
	read(): string;
	send(sent: Sent): Promise<Answer>;
	kept: Pick<KeptText, 'keep' | 'forget'>;
	tell(state: SaveState): void;
	now?: () => number;
}

const PAUSE = 1000;
const GAP = 2000;
const KEEP_AFTER = 300;
const LONGEST_WAIT = 30_000;

export function startSaving({
	base,
	read,
	send,
	kept,
	tell,
	now = () => performance.now()
}: Options): Saving {
	let isDirty = false;
	let isFresh = false;
	let isStopped = false;
	let isRefused = false;
	let theirs: Theirs | null = null;
	let begun = -Infinity;
	let failures = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let keepTimer: ReturnType<typeof setTimeout> | undefined;
	let running: Promise<void> | null = null;

	const keep = () => {
		clearTimeout(keepTimer);
		keepTimer = undefined;
		kept.keep({ text: read(), base });
	};
	const schedule = () => {
		if (timer !== undefined || running || theirs || isRefused || isStopped) return;
		const wait =
			failures > 0
				? Math.min(LONGEST_WAIT, GAP * 2 ** (failures - 1))
				: Math.max(PAUSE, GAP - (now() - begun));
		timer = setTimeout(() => void save(), wait);
	};
	const save = (): Promise<void> => {
		clearTimeout(timer);
		timer = undefined;
		running ??= once().finally(() => {
			running = null;
			if (isDirty) schedule();
		});
		return running;
	};
	const once = async () => {
		const text = read();
		const sent = { text, base, fresh: isFresh };
		isDirty = false;
		begun = now();
		if (failures === 0) tell({ kind: 'saving' });
		const answer = await send(sent).catch((): Answer => ({ kind: 'unreachable' }));
		if (answer.kind === 'saved') {
			failures = 0;
			isFresh = false;
			base = answer.textHash;
			if (isDirty) return tell({ kind: 'waiting' });
			clearTimeout(keepTimer);
			keepTimer = undefined;
			kept.forget(text);
			return tell({ kind: 'saved', when: answer.when });
		}
		const hasChangedMeanwhile = isDirty;
		isDirty = true;
		keep();
		if (answer.kind === 'changed-elsewhere') {
			failures = 0;
			theirs = answer.theirs;
			return tell({ kind: 'conflict', theirs });
		}
		if (answer.kind === 'refused') {
			// The same text would be refused again: the next change is what is tried.
			failures = 0;
			isRefused = !hasChangedMeanwhile;
			return tell(answer);
		}
		failures++;
		return tell({ kind: answer.kind });
	};
	const settle = async () => {
		if (!theirs) return;
		base = theirs.textHash;
		theirs = null;
		isFresh = true;
		isDirty = true;
		await save();
	};
	const retry = () => {
		if (failures === 0) return;
		failures = 1;
		void save();
	};
	globalThis.addEventListener?.('online', retry);

	return {
		changed() {
			isDirty = true;
			isRefused = false;
			keepTimer ??= setTimeout(keep, KEEP_AFTER);
			if (!theirs && failures === 0 && !running) tell({ kind: 'waiting' });
			schedule();
		},
		async flush() {
			if ((isDirty || running) && !theirs) await save();
			// What was typed while a save ran needs one of its own.
			if (isDirty && !theirs) await save();
			return !isDirty;
		},
		keepMine: settle,
		async takeTheirs() {
			const taken = theirs?.text ?? null;
			await settle();
			if (isDirty || taken === null) return null;
			isFresh = true;
			return taken;
		},
		beginAnew: () => void (isFresh = true),
		isUnsaved: () => isDirty || running !== null,
		stop() {
			isStopped = true;
			if (isDirty) keep();
			clearTimeout(timer);
			clearTimeout(keepTimer);
			globalThis.removeEventListener?.('online', retry);
		}
	};
}
