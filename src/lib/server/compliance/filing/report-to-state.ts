import { randomUUID } from 'node:crypto';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { stateReportDigest } from '#lib/domain/compliance/filing/state-report-digest.ts';
import {
	whyNotReport,
	type ReportableKind,
	type ReportRefusal,
	type StateReport
} from '#lib/domain/compliance/filing/state-report.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { insertStateReports, listReportable, listReportsOf, lockFiling } from './queries.ts';

/** As many as a page shows, and more than a person ticks. */
const MOST = 200;

export interface ReportInput extends StateReport {
	/** Of what; each once. */
	of: readonly { kind: ReportableKind; id: string }[];
}

type Reported =
	/** How many were written down, and how many stood like that before. */
	| { kind: 'reported'; written: number; before: number }
	| Refused<'nothing-chosen' | 'too-many'>
	/** Nothing is written down when one of them cannot be. */
	| (Refused<ReportRefusal> & { title: string; personId: string });

/**
 * Writes down that training was submitted to the state, or that the state approved or refused it. What stands like that
 * already, on the same day and under the same number, stays as it is.
 */
export async function reportToState(context: Context, input: ReportInput): Promise<Reported> {
	const { actor, now } = context;
	const { departmentId, personId: recordedBy } = actor;
	if (!can(actor, { action: 'file-with-state' })) throw new Forbidden();
	if (input.of.length === 0) return { kind: 'refused', reason: 'nothing-chosen' };
	if (input.of.length > MOST) return { kind: 'refused', reason: 'too-many' };
	const report: StateReport = {
		state: input.state,
		reportedOn: input.reportedOn,
		confirmationNumber: input.confirmationNumber?.trim().slice(0, 100) || null,
		note: input.note?.trim().slice(0, 1000) || null
	};
	const today = localDay(now, actor.timeZone);
	return inDepartment(context.db, departmentId, async (trx): Promise<Reported> => {
		await lockFiling(trx, departmentId);
		const ids = input.of.map(({ id }) => id);
		const trained = new Map((await listReportable(trx, departmentId, ids)).map((row) => [keyOf(row), row]));
		const before = Map.groupBy(await listReportsOf(trx, departmentId, ids), ({ ofKind, ofId }) =>
			keyOf({ kind: ofKind, id: ofId })
		);
		const wanted = new Map(input.of.map((one) => [keyOf(one), one]));
		const rows = [];
		for (const [key, { kind: ofKind, id: ofId }] of wanted) {
			const training = trained.get(key);
			if (!training) throw new NotFound();
			const reports = before.get(key) ?? [];
			if (isSame(reports.at(-1), report)) continue;
			const { personId, title } = training;
			const reason = whyNotReport(report, training.on, reports, today);
			if (reason) return { kind: 'refused', reason, title, personId };
			const of = { departmentId, id: randomUUID(), personId, ofKind, ofId };
			rows.push({ ...report, ...of, recordedBy, recordedAt: now });
		}
		if (rows.length > 0) {
			await insertStateReports(trx, rows);
			await recordEvents(
				trx,
				context,
				...rows.map((row) => ({
					kind: 'reported-to-state' as const,
					subject: row.personId,
					report: row.id,
					state: row.state,
					digest: stateReportDigest(row)
				}))
			);
		}
		return { kind: 'reported', written: rows.length, before: wanted.size - rows.length };
	});
}

const keyOf = ({ kind, id }: { kind: ReportableKind; id: string }) => `${kind}:${id}`;

const isSame = (last: StateReport | undefined, wanted: StateReport): boolean =>
	last?.state === wanted.state &&
	last.reportedOn.equals(wanted.reportedOn) &&
	last.confirmationNumber === wanted.confirmationNumber;
