import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { reportRuleInWords } from '#lib/domain/compliance/filing/report-due.ts';
import { filingOf, type Filing } from '#lib/domain/compliance/filing/state-report.ts';
import { can } from '#lib/domain/identity/can.ts';
import { clamp } from '#lib/domain/identity/inspection-scope.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { dueWindows, filingRule } from './filing-rule.ts';
import { listFilings, listReportsOf, type FilingFilter, type HeldThen, type Reportable } from './queries.ts';

const ROWS_A_PAGE = 50;

/** What a form can ask for: a day that is not said is a year ago, or today. */
export type AskedFiling = Omit<FilingFilter, 'from' | 'to'> & {
	from: Temporal.PlainDate | null;
	to: Temporal.PlainDate | null;
};

export type FiledTraining = Reportable & HeldThen & { filing: Filing };

export interface FilingList {
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** The state, how it is filed with, and its words for what a filing can be; null where none is chosen. */
	profile: { name: string; how: string; deadline: string; states: string[] } | null;
	/** When a report is due, in words; null where no day is named. */
	due: string | null;
	total: number;
	page: number;
	pages: number;
	rows: FiledTraining[];
	mayFile: boolean;
}

/** Training and its reports to the state, one page of 50. A page beyond the last is the last. */
export async function listFiling(context: Context, asked: AskedFiling, page: number): Promise<FilingList> {
	const { actor, now } = context;
	if (!can(actor, { action: 'export' })) throw new Forbidden();
	const today = localDay(now, actor.timeZone);
	const wanted = { from: asked.from ?? today.subtract({ years: 1 }), to: asked.to ?? today };
	const span = clamp(actor, wanted.from, wanted.to);
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const { profile, rule } = await filingRule(trx, actor.departmentId);
		const said = {
			profile: profile && { name: profile.name, ...profile.filing },
			due: rule && reportRuleInWords(rule),
			mayFile: can(actor, { action: 'file-with-state' })
		};
		if (!span) return { ...said, ...wanted, total: 0, page: 1, pages: 1, rows: [] };
		const [from, to] = [span.from!, span.to!];
		const due = { rule, windows: dueWindows(rule, from, to), today };
		const read = (number: number) =>
			listFilings(trx, actor.departmentId, { ...asked, from, to }, due, {
				limit: ROWS_A_PAGE,
				offset: (number - 1) * ROWS_A_PAGE
			});
		let shown = Math.max(1, page);
		let found = await read(shown);
		if (found.rows.length === 0 && shown > 1) {
			// Beyond the last page there is no row to say how many there are.
			const { total } = await read(1);
			shown = Math.max(1, Math.ceil(total / ROWS_A_PAGE));
			found = await read(shown);
		}
		const reports = Map.groupBy(
			await listReportsOf(
				trx,
				actor.departmentId,
				found.rows.map(({ id }) => id)
			),
			({ ofKind, ofId }) => `${ofKind}:${ofId}`
		);
		return {
			...{ ...said, from, to, total: found.total, page: shown },
			pages: Math.max(1, Math.ceil(found.total / ROWS_A_PAGE)),
			rows: found.rows.map((row) => ({
				...row,
				filing: filingOf(row.on, reports.get(`${row.kind}:${row.id}`) ?? [], rule, today)
			}))
		};
	});
}
