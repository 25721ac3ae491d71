import type { Temporal } from 'temporal-polyfill';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import { standingOf, type KnownPerson } from './facts/read-facts.ts';

/**
 * A standing of which only what lists sort and count by is kept, a tenth of it; the rest is computed again from the same
 * facts when somebody looks at it. A million whole ones would be more than the server may hold.
 */
class SlimStanding {
	readonly kind: Standing['kind'];
	readonly dueOn: Standing['dueOn'];
	readonly #person: KnownPerson;
	readonly #versions: readonly Requirement[];
	readonly #today: Temporal.PlainDate;

	constructor(
		{ kind, dueOn }: Standing,
		person: KnownPerson,
		versions: readonly Requirement[],
		today: Temporal.PlainDate
	) {
		this.kind = kind;
		this.dueOn = dueOn;
		this.#person = person;
		this.#versions = versions;
		this.#today = today;
	}

	get cycle() {
		return this.#whole().cycle;
	}

	get boundSince() {
		return this.#whole().boundSince;
	}

	get until() {
		const whole = this.#whole();
		return whole.kind === 'not-applicable' ? null : whole.until;
	}

	get leave() {
		const whole = this.#whole();
		return whole.kind === 'not-applicable' ? null : whole.leave;
	}

	#whole() {
		return standingOf(this.#person, this.#versions, this.#today);
	}
}

/** As `standingOf`. Who is not asked has nothing to leave out. */
export function slimStandingOf(
	person: KnownPerson,
	versions: readonly Requirement[],
	today: Temporal.PlainDate
): Standing {
	const whole = standingOf(person, versions, today);
	if (whole.kind === 'not-applicable') return whole;
	// It has every member that a standing has, read in another way.
	return new SlimStanding(whole, person, versions, today) as unknown as Standing;
}
