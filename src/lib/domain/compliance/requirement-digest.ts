import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import type { Requirement } from './requirement.ts';
import { ruleDocument } from './rule-document.ts';

/**
 * What a version of a requirement is called in the ledger: its whole rule and its items in order; of practice, that it
 * binds nobody. Version 1 of a plain rule is called what it was called before there was more to say.
 */
export function requirementRecord(requirement: Requirement): Canonical {
	const { id, title, citation, effectiveOn, firstDueDays, everyMonths, renewalWindowDays } = requirement;
	const { passPercent, attemptsPerCycle, waitMinutes, items, binding } = requirement;
	const { version, withdrawn } = requirement;
	return {
		...{ id, title, citation, effectiveOn, firstDueDays, everyMonths, renewalWindowDays },
		...{ passPercent, attemptsPerCycle, waitMinutes },
		binding: binding ? undefined : false,
		items: items.map(({ position, code, kind }) => ({ position, code, kind })),
		rule: ruleDocument(requirement) ?? undefined,
		version: version === 1 ? undefined : version,
		withdrawn: withdrawn ? true : undefined
	};
}

export const requirementDigest = (row: Requirement): string => digest(requirementRecord(row));
