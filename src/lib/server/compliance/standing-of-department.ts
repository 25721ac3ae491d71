import { setImmediate as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { momentFor, type AsOf, type Known } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findHead, listLatestEntries } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { readFacts, standingOf } from './facts/read-facts.ts';
import { byName, officerOf, type Officer } from './officer-standing.ts';
import { listRequirements, type RequirementVersions } from './requirement/queries.ts';
import { slimStandingOf } from './slim-standing.ts';

export interface DepartmentStanding {
	/** The day that it is of. */
	today: Temporal.PlainDate;
	/** What was recorded later is not in it. */
	known: Known;
	/** Of the ledger as far as it was known. */
	head: { seq: number; hash: string };
	/** Those that bind anybody, withdrawn ones among them. */
	requirements: RequirementVersions[];
	units: { id: string; name: string }[];
	/** In order of name. */
	officers: Officer[];
}

/**
 * The newest answer for each department, and the newest for a past day, with the head, day and moment it is of; what an
 * older head gave is nobody's any more.
 */
const remembered = new Map<string, { of: string; answer: Promise<DepartmentStanding> }>();
const KEPT = 64;
/** Standings of one answer; a larger one is shared by who asks for it at the same time, and not remembered. */
const MOST_REMEMBERED = 250_000;
/** Standings of one department that are kept whole: some 60 MB of them. */
const MOST_WHOLE = 100_000;
/** Standings between two pauses, in which other requests are answered. */
const BETWEEN_PAUSES = 2_000;

/** After this long no request that began before a moment can still record anything: statements end sooner. */
const SETTLED = { minutes: 1 };

/**
 * Where every officer stands that the actor may see: a supervisor sees their own unit alone. On a past day everybody
 * stands where they stood; a supervisor sees who was in their unit then and is in it today.
 *
 * Standing is a function of facts and of the day, and every change of a fact writes a ledger entry; so as long as
 * the ledger has the same head the answer is the same, and is remembered. The head is read before the facts: they
 * may be newer than it says, never older. What was known at a moment that is over never changes at all, but for the
 * names of somebody whose identity is cut from the records.
 * @param on a past day; one that is ahead is today
 * @param known what was recorded later is left out
 */
export async function standingOfDepartment(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	on: Temporal.PlainDate | null = null,
	known: Known = null
): Promise<DepartmentStanding> {
	const today = localDay(now, actor.timeZone);
	const moment = momentFor({ on, known }, actor, now);
	const present = () => wholeOf(trx, actor, { on: today, known: null }, actor.departmentId, now);
	if (moment.known === null && moment.on.equals(today)) return seenBy(actor, await present());
	const past = await wholeOf(trx, actor, moment, `${actor.departmentId} past`, now);
	if (can(actor, { action: 'see-record', personId: '', unitId: null })) return past;
	const { officers } = seenBy(actor, await present());
	const own = new Set(officers.map(({ personId }) => personId));
	const then = seenBy(actor, past);
	return { ...then, officers: then.officers.filter(({ personId }) => own.has(personId)) };
}

async function wholeOf(
	trx: Tx,
	actor: Context['actor'],
	moment: AsOf,
	key: string,
	now: Temporal.Instant
): Promise<DepartmentStanding> {
	const { on, known } = moment;
	const isSettled = known !== null && Temporal.Instant.compare(known.add(SETTLED), now) < 0;
	const state = isSettled ? await lastCut(trx, actor.departmentId) : (await headOf(trx, actor)).hash;
	const of = `${state} ${on} ${known}`;
	const last = remembered.get(key);
	const whole = last?.of === of ? await last.answer.catch(() => null) : null;
	return whole ?? remember(key, of, computeStanding(trx, actor, moment));
}

const headOf = async (
	trx: Tx,
	{ departmentId }: Pick<Context['actor'], 'departmentId'>,
	known: Known = null
) => (await findHead(trx, departmentId, known)) ?? { seq: 0, hash: 'empty' };

/** The entry about the last removal, of whatever: a removal may cut names that were in an answer. */
const lastCut = async (trx: Tx, departmentId: string) =>
	(await listLatestEntries(trx, departmentId, null, 'removed', 1))[0]?.hash ?? 'whole';

function remember(key: string, of: string, answer: Promise<DepartmentStanding>) {
	remembered.delete(key);
	remembered.set(key, { of, answer });
	const forget = () => {
		if (remembered.get(key)?.answer === answer) remembered.delete(key);
	};
	answer.then(({ officers, requirements }) => {
		if (officers.length * requirements.length > MOST_REMEMBERED) forget();
	}, forget);
	if (remembered.size > KEPT) remembered.delete(remembered.keys().next().value!);
	return answer;
}

const parts = new WeakMap<DepartmentStanding, Map<string | null, DepartmentStanding>>();

/** The whole, or the part that a supervisor sees; the same object for the same answer, so that more can be remembered by it. */
function seenBy(actor: Context['actor'], whole: DepartmentStanding): DepartmentStanding {
	const may = (personId: string, unitId: string | null) =>
		can(actor, { action: 'see-record', personId, unitId });
	if (may('', null)) return whole;
	const seen = parts.get(whole) ?? new Map<string | null, DepartmentStanding>();
	const part = seen.get(actor.unitId) ?? {
		...whole,
		units: whole.units.filter((unit) => may('', unit.id)),
		officers: whole.officers.filter((officer) => may(officer.personId, officer.unitId))
	};
	parts.set(whole, seen.set(actor.unitId, part));
	return part;
}

async function computeStanding(
	trx: Tx,
	{ departmentId, timeZone }: Context['actor'],
	{ on: today, known }: AsOf
): Promise<DepartmentStanding> {
	const head = await headOf(trx, { departmentId }, known);
	// Nobody stands anywhere with what nobody is bound to.
	const requirements = (await listRequirements(trx, departmentId, known)).filter(
		({ versions }) => versions[0].binding
	);
	const units = await listUnits(trx, departmentId, known);
	const officers: Officer[] = [];
	const people = await readFacts(trx, { departmentId, timeZone }, null, today, known);
	const isLarge = people.size * requirements.length > MOST_WHOLE;
	let sinceAPause = 0;
	for (const person of people.values()) {
		const officer = officerOf(person, requirements, today, isLarge ? slimStandingOf : standingOf);
		if (officer) officers.push(officer);
		if ((sinceAPause += requirements.length) < BETWEEN_PAUSES) continue;
		sinceAPause = 0;
		await pause();
	}
	officers.sort(byName);
	return { today, known, head, requirements, units, officers };
}
