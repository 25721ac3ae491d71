/** What is looked at, in the order in which it is told. */
export const CHECKS = {
	archive: 'The archive holds what a pack holds, once, and nothing else',
	seal: 'The seal is the department’s and is of this pack',
	files: 'Every file is the one that was sealed',
	ledger: 'Every entry of the ledger says what it said when it was written',
	checkpoints: 'The ledger is the one whose checkpoints were signed',
	kept: 'The ledger is the one whose checkpoints were kept elsewhere',
	records: 'Every record is the one that its entry names',
	content: 'Every version of content is what was taught',
	rows: 'Every row leads to its entry, and completions say what its record says',
	certificates: 'Every certificate is the one that was issued',
	sums: 'Hours add up: details, hours ledger and summary agree'
} as const;

export type CheckId = keyof typeof CHECKS;

export interface Check {
	id: string;
	title: string;
	/** `unasked`: what it needs was not given, or something before it was broken. */
	verdict: 'holds' | 'broken' | 'unasked';
	/** What was counted, what was found, or why it was not asked. */
	detail: string;
}

export interface Verdict {
	/**
	 * `proven`: everything holds, and whoever holds the published key sealed it. `unproven`: nothing is broken, but the key
	 * came with the pack itself, so that anybody may have made it.
	 */
	outcome: 'proven' | 'unproven' | 'broken';
	/** One sentence, for somebody who reads no other. */
	sentence: string;
	checks: Check[];
	/** What it is about: term and value, to be printed. */
	facts: { term: string; value: string }[];
	withheld: string;
	proves: string;
	doesNotProve: string;
}

/** Which broken check is told first: the more exactly it names what was changed, the sooner. */
const MOST_EXACT: CheckId[] = [
	'ledger',
	'records',
	'content',
	'rows',
	'certificates',
	'sums',
	'kept',
	'seal',
	'checkpoints',
	'files',
	'archive'
];

/** The sentence of the check that says best what is wrong; null when none is broken. */
export function firstBroken(checks: readonly Check[]): string | null {
	const broken = checks.filter(({ verdict }) => verdict === 'broken');
	const at = (check: Check) => MOST_EXACT.indexOf(check.id as CheckId);
	return broken.toSorted((a, b) => at(a) - at(b))[0]?.detail ?? null;
}
