import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { PersonFacts } from '#lib/domain/compliance/cycle-facts.ts';
import type { WaiverSpell } from '#lib/domain/compliance/leave.ts';
import type { CompletedModule, Requirement } from '#lib/domain/compliance/requirement.ts';
import { cyclesOf, standing, type Standing, type StandingFacts } from '#lib/domain/compliance/standing.ts';
import { timeline } from '#lib/domain/compliance/timeline.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { listLeaveFacts, listWaiverFacts } from '../leave/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import { listRoleChanges } from '#lib/server/identity/queries.ts';
import { daysByText } from './days-by-text.ts';
import { listCompletionFacts, listHistoryFacts, type People } from './queries.ts';
import { readCredits } from './read-credits.ts';

/** What one person was on the day. */
export interface HeldDetails {
	givenName: string;
	familyName: string;
	badgeNumber: string | null;
	stateOfficerId: string | null;
	rank: string | null;
	unitId: string | null;
	assignment: string | null;
	employed: boolean;
}

/** All that the standing of one person depends on, up to a day. */
export interface KnownPerson extends PersonFacts {
	personId: string;
	held: HeldDetails;
	/** By requirement. */
	completions: ReadonlyMap<string, CompletedModule[]>;
	waivers: ReadonlyMap<string, WaiverSpell[]>;
}

type Place = Pick<Actor, 'departmentId' | 'timeZone'>;

/**
 * Reads the facts of some people, or of everybody, up to a day: a fixed number of statements, however many people.
 * Who was not known by that day is not among them.
 * @param known what was recorded later is not there
 */
export async function readFacts(
	db: Db,
	{ departmentId, timeZone }: Place,
	people: People,
	today: Temporal.PlainDate,
	known: Known = null
): Promise<Map<string, KnownPerson>> {
	const day = daysByText();
	const dayOf = (moment: Temporal.Instant) => localDay(moment, timeZone);
	const history = Map.groupBy(await listHistoryFacts(db, departmentId, people, today, known), byPerson);
	const roles = Map.groupBy(await listRoleChanges(db, departmentId, people, known), byPerson);
	const completed = await listCompletionFacts(db, departmentId, people, today, known);
	const completions = Map.groupBy(completed, byPerson);
	const leaves = Map.groupBy(await listLeaveFacts(db, departmentId, people, known), byPerson);
	const waivers = Map.groupBy(await listWaiverFacts(db, departmentId, people, known), byPerson);
	const credits = await readCredits(db, { departmentId, people, today, known, day, dayOf, completed });
	const found = new Map<string, KnownPerson>();
	for (const [personId, rows] of history) {
		const { personId: _, heldFrom: _from, licensedOn: _licence, ...held } = rows.at(-1)!;
		const given = (roles.get(personId) ?? []).map(({ at, roles }) => ({
			from: dayOf(Temporal.Instant.from(at)),
			roles
		}));
		const dated = rows.map((row) => ({
			...row,
			heldFrom: day(row.heldFrom),
			licensedOn: row.licensedOn === null ? null : day(row.licensedOn)
		}));
		found.set(personId, {
			...{ personId, held, timeline: timeline(dated, given), credits: credits.get(personId) ?? [] },
			leaves: (leaves.get(personId) ?? []).map(({ kind, fromOn, untilOn }) => ({
				...{ kind, fromOn: day(fromOn), untilOn: untilOn === null ? null : day(untilOn) }
			})),
			completions: byRequirement(completions.get(personId) ?? [], (row) => ({
				...{ cycle: row.cycle, code: row.code, completedOn: day(row.completedOn) },
				...{ validUntil: day(row.validUntil), revokedOn: row.revokedAt && dayOf(row.revokedAt) }
			})),
			waivers: byRequirement(waivers.get(personId) ?? [], ({ fromOn, untilOn }) => ({
				...{ fromOn: day(fromOn), untilOn: day(untilOn) }
			}))
		});
	}
	return found;
}

/** The facts of one person. They are somebody of the department. */
export async function readPerson(
	db: Db,
	place: Place,
	personId: string,
	today: Temporal.PlainDate,
	known: Known = null
): Promise<KnownPerson> {
	const person = (await readFacts(db, place, [personId], today, known)).get(personId);
	if (!person) throw new Error(`Nothing is known of person ${personId} on ${today}.`);
	return person;
}

const byPerson = ({ personId }: { personId: string }) => personId;

function byRequirement<R extends { requirementId: string }, T>(rows: readonly R[], read: (row: R) => T) {
	const found = new Map<string, T[]>();
	for (const row of rows) {
		const own = found.get(row.requirementId);
		if (own) own.push(read(row));
		else found.set(row.requirementId, [read(row)]);
	}
	return found;
}

/** Where a person stands with a requirement, all of whose versions are given, oldest first. */
export function standingOf(
	person: KnownPerson,
	versions: readonly Requirement[],
	today: Temporal.PlainDate
): Standing {
	return standing(factsOf(person, versions, today));
}

/** Every cycle of a person under a requirement so far, oldest first; none of who is not bound to it. */
export const cyclesOfPerson = (
	person: KnownPerson,
	versions: readonly Requirement[],
	today: Temporal.PlainDate
) => cyclesOf(factsOf(person, versions, today));

function factsOf(
	person: KnownPerson,
	versions: readonly Requirement[],
	today: Temporal.PlainDate
): StandingFacts {
	const { id } = versions[0]!;
	return {
		...{ versions, timeline: person.timeline, credits: person.credits, leaves: person.leaves, today },
		completions: person.completions.get(id) ?? NONE,
		waivers: person.waivers.get(id) ?? NONE
	};
}

const NONE: never[] = [];
