import { localDay } from '#lib/domain/calendar/local-day.ts';
import { NO_APPROVAL } from '#lib/domain/compliance/agency/agency.ts';
import type { ReportState } from '#lib/domain/compliance/filing/state-report.ts';
import { setAgency } from '#lib/server/compliance/agency/set-agency.ts';
import { setCourseApproval } from '#lib/server/compliance/agency/set-course-approval.ts';
import { listFiling } from '#lib/server/compliance/filing/list-filing.ts';
import { reportToState } from '#lib/server/compliance/filing/report-to-state.ts';
import type { Context } from '#lib/server/context.ts';
import type { DemoAct } from './demo-studio.ts';

/** Days on which what had been trained was reported. */
const MONTHLY = [720, 660, 600, 540, 480, 420, 360, 330, 300, 270, 240, 210, 180, 150, 120];

/**
 * The department files with a state that wants reports within 30 days. It reported what was trained until seven weeks
 * ago, most of it is approved, and since then nobody has: some of it is late.
 */
export const demoAgency = (asAdmin: (daysAgo: number) => Context): DemoAct[] => [
	{ daysAgo: 800, act: () => nameAgency(asAdmin(800)) },
	...MONTHLY.map((daysAgo) => ({ daysAgo, act: () => report(asAdmin(daysAgo), 'submitted') })),
	{ daysAgo: 110, act: () => report(asAdmin(110), 'approved') },
	{ daysAgo: 49, act: () => report(asAdmin(49), 'submitted') }
];

async function nameAgency(context: Context): Promise<void> {
	const set = await setAgency(context, {
		ori: 'TX9990000',
		stateAgencyNumber: '999-101',
		profile: 'texas',
		address: '12 Harbor Road\nHarbor, TX 79999',
		chiefName: 'Rosalind Achterholt',
		chiefTitle: 'Sheriff'
	});
	if (set.kind === 'refused') throw new Error(`The demo could not name its agency: ${set.reason}`);
	const provider = { providerName: 'Harbor County Academy (demo)', providerNumber: '999-200' };
	const approval = { ...NO_APPROVAL, ...provider, stateCourseNumber: '99204' };
	const approved = await setCourseApproval(context, {
		...approval,
		code: 'TR-4',
		approvedTitle: 'Signs of danger (demo 99204)'
	});
	if (approved.kind === 'refused') throw new Error(`The demo could not approve a course: ${approved.reason}`);
}

/** Everything that can be: what is not reported yet, or what was submitted before. */
async function report(
	context: Context,
	state: Extract<ReportState, 'submitted' | 'approved'>
): Promise<void> {
	const reportedOn = localDay(context.now, context.actor.timeZone);
	const from = reportedOn.subtract({ years: 3 });
	const filter = { from, to: reportedOn, kind: null, search: '' };
	for (;;) {
		// What is written down leaves the list.
		const asked = {
			...filter,
			state: state === 'submitted' ? ('not-reported' as const) : ('submitted' as const)
		};
		const { rows } = await listFiling(context, asked, 1);
		if (rows.length === 0) return;
		const confirmationNumber =
			state === 'submitted' ? `R-${reportedOn.toString().replaceAll('-', '')}` : null;
		const of = rows.map(({ kind, id }) => ({ kind, id }));
		const written = await reportToState(context, { of, state, reportedOn, confirmationNumber, note: null });
		if (written.kind === 'refused') throw new Error(`The demo could not report: ${written.reason}`);
	}
}
