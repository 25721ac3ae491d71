import type { PreparedFile } from '#lib/server/certificate/prepared/read-prepared.ts';
import { countInWords, momentInWords } from '#routes/(auditor)/moment-words.ts';

const STATES = {
	waiting: { state: 'Waiting', status: 'none' },
	working: { state: 'Being made', status: 'due' },
	ready: { state: 'Ready', status: 'complete' },
	failed: { state: 'Not made', status: 'overdue' }
} as const;

/** A file that somebody asked for, as lists and its page have it. */
export const fileShown = (file: PreparedFile, timeZone: string) => ({
	...STATES[file.state],
	...{ title: file.title, words: file.words, name: file.name, step: file.step, failure: file.failure },
	href: `/files/${file.id}`,
	download: `/files/${file.id}/download`,
	isUnderWay: file.state === 'waiting' || file.state === 'working',
	askedFor: momentInWords(file.requestedAt, timeZone),
	until: momentInWords(file.expiresAt, timeZone),
	size: file.bytes === null ? null : sizeInWords(file.bytes),
	digest: file.digest,
	progress: file.total > 0 ? { value: Math.min(file.done, file.total), max: file.total } : null,
	percent: file.total > 0 ? Math.min(100, Math.floor((file.done * 100) / file.total)) : null
});

/** `480 bytes`, `12.3 KB`, `4.0 MB` */
const sizeInWords = (bytes: number): string =>
	bytes < 1000
		? `${bytes} bytes`
		: bytes < 1_000_000
			? `${(bytes / 1000).toFixed(1)} KB`
			: `${countInWords(Math.floor(bytes / 1_000_000))}.${Math.floor((bytes % 1_000_000) / 100_000)} MB`;
