import type { Temporal } from 'temporal-polyfill';
import type { CompletedModule, Requirement } from '#lib/domain/compliance/requirement.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import { later } from '#lib/domain/compliance/term.ts';
import { versionOn } from '#lib/domain/compliance/versions.ts';
import { standingOf, type KnownPerson } from './facts/read-facts.ts';

/** A requirement as one person meets it on a day. */
export interface Assigned {
	/** The version that says what is asked in the cycle; outside of one, the version in force. */
	requirement: Requirement;
	/** All that there are by the day, oldest first. */
	versions: readonly Requirement[];
	completions: readonly CompletedModule[];
	standing: Standing;
	/** Since when the person is bound to it; null for who is not, and for practice. */
	boundSince: Temporal.PlainDate | null;
}

/** Where a person stands with a requirement on the day up to which their facts were read. */
export function assigned(
	person: KnownPerson,
	{ id, versions }: { id: string; versions: readonly [Requirement, ...Requirement[]] },
	today: Temporal.PlainDate
): Assigned {
	const found = standingOf(person, versions, today);
	const number = found.cycle?.rule.version;
	const requirement = versions.find(({ version }) => version === number) ?? versionOn(versions, today);
	return {
		requirement: requirement ?? versions[0],
		versions,
		completions: person.completions.get(id) ?? [],
		standing: found,
		boundSince: found.boundSince && later(found.boundSince, versions[0].effectiveOn)
	};
}
