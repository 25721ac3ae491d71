import type { Actor } from '#lib/domain/identity/actor.ts';
import { clamp, isWithin } from '#lib/domain/identity/inspection-scope.ts';
import type { CountingRule, HoursLedger } from './hours-ledger.ts';

/**
 * What an inspector sees of hours: the cycles that reach into their period, all that counts in those, so that the sums
 * are the lines' sums, and what was done in the period itself. Everybody else sees all.
 */
export function hoursWithinPeriod(ledger: HoursLedger, actor: Pick<Actor, 'inspection'>): HoursLedger {
	if (!actor.inspection) return ledger;
	const reaches = ({ from, to }: CountingRule) => clamp(actor, from, to) !== null;
	return {
		...ledger,
		lines: ledger.lines.flatMap((line) => {
			const counts = line.counts.filter(reaches);
			return counts.length > 0 || isWithin(actor, line.on) ? [{ ...line, counts }] : [];
		}),
		apart: ledger.apart.filter(({ on }) => isWithin(actor, on)),
		cycles: ledger.cycles.filter(reaches)
	};
}
