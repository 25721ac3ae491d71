// A certificate lasts a number of months from the day of completion. Renewing early costs nobody the time they still
// had: the new term begins where the module's own old one ends, but at most a renewal window after the day of
// completion, so that one training is never stretched further than the rule allows.
// Source: the department's requirement (every so many months, window of so many days).

import { Temporal } from 'temporal-polyfill';
import { addMonths } from '#lib/domain/calendar/add-months.ts';
import type { CompletedModule } from './requirement.ts';

export interface Completed {
	/** The day of completion in the department's time zone. */
	completedOn: Temporal.PlainDate;
	everyMonths: number;
	/** The last valid day of the module's certificate that this one follows, or null for a first one: `endBefore`. */
	previousValidUntil: Temporal.PlainDate | null;
	/** How many days before the last valid day a renewal may begin. */
	renewalWindowDays: number;
}

export interface Recertification {
	/** The last day on which the certificate is valid. */
	validUntil: Temporal.PlainDate;
	/** The first day on which completing again loses none of this term. */
	renewableFrom: Temporal.PlainDate;
}

/** When a certificate lapses, and from when it can be renewed. Month ends clamp as in `addMonths`. */
export function recertification(completed: Completed): Recertification {
	const { everyMonths, renewalWindowDays } = completed;
	if (!(everyMonths > 0)) throw new RangeError('a certificate lasts at least a month');
	if (!(renewalWindowDays >= 0)) throw new RangeError('a renewal window has no negative days');
	const validUntil = addMonths(termStartsOn(completed), everyMonths);
	return { validUntil, renewableFrom: validUntil.subtract({ days: renewalWindowDays }) };
}

function termStartsOn({ completedOn, previousValidUntil, renewalWindowDays }: Completed): Temporal.PlainDate {
	if (!previousValidUntil) return completedOn;
	const latest = completedOn.add({ days: renewalWindowDays });
	const [, middle] = [completedOn, previousValidUntil, latest].sort(Temporal.PlainDate.compare);
	return middle!;
}

/**
 * The last valid day that completing a module again goes on from: its own, not that of its siblings in the
 * requirement. A cycle that a revocation has ended gives no credit. null for a first completion.
 * @param asked.cycle that it is completed in now
 */
export function endBefore(
	completions: readonly CompletedModule[],
	asked: { cycle: number; code: string; today: Temporal.PlainDate }
): Temporal.PlainDate | null {
	const { today } = asked;
	const ended = new Set(
		completions
			.filter(({ revokedOn }) => revokedOn && Temporal.PlainDate.compare(revokedOn, today) <= 0)
			.map(({ cycle }) => cycle)
	);
	const earlier = completions.filter(
		({ cycle, code }) => code === asked.code && cycle < asked.cycle && !ended.has(cycle)
	);
	return earlier.toSorted((one, other) => other.cycle - one.cycle)[0]?.validUntil ?? null;
}
