import type { Temporal } from 'temporal-polyfill';
import { momentInWords } from '#routes/(auditor)/moment-words.ts';

const KINDS: Record<string, string> = {
	assigned: 'Assigned',
	'due-soon': 'Due soon',
	overdue: 'Overdue',
	digest: 'Unit, weekly',
	'asked-again': 'Asked again'
};

/** What a message is about, in a word or two. */
export const kindInWords = (kind: string) => KINDS[kind] ?? kind;

export const STATE_WORDS = {
	waiting: 'Waiting',
	sent: 'Sent',
	kept: 'Kept here',
	failed: 'Not sent'
} as const;

const MARKS = { waiting: 'due', sent: 'complete', kept: 'none', failed: 'overdue' } as const;

interface Stands {
	state: keyof typeof STATE_WORDS;
	sendAfter: Temporal.Instant;
	endedAt: Temporal.Instant | null;
	retryAt: Temporal.Instant | null;
}

/** How a message stands: a word with its shape, and since or until when. */
export function stateShown({ state, sendAfter, endedAt, retryAt }: Stands, timeZone: string) {
	const at = (moment: Temporal.Instant) => momentInWords(moment, timeZone);
	const when =
		state !== 'waiting'
			? endedAt && at(endedAt)
			: retryAt
				? `tried again ${at(retryAt)}`
				: `to go out ${at(sendAfter)}`;
	return { kind: MARKS[state], label: STATE_WORDS[state], when };
}
