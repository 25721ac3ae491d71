import { digest } from '#lib/domain/audit/canonical.ts';
import type { Requirement } from './requirement.ts';

/** What an adopted requirement is called in the ledger: its whole rule and its items in order; of practice, that it binds nobody. */
export function requirementDigest(requirement: Requirement): string {
	const { id, title, citation, effectiveOn, firstDueDays, everyMonths, renewalWindowDays } = requirement;
	const { passPercent, attemptsPerCycle, waitMinutes, items, binding } = requirement;
	return digest({
		...{ id, title, citation, effectiveOn, firstDueDays, everyMonths, renewalWindowDays },
		...{ passPercent, attemptsPerCycle, waitMinutes },
		binding: binding ? undefined : false,
		items: items.map(({ position, code, kind }) => ({ position, code, kind }))
	});
}
