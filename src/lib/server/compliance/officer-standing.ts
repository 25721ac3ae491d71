import type { Temporal } from 'temporal-polyfill';
import { compareDays } from '#lib/domain/calendar/day-number.ts';
import type { CompletedModule } from '#lib/domain/compliance/requirement.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import { heldOn } from '#lib/domain/compliance/timeline.ts';
import { standingOf, type HeldDetails, type KnownPerson } from './facts/read-facts.ts';
import type { RequirementVersions } from './requirement/queries.ts';

/** An officer as they were on the day, and where they stood with each requirement. */
export interface Officer extends HeldDetails {
	personId: string;
	standings: { requirementId: string; standing: Standing; lastCompletedOn: Temporal.PlainDate | null }[];
}

/** Where somebody stands with every requirement, in that order; null of who is no officer on the day. */
export function officerOf(
	person: KnownPerson,
	requirements: readonly RequirementVersions[],
	today: Temporal.PlainDate,
	computed = standingOf
): Officer | null {
	if (!heldOn(person.timeline, today)?.roles.includes('officer')) return null;
	const standings = requirements.map(({ id, versions }) => ({
		requirementId: id,
		standing: computed(person, versions, today),
		lastCompletedOn: lastOf(person.completions.get(id))
	}));
	return { personId: person.personId, ...person.held, standings };
}

const { compare } = new Intl.Collator('en');

type Named = Pick<Officer, 'familyName' | 'givenName' | 'personId'>;

/** For `sort`: in order of name; namesakes in an order that does not change. */
export const byName = (one: Named, other: Named) =>
	compare(one.familyName, other.familyName) ||
	compare(one.givenName, other.givenName) ||
	(one.personId < other.personId ? -1 : 1);

function lastOf(done: readonly CompletedModule[] = []): Temporal.PlainDate | null {
	let last: Temporal.PlainDate | null = null;
	for (const { completedOn } of done) if (!last || compareDays(last, completedOn) < 0) last = completedOn;
	return last;
}
