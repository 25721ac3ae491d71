import { Temporal } from 'temporal-polyfill';
import { reportDueOn, reportRuleOf, type ReportRule } from '#lib/domain/compliance/filing/report-due.ts';
import type { StateProfile } from '#lib/domain/compliance/standards/state-profile.ts';
import { windowAt } from '#lib/domain/compliance/windows.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import { findAgency } from '../agency/queries.ts';
import { readStandards } from '../standards/read-standards.ts';
import type { DueWindow } from './queries.ts';

/** The state that the agency files with and the rule of its reports; null where none is chosen, or it names no day. */
export async function filingRule(
	db: Db,
	departmentId: string,
	known: Known = null
): Promise<{ profile: StateProfile | null; rule: ReportRule | null }> {
	const agency = await findAgency(db, departmentId, known);
	const profile = readStandards().profiles.find(({ id }) => id === agency?.profile) ?? null;
	return { profile, rule: profile && reportRuleOf(profile) };
}

/** The stretches of days between two days that have one last day each; none where the rule counts day by day. */
export function dueWindows(
	rule: ReportRule | null,
	from: Temporal.PlainDate,
	to: Temporal.PlainDate
): DueWindow[] {
	if (rule?.kind !== 'after-cycle') return [];
	const windows: DueWindow[] = [];
	let day = from;
	while (Temporal.PlainDate.compare(day, to) <= 0) {
		const window = windowAt(rule, day);
		windows.push({ from: window.from, to: window.to, dueOn: reportDueOn(rule, day) });
		day = window.to.add({ days: 1 });
	}
	return windows;
}
