import { Temporal } from 'temporal-polyfill';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { maySeeReason } from '#lib/domain/compliance/records/private-reason.ts';
import { MOVED_MONTHS, type ExceptionKind } from '#lib/domain/compliance/registers/exception-kind.ts';
import { LEAVE_WORDS } from '#lib/domain/compliance/records/exemption-words.ts';
import { folded } from '#lib/domain/compliance/registers/folded.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import {
	standingOfDepartment,
	type DepartmentStanding
} from '#lib/server/compliance/standing-of-department.ts';
import type { Named } from '../person-columns.ts';
import type { Asked } from '../register.ts';
import { listExcuses, listMoved } from './queries.ts';

export interface ExceptionRow extends Named {
	kind: ExceptionKind;
	unitId: string | null;
	requirementId: string | null;
	requirement: string | null;
	/** Due day, first day of the waiver or the leave, day of the move. */
	fromOn: Temporal.PlainDate;
	untilOn: Temporal.PlainDate | null;
	/** Null where it is not for the actor. */
	reason: string | null;
	by: string | null;
	recordedAt: Temporal.Instant | null;
}

type Details = Omit<Named, 'id' | 'sortKey'> & { unitId: string | null };
type Found = Omit<ExceptionRow, 'id' | 'sortKey'>;

/** Everybody who is late, of whom less is asked, who came or who left, as of the day; what the filter leaves out is not among them. */
export async function exceptionRows(trx: Tx, context: Context, asked: Asked): Promise<ExceptionRow[]> {
	const department = await standingOfDepartment(trx, context, asked.on, asked.known);
	const unitNames = new Map(department.units.map(({ id, name }) => [id, name]));
	const titles = new Map(department.requirements.map(({ id, versions }) => [id, versions.at(-1)!.title]));
	const detailsOf = ({
		personId,
		givenName,
		familyName,
		badgeNumber,
		stateOfficerId,
		rank,
		unitId
	}: Held) => ({
		...{ personId, givenName, familyName, badgeNumber, stateOfficerId, rank, unitId },
		unitName: (unitId && unitNames.get(unitId)) ?? null
	});
	const people = new Map(department.officers.map((officer) => [officer.personId, detailsOf(officer)]));
	const found: Found[] = lateOf(department, people);
	for (const { leaveKind, ...excuse } of await listExcuses(trx, asked)) {
		const person = people.get(excuse.personId);
		if (!person) continue;
		const isTold = !leaveKind || maySeeReason(context.actor, { personId: excuse.personId, kind: leaveKind });
		const why = leaveKind ? LEAVE_WORDS[leaveKind] : '';
		const reason = isTold ? [why, excuse.reason].filter(Boolean).join(': ') : why;
		const requirement = (excuse.requirementId && titles.get(excuse.requirementId)) ?? null;
		found.push({ ...person, ...excuse, kind: leaveKind ? 'on-leave' : 'waived', requirement, reason });
	}
	const since = asked.filter.from ?? asked.on.subtract({ months: MOVED_MONTHS });
	for (const { employed, since: fromOn, by, ...held } of await listMoved(trx, asked)) {
		// Who left has no standing any more, and is an officer or not by what they were.
		if (employed ? !people.has(held.personId) : asked.people && !asked.people.includes(held.personId))
			continue;
		if (Temporal.PlainDate.compare(fromOn, since) < 0) continue;
		const kind = employed ? 'new-hire' : 'separated';
		const of = { requirementId: null, requirement: null, untilOn: null, recordedAt: null };
		found.push({ ...detailsOf(held), ...of, kind, fromOn, by, reason: null });
	}
	return found.filter((row) => isAsked(row, asked)).map((row) => placed(row, asked.filter.sort));
}

type Held = Pick<Details, 'personId' | 'givenName' | 'familyName' | 'badgeNumber'> &
	Pick<Details, 'stateOfficerId' | 'rank' | 'unitId'>;

const lateOf = ({ officers, requirements }: DepartmentStanding, people: Map<string, Details>): Found[] =>
	officers.flatMap((officer) =>
		officer.standings.flatMap(({ requirementId, standing }) => {
			const { kind } = standing;
			if (kind !== 'overdue' && kind !== 'in-grace') return [];
			const { versions } = requirements.find(({ id }) => id === requirementId)!;
			const requirement = versions.at(-1)!.title;
			const of = { requirementId, requirement, untilOn: null, by: null, recordedAt: null };
			const reason = whyStanding(standing, versions);
			return [{ ...people.get(officer.personId)!, ...of, kind, fromOn: standing.dueOn, reason }];
		})
	);

function isAsked(row: Found, { filter, people }: Asked): boolean {
	const { unitId, requirementId, state, search, from, to } = filter;
	const { givenName, familyName, badgeNumber, stateOfficerId, rank } = row;
	const text = folded([givenName, familyName, badgeNumber, stateOfficerId, rank].join(' '));
	const words = folded(search).split(/\s+/).filter(Boolean);
	return (
		(!people || people.includes(row.personId)) &&
		(!unitId || row.unitId === unitId) &&
		(!requirementId || !row.requirementId || row.requirementId === requirementId) &&
		(!state || row.kind === state) &&
		(!from || Temporal.PlainDate.compare(from, row.fromOn) <= 0) &&
		(!to || Temporal.PlainDate.compare(row.fromOn, to) <= 0) &&
		words.every((word) => text.includes(word))
	);
}

function placed(row: Found, sort: string | null): ExceptionRow {
	const name = folded(`${row.familyName}, ${row.givenName}`);
	const keys: Record<string, string> = {
		unit: folded(row.unitName ?? ''),
		kind: row.kind,
		from_on: row.fromOn.toString()
	};
	// One person can be on the list more than once: what else it is of makes each place its own.
	const key = [(sort && keys[sort]) ?? '', name, row.kind, row.requirementId ?? '', row.fromOn].join('\t');
	return { ...row, id: row.personId, sortKey: key };
}
