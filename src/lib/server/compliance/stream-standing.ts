import type { Temporal } from 'temporal-polyfill';
import { momentFor, type AsOf, type Known } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findHead } from '#lib/server/audit/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { openSnapshot, type Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listNames } from './facts/queries.ts';
import { readFacts } from './facts/read-facts.ts';
import { listRequirements } from './requirement/queries.ts';
import { byName, officerOf, type Officer } from './officer-standing.ts';
import type { DepartmentStanding } from './standing-of-department.ts';

/** Officers whose facts are in memory at once. */
const AT_ONCE = 200;

export type StandingPart =
	| ({ kind: 'department' } & Omit<DepartmentStanding, 'officers'>)
	| { kind: 'officer'; officer: Officer }
	/** The head of the ledger afterwards, where the report is not of one moment and it moved meanwhile. */
	| { kind: 'end'; movedTo: DepartmentStanding['head'] | null };

export interface StandingAsked {
	/** A past day; null is today. */
	on?: Temporal.PlainDate | null;
	/** What was recorded later is left out. */
	known?: Known;
	/** These requirements alone; null is all that bind anybody. */
	requirementIds?: readonly string[] | null;
}

/**
 * Where every officer stands with every requirement, one officer after the other in order of name: as
 * `standingOfDepartment`, for departments of any size. No more than some hundred officers are in memory.
 *
 * On PostgreSQL all of it is of one moment, that of the ledger's head in the first part: one transaction that reads
 * only, at repeatable read. The embedded database has one connection, which a long transaction would keep from
 * everybody else: there each page of officers is a reading of its own, and when the ledger grew meanwhile the last
 * part says so. Whoever stops taking parts ends the work.
 */
export async function* streamStanding(
	{ db, actor, now }: Context,
	{ on = null, known = null, requirementIds = null }: StandingAsked = {}
): AsyncGenerator<StandingPart, void> {
	if (!can(actor, { action: 'export' })) throw new Forbidden();
	const { departmentId, timeZone } = actor;
	const moment = momentFor({ on, known }, actor, now);
	const snapshot = await openSnapshot(db, departmentId);
	try {
		const { people, ...department } = await snapshot.read((trx) =>
			open(trx, departmentId, moment, requirementIds)
		);
		yield { kind: 'department', ...department };
		for (let from = 0; from < people.length; from += AT_ONCE) {
			const ids = people.slice(from, from + AT_ONCE).map(({ personId }) => personId);
			const facts = await snapshot.read((trx) =>
				readFacts(trx, { departmentId, timeZone }, ids, moment.on, moment.known)
			);
			for (const id of ids) {
				const person = facts.get(id);
				const officer = person && officerOf(person, department.requirements, moment.on);
				if (officer) yield { kind: 'officer', officer };
			}
		}
		const head = snapshot.isSteady
			? null
			: await snapshot.read((trx) => headOf(trx, departmentId, moment.known));
		const hasMoved = head !== null && head.hash !== department.head.hash;
		yield { kind: 'end', movedTo: hasMoved ? head : null };
	} finally {
		await snapshot.close();
	}
}

async function open(
	trx: Tx,
	departmentId: string,
	{ on: today, known }: AsOf,
	requirementIds: readonly string[] | null
) {
	const head = await headOf(trx, departmentId, known);
	const requirements = (await listRequirements(trx, departmentId, known)).filter(
		({ id, versions }) => versions[0].binding && (requirementIds?.includes(id) ?? true)
	);
	const units = await listUnits(trx, departmentId, known);
	const people = (await listNames(trx, departmentId, today, known)).sort(byName);
	return { today, known, head, requirements, units, people };
}

const headOf = async (trx: Tx, departmentId: string, known: Known) =>
	(await findHead(trx, departmentId, known)) ?? { seq: 0, hash: 'empty' };
