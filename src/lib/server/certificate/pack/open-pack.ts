import { Temporal } from 'temporal-polyfill';
import { ledgerOrigin } from '#lib/domain/audit/note/checkpoint.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { localMoments, type LocalMoments } from '#lib/domain/certificate/pack/local-moments.ts';
import type { PackRequest } from '#lib/domain/certificate/pack/pack-request.ts';
import type { CourseApprovalEvidence } from '#lib/domain/compliance/agency/agency.ts';
import { endOfDay } from '#lib/domain/compliance/as-of.ts';
import { headAt } from '#lib/server/audit/tree/head-at.ts';
import { findAgency, listCourseApprovals } from '#lib/server/compliance/agency/queries.ts';
import { listNames } from '#lib/server/compliance/facts/queries.ts';
import { filingRule } from '#lib/server/compliance/filing/filing-rule.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { findDepartment, listTitles } from './queries.ts';

/** What a pack is about as a whole, read once. */
export type Pack = Awaited<ReturnType<typeof openPack>>;

/** Everything of a pack that is not of one person. @throws NotFound of a person, or of a time before the department */
export async function openPack(trx: Tx, departmentId: string, request: PackRequest) {
	const { asOf: known, from, to } = request;
	const department = await findDepartment(trx, departmentId);
	const { timeZone } = department;
	const asOfDay = localDay(known, timeZone);
	const on = Temporal.PlainDate.compare(to, asOfDay) < 0 ? to : asOfDay;
	const head = await headAt(trx, departmentId, known);
	if (!head) throw new NotFound();
	const wanted = request.requirementIds && new Set(request.requirementIds);
	const requirements = (await listRequirements(trx, departmentId, known)).filter(
		({ id }) => wanted === null || wanted.has(id)
	);
	const names = await listNames(trx, departmentId, asOfDay, known);
	const people = names.filter(({ personId }) => request.personId === null || personId === request.personId);
	if (request.personId !== null && people.length === 0) throw new NotFound();
	const byId = new Map(names.map((one) => [one.personId, `${one.givenName} ${one.familyName}`]));
	const begins = from.toZonedDateTime(timeZone).toInstant();
	const ends = endOfDay(to, timeZone);
	const approvals = await listCourseApprovals(trx, departmentId, known);
	return {
		...{ request, department, head, requirements, on },
		origin: ledgerOrigin(departmentId),
		days: { from: from.toString(), to: to.toString(), on: on.toString() },
		begins,
		ends,
		/** The same as entries of the ledger say moments. */
		entered: { begins: entryText(begins), ends: entryText(ends) },
		agency: (await findAgency(trx, departmentId, known)) ?? null,
		filing: await filingRule(trx, departmentId, known),
		approvals: new Map(approvals.map((one): [string, CourseApprovalEvidence] => [one.code, one])),
		titles: await listTitles(trx, known),
		/** In the order of the tables: by name, as machines compare texts, so that it is the same everywhere. */
		people: people.sort(byName).map(({ personId }) => personId),
		nameOf: (personId: string | null) => (personId === null ? '' : (byId.get(personId) ?? '')),
		local: localMoments(timeZone, known.add({ hours: 24 })) satisfies LocalMoments
	};
}

const entryText = (moment: Temporal.Instant) =>
	moment.toString({ fractionalSecondDigits: 3, roundingMode: 'trunc' });

type Named = Awaited<ReturnType<typeof listNames>>[number];

function byName(one: Named, other: Named): number {
	const [a, b] = [one, other].map((name) => `${name.familyName}\n${name.givenName}\n${name.personId}`);
	return a! < b! ? -1 : 1;
}
