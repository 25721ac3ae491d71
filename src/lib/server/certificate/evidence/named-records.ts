import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import { sinkEndingRecord, sinkRecord } from '#lib/domain/audit/sinks/sink-digest.ts';
import { quizRecord } from '#lib/domain/assessment/quiz-digest.ts';
import { certificateIdentity, certificateRecord } from '#lib/domain/certificate/certificate-digest.ts';
import { completionRecord } from '#lib/domain/certificate/completion-digest.ts';
import { agencyRecord, courseApprovalRecord } from '#lib/domain/compliance/agency/agency-digest.ts';
import { stateReportRecord } from '#lib/domain/compliance/filing/state-report-digest.ts';
import {
	importRecord,
	outsideDecisionRecord,
	outsideRecord
} from '#lib/domain/compliance/outside/outside-digest.ts';
import { correctionRecord } from '#lib/domain/compliance/records/correction-digest.ts';
import { leaveRecord } from '#lib/domain/compliance/records/leave-digest.ts';
import { waiverRecord } from '#lib/domain/compliance/records/waiver-digest.ts';
import { answerRecord, requestRecord } from '#lib/domain/compliance/requests/request-digest.ts';
import { versionRecord } from '#lib/domain/compliance/adopting/version-digest.ts';
import {
	holdEndingRecord,
	holdRecord,
	removalRecord,
	retentionRecord
} from '#lib/domain/compliance/retention/retention-digest.ts';
import { tellingRecord } from '#lib/domain/compliance/telling/telling-digest.ts';
import { requirementRecord } from '#lib/domain/compliance/requirement-digest.ts';
import { releaseRecord } from '#lib/domain/course/release-digest.ts';
import {
	inspectionEndingRecord,
	inspectionRecord
} from '#lib/domain/identity/inspection/inspection-digest.ts';
import { runRecord } from '#lib/domain/scenario/run-digest.ts';
import { listRequirements } from '#lib/server/compliance/requirement/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import {
	listAttemptEvidence,
	listCertificateEvidence,
	listChangeReadingEvidence,
	listCompletionEvidence,
	listEnrolmentEvidence,
	listGrantEvidence,
	listQuizEvidence,
	listReadingEvidence,
	listReleaseEvidence,
	listRevocationEvidence,
	listRunEvidence,
	listStartedRunEvidence,
	type NamedTable
} from './queries.ts';
import { listAgencyEvidence, listCourseApprovalEvidence, listStateReportEvidence } from './agency/queries.ts';
import { listImportEvidence, listOutsideDecisionEvidence, listOutsideEvidence } from './outside/queries.ts';
import {
	listCreditEvidence,
	listEndingEvidence,
	listRosterEvidence,
	listSessionEvidence,
	listSignatureEvidence,
	listWorkshopEvidence
} from './sessions/queries.ts';
import { listCorrectionEvidence, listLeaveEvidence, listWaiverEvidence } from './leave/queries.ts';
import { listInspectionEndingEvidence, listInspectionEvidence } from './inspection/queries.ts';
import { listAnswerEvidence, listRequestEvidence } from './requests/queries.ts';
import { listSinkEndingEvidence, listSinkEvidence } from './sinks/queries.ts';
import { listVersionEvidence } from './requirement/queries.ts';
import {
	listHoldEndingEvidence,
	listHoldEvidence,
	listRemovalEvidence,
	listRetentionEvidence
} from './retention/queries.ts';
import { listDecisionEvidence, listMediaEvidence, listReviewEvidence } from './studio/queries.ts';
import { listTellingEvidence } from './telling/queries.ts';

/** A record as it is now: what it says, the digest of that, and the digest that was stored beside it, if any was. */
export interface Found {
	record: Canonical;
	/** Taken when it is asked for. */
	readonly digest: string;
	stored?: string;
	/** What the hash of names in the record is of; null where they were cut, absent where it has none. */
	identity?: Canonical;
}

/** Records of one kind, each of which one entry of the ledger names. */
export interface NamedRecords {
	words: string;
	table: NamedTable;
	/** Which member of the entry stands in which column of the record: together they say which record is meant. */
	key: { [column: string]: string };
	/**
	 * The records as they are now, by the columns of the key with a stroke between them.
	 * @param ids what the entries have in the first column of the key
	 */
	find(db: Db, departmentId: string, ids: string[]): Promise<Map<string, Found>>;
}

const finding =
	<E extends object>(
		list: (db: Db, departmentId: string, ids: string[]) => Promise<Map<string, E>>,
		recordOf: (evidence: E) => Canonical = (evidence) => evidence as Canonical,
		identityOf?: (evidence: E) => Canonical
	) =>
	async (db: Db, departmentId: string, ids: string[]) =>
		new Map(
			[...(await list(db, departmentId, ids))].map(([id, evidence]): [string, Found] => {
				const record = recordOf(evidence);
				const stored = 'stored' in evidence && { stored: String(evidence.stored) };
				return [id, foundAs(record, { ...stored, ...(identityOf && { identity: identityOf(evidence) }) })];
			})
		);

