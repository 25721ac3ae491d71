import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { hiredOn } from '#lib/domain/compliance/hired-on.ts';
import type { CompletedModule, Requirement } from '#lib/domain/compliance/requirement.ts';
import { standing, type Standing } from '#lib/domain/compliance/standing.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findHead } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { listCompletions, listOfficerHistory, listRequirements } from './queries.ts';

/** An officer as they were on the day, and where they stood with each requirement. */
export interface Officer {
	personId: string;
	givenName: string;
	familyName: string;
	badgeNumber: string | null;
	stateOfficerId: string | null;
	rank: string | null;
	unitId: string | null;
	employed: boolean;
	standings: { requirementId: string; standing: Standing; lastCompletedOn: Temporal.PlainDate | null }[];
}

export interface DepartmentStanding {
	today: Temporal.PlainDate;
	head: { seq: number; hash: string };
	requirements: Requirement[];
	units: { id: string; name: string }[];
	/** In order of name. */
	officers: Officer[];
}

/** The newest answer for each department and the head and day it is of; what an older head gave is nobody's any more. */
const known = new Map<string, { of: string; answer: Promise<DepartmentStanding> }>();
const KEPT = 64;

/**
 * Where every officer stands that the actor may see: a supervisor sees their own unit alone.
 *
 * Standing is a function of facts and of the day, and every change of a fact writes a ledger entry; so as long as
 * the ledger has the same head the answer is the same, and is remembered. The head is read before the facts: they
 * may be newer than it says, never older.
 */
export async function standingOfDepartment(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>
): Promise<DepartmentStanding> {
	const { departmentId } = actor;
	const today = localDay(now, actor.timeZone);
	const head = (await findHead(trx, departmentId)) ?? { seq: 0, hash: 'empty' };
	const of = `${head.hash} ${today}`;
	const last = known.get(departmentId);
	const whole = last?.of === of ? await last.answer.catch(() => null) : null;
	return seenBy(actor, whole ?? (await remember(departmentId, of, computeStanding(trx, actor, today, head))));
}

function remember(departmentId: string, of: string, answer: Promise<DepartmentStanding>) {
	known.delete(departmentId);
	known.set(departmentId, { of, answer });
	answer.catch(() => {
		if (known.get(departmentId)?.answer === answer) known.delete(departmentId);
	});
	if (known.size > KEPT) known.delete(known.keys().next().value!);
	return answer;
}

const parts = new WeakMap<DepartmentStanding, Map<string | null, DepartmentStanding>>();

/** The whole, or the part that a supervisor sees; the same object for the same answer, so that more can be remembered by it. */
function seenBy(actor: Context['actor'], whole: DepartmentStanding): DepartmentStanding {
	const may = (personId: string, unitId: string | null) =>
		can(actor, { action: 'see-record', personId, unitId });
	if (may('', null)) return whole;
	const known = parts.get(whole) ?? new Map<string | null, DepartmentStanding>();
	const part = known.get(actor.unitId) ?? {
		...whole,
		units: whole.units.filter((unit) => may('', unit.id)),
		officers: whole.officers.filter((officer) => may(officer.personId, officer.unitId))
	};
	parts.set(whole, known.set(actor.unitId, part));
	return part;
}

async function computeStanding(
	trx: Tx,
	{ departmentId, timeZone }: Context['actor'],
	today: Temporal.PlainDate,
	head: DepartmentStanding['head']
) {
	// Nobody stands anywhere with what nobody is bound to.
	const requirements = (await listRequirements(trx, departmentId)).filter(({ binding }) => binding);
	const units = await listUnits(trx, departmentId);
	const history = Map.groupBy(await listOfficerHistory(trx, departmentId, today), (row) => row.personId);
	const completions = Map.groupBy(await listCompletions(trx, departmentId, today), (row) => row.personId);
	const day = daysByText();
	const officers = [...history].map(([personId, rows]): Officer => {
		const { heldFrom: _, ...held } = rows.at(-1)!;
		const hired = hiredOn(
			rows.map((row) => ({ ...row, heldFrom: day(row.heldFrom) })),
			today
		);
		const done = (completions.get(personId) ?? []).map(({ revokedAt, ...row }) => ({
			...row,
			completedOn: day(row.completedOn),
			validUntil: day(row.validUntil),
			revokedOn: revokedAt && localDay(revokedAt, timeZone)
		}));
		const standings = requirements.map((rule) => {
			const own = done.filter((fact) => fact.requirementId === rule.id);
			const facts = { rule, officer: true, hiredOn: hired, completions: own, today };
			return { requirementId: rule.id, standing: standing(facts), lastCompletedOn: lastOf(own) };
		});
		return { ...held, standings };
	});
	officers.sort((a, b) => compareText(a.familyName, b.familyName) || compareText(a.givenName, b.givenName));
	return { today, head, requirements, units, officers };
}

const { compare: compareText } = new Intl.Collator('en');

const lastOf = (done: CompletedModule[]) =>
	done
		.map((fact) => fact.completedOn)
		.toSorted(Temporal.PlainDate.compare)
		.at(-1) ?? null;

/** The same few hundred days come up thousands of times: each is read once. */
function daysByText() {
	const days = new Map<string, Temporal.PlainDate>();
	return (text: string) => {
		const day = days.get(text) ?? readIso(text);
		days.set(text, day);
		return day;
	};
}

/** A day as the database writes it. Several times faster than reading whatever text `PlainDate.from` takes. */
const readIso = (text: string) =>
	new Temporal.PlainDate(+text.slice(0, 4), +text.slice(5, 7), +text.slice(8, 10));
