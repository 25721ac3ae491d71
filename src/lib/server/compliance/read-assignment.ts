import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { endBefore } from '#lib/domain/compliance/recertification.ts';
import type { CompletedModule, Requirement, RequirementItem } from '#lib/domain/compliance/requirement.ts';
import { opensLaterOn, type Standing } from '#lib/domain/compliance/standing.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { assigned } from './assignments.ts';
import { readPerson, type KnownPerson } from './facts/read-facts.ts';
import { findRequirement } from './requirement/queries.ts';

/** One item of a requirement, as the acting officer meets it today. */
export interface Assignment {
	requirement: Requirement;
	versions: readonly Requirement[];
	person: KnownPerson;
	item: RequirementItem;
	/** The cycle that work done today counts for; practice has one, which is always open. */
	cycle: number;
	/** The last valid day of this module's own term that completing it now goes on from; null when there is none. */
	previousValidUntil: Temporal.PlainDate | null;
	standing: Standing;
	/** Since when the officer is bound to it; null where it is practice. */
	boundSince: Temporal.PlainDate | null;
	/** From when the cycle may be worked on; null when it is open. */
	opensOn: Temporal.PlainDate | null;
	/** Whether work on the item counts today: the cycle is open and the item is not completed in it. */
	mayBegin: boolean;
	/** The completion of this module in this cycle; null for scenarios, whose runs count through their module. */
	completed: CompletedModule | null;
}

/**
 * The assignment that the actor has under a requirement.
 * Throws NotFound when there is none: an unknown requirement or item, or nothing is asked of this person.
 */
export async function readAssignment(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	requirementId: string,
	code: string
): Promise<Assignment> {
	if (!isId(requirementId)) throw new NotFound();
	const row = await findRequirement(trx, actor.departmentId, requirementId);
	if (!row) throw new NotFound();
	const today = localDay(now, actor.timeZone);
	const person = await readPerson(trx, actor, actor.personId, today);
	const { requirement, versions, completions, standing, boundSince } = assigned(person, row, today);
	const item = requirement.items.find((item) => item.code === code);
	const isAsked = standing.kind !== 'not-applicable' || standing.because === 'not-binding';
	if (!item || !isAsked) throw new NotFound();
	const cycle = standing.cycle?.number ?? 1;
	const completed = completions.find((fact) => fact.cycle === cycle && fact.code === code) ?? null;
	const previousValidUntil = endBefore(completions, { cycle, code, today });
	const opensOn = opensLaterOn(standing, today);
	return {
		requirement,
		versions,
		person,
		item,
		cycle,
		previousValidUntil,
		standing,
		boundSince,
		opensOn,
		mayBegin: opensOn === null && !completed,
		completed
	};
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
