// Whether a training is on file at the state. Submitted is not approved: an agency submits, and a state approves or
// refuses (Colorado, Texas). What was refused has to be submitted again, and is not reported until then.

import { Temporal } from 'temporal-polyfill';
import { daysLate, reportDueOn, type ReportRule } from './report-due.ts';

export const REPORTABLE_KINDS = ['completion', 'session-credit', 'outside'] as const;
export type ReportableKind = (typeof REPORTABLE_KINDS)[number];

export const REPORT_STATES = ['submitted', 'approved', 'refused'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a list can be asked for; what is late may be reported or not. */
export const ASKED_STATES = ['not-reported', 'late', ...REPORT_STATES] as const;
export type AskedState = (typeof ASKED_STATES)[number];

/** One entry about a training, as it was written down. */
export interface StateReport {
	state: ReportState;
	/** The day on which it was submitted, approved or refused. */
	reportedOn: Temporal.PlainDate;
	confirmationNumber: string | null;
	note: string | null;
}

export interface Filing {
	state: 'not-reported' | ReportState;
	/** The last day in time; null where the state's profile names none, or there is no profile. */
	dueOn: Temporal.PlainDate | null;
	/** When what counts was submitted; null while nothing is. */
	reportedOn: Temporal.PlainDate | null;
	/** Of the report, or as of today while there is none. */
	daysLate: number;
	confirmationNumber: string | null;
}

/**
 * Where the filing of a training stands.
 * @param reports about it, in the order in which they were written down
 * @param today the local day that it is asked for
 */
export function filingOf(
	on: Temporal.PlainDate,
	reports: readonly StateReport[],
	rule: ReportRule | null,
	today: Temporal.PlainDate
): Filing {
	let reportedOn: Temporal.PlainDate | null = null;
	let confirmationNumber: string | null = null;
	for (const report of reports) {
		if (report.state === 'refused') {
			reportedOn = null;
			confirmationNumber = null;
			continue;
		}
		// An approval that was written down without a submission tells at least that it was there by then.
		reportedOn ??= report.reportedOn;
		confirmationNumber = report.confirmationNumber ?? confirmationNumber;
	}
	const state = reports.at(-1)?.state ?? 'not-reported';
	const dueOn = rule && reportDueOn(rule, on);
	return { state, dueOn, reportedOn, daysLate: daysLate(dueOn, reportedOn ?? today), confirmationNumber };
}

export type ReportRefusal =
	'before-training' | 'in-the-future' | 'not-submitted' | 'is-approved' | 'before-last-report';

/**
 * Why an entry cannot follow on what stands; null when it can. The same state again is answered before.
 * @param reports about the training, in the order in which they were written down
 */
export function whyNotReport(
	{ state, reportedOn }: Pick<StateReport, 'state' | 'reportedOn'>,
	on: Temporal.PlainDate,
	reports: readonly StateReport[],
	today: Temporal.PlainDate
): ReportRefusal | null {
	const last = reports.at(-1);
	const isBefore = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(reportedOn, day) < 0;
	if (Temporal.PlainDate.compare(reportedOn, today) > 0) return 'in-the-future';
	if (isBefore(on)) return 'before-training';
	if (state !== 'submitted' && last?.state !== 'submitted') return 'not-submitted';
	if (state === 'submitted' && last?.state === 'approved') return 'is-approved';
	return last && isBefore(last.reportedOn) ? 'before-last-report' : null;
}
