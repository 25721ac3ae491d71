import { randomUUID } from 'node:crypto';
import { affectedDetails, affectedWords } from '#lib/domain/compliance/adopting/affected-words.ts';
import { draftDigest } from '#lib/domain/compliance/adopting/draft-digest.ts';
import {
	byUrgency,
	countAffected,
	isAffected,
	type StandingChange
} from '#lib/domain/compliance/adopting/standing-change.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import { later } from '#lib/domain/compliance/term.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { readFacts, standingOf, type KnownPerson } from '../facts/read-facts.ts';
import {
	checkEntered,
	readPeople,
	refusedEntry,
	type EnteredRule,
	type RefusedEntry
} from './check-entered.ts';
import { draftVersion } from './draft-version.ts';
import { openRequirement } from './open-requirement.ts';
import { listRequirements } from './queries.ts';

export interface Previewed {
	kind: 'previewed';
	/** Of the rule that was looked at; whoever saves it sends it along. */
	digest: string;
	/** The day that it is computed for: today, or the one from which it counts. */
	on: ReturnType<typeof localDay>;
	counts: ReturnType<typeof countAffected>;
	headline: string;
	details: string[];
	page: number;
	pages: number;
	rows: (StandingChange & {
		personId: string;
		name: string;
		badgeNumber: string | null;
		unitName: string | null;
		why: string;
	})[];
}

const ROWS_A_PAGE = 50;

/**
 * What a rule would do to people if it were saved as entered: where each would stand with it and without it on the day
 * from which it counts, or today, by what is known today. Nothing is written.
 * @param input.of the requirement whose next version it is; null for a new one
 * @param input.page of the list of officers, from 1; one beyond the last is the last
 */
export async function previewRequirement(
	context: Context,
	input: { rule: EnteredRule; of: string | null; page: number }
): Promise<Previewed | (RefusedEntry & Pick<Previewed, 'digest'>)> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		let today: Promise<KnownPerson[]> | undefined;
		// The one read of everybody that takes long; for a day ahead they are read again as of it.
		const people = () => (today ??= readPeople(trx, context));
		const drafted = await drafting(trx, context, input, people);
		const { before, after, version } = drafted;
		const digest = draftDigest(version);
		if (drafted.problems.length > 0) return { ...refusedEntry(drafted.problems), digest };
		const on = later(localDay(context.now, timeZone), version.effectiveOn);
		const isToday = on.equals(localDay(context.now, timeZone));
		const all = isToday ? await people() : [...(await readFacts(trx, context.actor, null, on)).values()];
		const changes = all
			.map((person) => ({
				person,
				before: before.length > 0 ? standingOf(person, before, on) : NOT_ASKED,
				after: standingOf(person, after, on)
			}))
			.filter(isAffected);
		const counts = countAffected(changes);
		changes.sort((one, other) => byUrgency(one, other) || byName(one.person, other.person));
		const pages = Math.max(1, Math.ceil(changes.length / ROWS_A_PAGE));
		const page = Math.min(Math.max(1, input.page), pages);
		const units = new Map((await listUnits(trx, departmentId)).map(({ id, name }) => [id, name]));
		return {
			...{ kind: 'previewed', digest, on, counts, page, pages },
			headline: affectedWords(counts),
			details: affectedDetails(counts, { on, isNew: before.length === 0 }),
			rows: changes.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE).map(({ person, ...change }) => ({
				...{ ...change, personId: person.personId, badgeNumber: person.held.badgeNumber },
				name: `${person.held.familyName}, ${person.held.givenName}`,
				unitName: (person.held.unitId && units.get(person.held.unitId)) || null,
				why: whyStanding(change.after, after)
			}))
		};
	});
}

async function drafting(
	trx: Tx,
	context: Context,
	{ rule, of }: { rule: EnteredRule; of: string | null },
	people: () => Promise<readonly KnownPerson[]>
) {
	const others = await listRequirements(trx, context.actor.departmentId);
	const former = of === null ? null : openRequirement(others, of);
	const { draft, problems } = await checkEntered(trx, context, rule, { others, former, people });
	const before: Requirement[] = former?.versions ?? [];
	if (!former) {
		const version: Requirement = { ...draft, id: randomUUID() };
		return { problems, before, after: [version], version };
	}
	const drafted = await draftVersion(trx, context, draft, former);
	const more = drafted.problems.filter(({ field }) => !problems.some((other) => other.field === field));
	const { version } = drafted;
	return { problems: [...problems, ...more], before, after: [...before, version], version };
}

/** How everybody stands with what is not adopted yet. */
const NOT_ASKED: Standing = {
	...{ kind: 'not-applicable', dueOn: null, cycle: null, boundSince: null },
	because: 'not-in-effect'
};

const { compare } = new Intl.Collator('en');
const byName = ({ held: one }: KnownPerson, { held: other }: KnownPerson) =>
	compare(one.familyName, other.familyName) || compare(one.givenName, other.givenName);
