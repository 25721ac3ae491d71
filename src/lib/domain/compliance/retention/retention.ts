// How long what names a person is kept. What proves training is never removed: only who it was, the files that were
// handed in, and the mail.

export const CLASSES = ['identity', 'files', 'mail'] as const;
export type RetentionClass = (typeof CLASSES)[number];

export interface RetentionRule {
	class: RetentionClass;
	/** Whole months from the day of separation; null keeps it until told otherwise. */
	keepMonths: number | null;
}

export const LEAST_MONTHS = 12;
export const MOST_MONTHS = 1200;

/** What holds for each class: its newest rule, and until there is one it is kept until told otherwise. */
export function rulesInForce(newestFirst: readonly RetentionRule[]): Record<RetentionClass, number | null> {
	const monthsOf = (one: RetentionClass) =>
		newestFirst.find((rule) => rule.class === one)?.keepMonths ?? null;
	return { identity: monthsOf('identity'), files: monthsOf('files'), mail: monthsOf('mail') };
}

/** What is wrong with the months of a rule, or null. */
export function checkMonths(months: number | null): 'months' | null {
	if (months === null) return null;
	return Number.isInteger(months) && months >= LEAST_MONTHS && months <= MOST_MONTHS ? null : 'months';
}
