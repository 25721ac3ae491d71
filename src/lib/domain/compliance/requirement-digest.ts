import { digest } from '#lib/domain/audit/canonical.ts';
import type { Requirement } from './requirement.ts';

/** What an adopted requirement is called in the ledger: its whole rule and its items in order. */
export function requirementDigest(requirement: Requirement): string {
	const { id, title, citation, effectiveOn, firstDueDays, everyMonths, renewalWindowDays } = requirement;
	const { passPercent, attemptsPerCycle, waitMinutes, items } = requirement;
	return digest({
		...{ id, title, citation, effectiveOn, firstDueDays, everyMonths, renewalWindowDays },
		...{ passPercent, attemptsPerCycle, waitMinutes },
		items: items.map(({ position, code, kind }) => ({ position, code, kind }))
	});
}
