import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { NO_APPROVAL, NO_DETAIL } from '#lib/domain/compliance/agency/agency.ts';
import { makeCheckpoint } from '#lib/server/audit/tree/make-checkpoint.ts';
import { addSink } from '#lib/server/certificate/checkpoints/add-sink.ts';
import { endSink } from '#lib/server/certificate/checkpoints/end-sink.ts';
import { sendCopies } from '#lib/server/certificate/checkpoints/send-copies.ts';
import { setAgency } from '#lib/server/compliance/agency/set-agency.ts';
import { setCourseApproval } from '#lib/server/compliance/agency/set-course-approval.ts';
import { reportToState } from '#lib/server/compliance/filing/report-to-state.ts';
import { answerCorrection } from '#lib/server/compliance/requests/answer-correction.ts';
import { askCorrection } from '#lib/server/compliance/requests/ask-correction.ts';
import { endInspection } from '#lib/server/identity/inspection/end-inspection.ts';
import { inviteInspector } from '#lib/server/identity/inspection/invite-inspector.ts';
import { inviteeOn } from '../inspectors-for-tests.ts';
import type { foundTestDepartment } from '../people-for-tests.ts';
import { later } from '../training-for-tests.ts';

/**
 * A row in each table of what a department keeps for whoever checks it: its name at the state and a report there, an
 * inspection, a request for a correction, and a signed checkpoint with a copy.
 * @param outsideId training from elsewhere that was accepted
 */
export async function keepTestRecords(
	{ departmentId, contexts: { admin, officer } }: Awaited<ReturnType<typeof foundTestDepartment>>,
	outsideId: string
) {
	await setAgency(admin, { ...NO_DETAIL, ori: 'WY0110000', profile: 'utah' });
	await setCourseApproval(admin, { code: 'TM-1', ...NO_APPROVAL, ncpNumber: '2' });
	await reportToState(admin, {
		...{ of: [{ kind: 'outside', id: outsideId }], state: 'submitted', confirmationNumber: null, note: null },
		reportedOn: Temporal.PlainDate.from('2026-11-20')
	});
	const invited = await inviteInspector(admin, inviteeOn(admin.now));
	if (invited.kind !== 'invited') throw new Error(invited.reason);
	await endInspection(later(admin, 1), { ...invited, reason: 'For the test.' });
	const asked = await askCorrection(officer, { about: 'Hours', text: 'For the test.' });
	if (asked.kind !== 'asked') throw new Error(asked.reason);
	await answerCorrection(admin, { ...asked, corrected: false, answer: 'For the test.' });
	// A copy that nobody can take: there is no mail server.
	const sink = await addSink(admin, { kind: 'mail', target: 'clerk@city.example' });
	if (sink.kind !== 'added') throw new Error(sink.kind);
	await makeCheckpoint(admin.db, { departmentId, now: admin.now });
	await sendCopies(admin.db, { departmentId, clock: () => admin.now, office: null });
	await endSink(admin, sink);
	// The first node is kept after 256 entries; what it says is checked elsewhere.
	await sql`insert into ledger_node (department_id, level, index, hash) values (${departmentId}, 1, 0, '00')`.execute(
		admin.db
	);
}
