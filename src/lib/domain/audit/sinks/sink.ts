// Where copies of signed checkpoints go. What leaves the building cannot be altered with the database.

export const SINK_KINDS = ['file', 'mail', 'webhook'] as const;
export type SinkKind = (typeof SINK_KINDS)[number];

/** Fewer than this and one failure leaves a ledger without a witness. */
export const ENOUGH_SINKS = 2;

/** What stands for the folder of the server, whose path its operator chooses and nobody else. */
export const SERVER_FOLDER = 'server';

/** A comma or a bracket in an address would be read as a list. */
const ONE_ADDRESS = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\"]+$/;

export type SinkTarget = { kind: 'target'; target: string } | { kind: 'refused'; reason: SinkProblem };
export type SinkProblem = 'no-address' | 'no-https' | 'has-password' | 'too-long';

/** The target of a sink as it is kept, or why it cannot be one. Where a web address leads is decided when it is used. */
export function readTarget(kind: SinkKind, typed: string): SinkTarget {
	const text = typed.trim();
	if (text.length > 1000) return { kind: 'refused', reason: 'too-long' };
	switch (kind) {
		case 'file':
			return { kind: 'target', target: SERVER_FOLDER };
		case 'mail':
			return ONE_ADDRESS.test(text) && text.length <= 254
				? { kind: 'target', target: text }
				: { kind: 'refused', reason: 'no-address' };
		case 'webhook':
			return readWebAddress(text);
		default:
			return kind satisfies never;
	}
}

function readWebAddress(text: string): SinkTarget {
	if (!URL.canParse(text)) return { kind: 'refused', reason: 'no-https' };
	const url = new URL(text);
	if (url.protocol !== 'https:' || !url.hostname) return { kind: 'refused', reason: 'no-https' };
	// It would stand in the database and on pages.
	if (url.username || url.password) return { kind: 'refused', reason: 'has-password' };
	url.hash = '';
	return { kind: 'target', target: url.href };
}