const foundAs = (record: Canonical, more: Pick<Found, 'stored' | 'identity'> = {}): Found => ({
	...more,
	record,
	get digest() {
		return digest(record);
	}
});

const BEGUN = { person_id: 'subject', requirement_id: 'requirement', cycle: 'cycle', code: 'code' };

export const OWN_RELEASES = 'content_release';

/** A release of a department's own, or its retirement: rows of one table, named by entries of two kinds. */
const released: NamedRecords = {
	words: 'release of a scenario',
	table: OWN_RELEASES,
	key: { id: 'release' },
	find: finding(listReleaseEvidence, releaseRecord)
};

/** Rows that entries of several kinds, or several entries, name: only that some entry does is asked of them. */
export const namedBySeveral = [
	{ ...released, kinds: ['scenario-released', 'scenario-retired'] },
	// Every version of a department's own came with a release, and with each release that put it in force again.
	{
		words: 'version of a scenario',
		table: 'content_version' as const,
		key: { hash: 'content' },
		kinds: ['scenario-released']
	},
	// A certificate may prove several records; a table of past records one import.
	{
		words: 'file of evidence',
		table: 'record_file' as const,
		key: { hash: 'file' },
		kinds: ['outside-entered', 'records-imported']
	}
];

/** By the kind of the entry that names them. What people are is followed apart, as several entries make it. */
export const namedRecords: { [kind: string]: NamedRecords } = {
	'requirement-adopted': {
		words: 'requirement',
		table: 'requirement',
		key: { id: 'subject' },
		find: async (db, departmentId) =>
			new Map(
				(await listRequirements(db, departmentId)).map(({ id, versions: [first] }) => {
					const record = requirementRecord(first);
					return [id, foundAs(record)];
				})
			)
	},
	'requirement-revised': {
		words: 'version of a requirement',
		table: 'requirement_version',
		key: { requirement_id: 'subject', number: 'version' },
		find: finding(listVersionEvidence, versionRecord)
	},
	enrolled: {
		words: 'enrolment',
		table: 'enrolment',
		key: BEGUN,
		find: finding(listEnrolmentEvidence)
	},
	'lesson-finished': {
		words: 'finished lesson',
		table: 'lesson_reading',
		key: { ...BEGUN, lesson: 'lesson' },
		find: finding(listReadingEvidence)
	},
	'quiz-started': {
		words: 'quiz attempt',
		table: 'quiz_attempt',
		key: { id: 'attempt' },
		find: finding(listAttemptEvidence)
	},
	'quiz-submitted': {
		words: 'submitted quiz',
		table: 'quiz_submission',
		key: { attempt_id: 'attempt' },
		find: finding(listQuizEvidence, quizRecord)
	},
	'scenario-started': {
		words: 'scenario run',
		table: 'scenario_run',
		key: { id: 'run' },
		find: finding(listStartedRunEvidence)
	},
	'scenario-finished': {
		words: 'finished scenario run',
		table: 'scenario_result',
		key: { run_id: 'run' },
		find: finding(listRunEvidence, runRecord)
	},
	'extra-attempt-granted': {
		words: 'granted attempt',
		table: 'extra_attempt',
		key: { id: 'grant' },
		find: finding(listGrantEvidence)
	},
	'completion-awarded': {
		words: 'completion',
		table: 'completion',
		key: { id: 'completion' },
		find: finding(listCompletionEvidence, completionRecord)
	},
	'certificate-issued': {
		words: 'certificate',
		table: 'certificate',
		key: { id: 'certificate' },
		find: finding(listCertificateEvidence, certificateRecord, certificateIdentity)
	},
	'scenario-released': released,
	'scenario-retired': released,
	'change-read': {
		words: 'change that was read',
		table: 'change_reading',
		key: { person_id: 'subject', release_id: 'release' },
		find: finding(listChangeReadingEvidence)
	},
	'certificate-revoked': {
		words: 'revocation of a certificate',
		table: 'certificate_revocation',
		key: { certificate_id: 'certificate' },
		find: finding(listRevocationEvidence)
	},
	'workshop-added': {
		words: 'workshop',
		table: 'workshop',
		key: { id: 'subject' },
		find: finding(listWorkshopEvidence)
	},
	'session-scheduled': {
		words: 'session of a workshop',
		table: 'workshop_session',
		key: { id: 'session' },
		find: finding(listSessionEvidence)
	},
	'session-invited': {
		words: 'line of a roster',
		table: 'session_roster',
		key: { session_id: 'session', person_id: 'subject' },
		find: finding(listRosterEvidence)
	},
	'session-signed': {
		words: 'signature of a session',
		table: 'session_signature',
		key: { session_id: 'session', person_id: 'subject', direction: 'direction' },
		find: finding(listSignatureEvidence)
	},
	'session-ended': {
		words: 'end of a session',
		table: 'session_ending',
		key: { session_id: 'session' },
		find: finding(listEndingEvidence)
	},
	'session-credited': {
		words: 'credit for a session',
		table: 'session_credit',
		key: { id: 'credit' },
		find: finding(listCreditEvidence, ({ stored: _, ...credit }) => credit as Canonical)
	},
	'leave-recorded': {
		words: 'entry of leave',
		table: 'leave_spell',
		key: { id: 'leave' },
		find: finding(listLeaveEvidence, leaveRecord)
	},
	'waiver-granted': {
		words: 'waiver',
		table: 'waiver',
		key: { id: 'waiver' },
		find: finding(listWaiverEvidence, waiverRecord)
	},
	'record-corrected': {
		words: 'correction of a record',
		table: 'correction',
		key: { id: 'correction' },
		find: finding(listCorrectionEvidence, correctionRecord)
	},
	'review-asked': {
		words: 'text sent to review',
		table: 'draft_review',
		key: { id: 'review' },
		find: finding(listReviewEvidence)
	},
	'review-decided': {
		words: 'decision of a review',
		table: 'draft_decision',
		key: { review_id: 'review' },
		find: finding(listDecisionEvidence)
	},
	'outside-entered': {
		words: 'training from elsewhere',
		table: 'outside_training',
		key: { id: 'outside' },
		find: finding(listOutsideEvidence, outsideRecord)
	},
	'outside-decided': {
		words: 'decision on training from elsewhere',
		table: 'outside_decision',
		key: { outside_id: 'outside' },
		find: finding(listOutsideDecisionEvidence, outsideDecisionRecord)
	},
	'records-imported': {
		words: 'import of past records',
		table: 'record_import',
		key: { id: 'import' },
		find: finding(listImportEvidence, importRecord)
	},
	'telling-set': {
		words: 'setting of the reminders',
		table: 'telling',
		key: { number: 'number' },
		find: finding(listTellingEvidence, tellingRecord)
	},
	'retention-set': {
		words: 'rule of retention',
		table: 'retention_rule',
		key: { number: 'number' },
		find: finding(listRetentionEvidence, retentionRecord)
	},
	'hold-placed': {
		words: 'legal hold',
		table: 'legal_hold',
		key: { id: 'hold' },
		find: finding(listHoldEvidence, holdRecord)
	},
	'hold-ended': {
		words: 'end of a legal hold',
		table: 'legal_hold_ending',
		key: { hold_id: 'hold' },
		find: finding(listHoldEndingEvidence, holdEndingRecord)
	},
	removed: {
		words: 'removal',
		table: 'removal',
		key: { id: 'removal' },
		find: finding(listRemovalEvidence, removalRecord)
	},
	'inspector-invited': {
		words: 'inspection',
		table: 'inspection',
		key: { id: 'inspection' },
		find: finding(listInspectionEvidence, inspectionRecord)
	},
	'inspection-ended': {
		words: 'end of an inspection',
		table: 'inspection_ending',
		key: { inspection_id: 'inspection' },
		find: finding(listInspectionEndingEvidence, inspectionEndingRecord)
	},
	'correction-asked': {
		words: 'request for a correction',
		table: 'correction_request',
		key: { id: 'request' },
		find: finding(listRequestEvidence, requestRecord)
	},
	'correction-answered': {
		words: 'answer to a request for a correction',
		table: 'correction_answer',
		key: { request_id: 'request' },
		find: finding(listAnswerEvidence, answerRecord)
	},
	'agency-set': {
		words: 'setting of the agency',
		table: 'agency_detail',
		key: { number: 'number' },
		find: finding(listAgencyEvidence, agencyRecord)
	},
	'course-approval-set': {
		words: 'state approval of a course',
		table: 'course_approval',
		key: { code: 'subject', number: 'number' },
		find: finding(listCourseApprovalEvidence, courseApprovalRecord)
	},
	'reported-to-state': {
		words: 'report to the state',
		table: 'state_report',
		key: { id: 'report' },
		find: finding(listStateReportEvidence, stateReportRecord)
	},
	'sink-added': {
		words: 'place for copies of checkpoints',
		table: 'checkpoint_sink',
		key: { id: 'sink' },
		find: finding(listSinkEvidence, sinkRecord)
	},
	'sink-ended': {
		words: 'end of a place for copies of checkpoints',
		table: 'checkpoint_sink_ending',
		key: { sink_id: 'sink' },
		find: finding(listSinkEndingEvidence, sinkEndingRecord)
	},
	'media-added': {
		words: 'picture or recording',
		table: 'media',
		key: { hash: 'media' },
		find: finding(listMediaEvidence)
	}
};
