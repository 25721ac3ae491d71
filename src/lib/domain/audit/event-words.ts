// The ledger in words. It names people by id only; whoever shows it puts the names beside these words.

import type { AuditEvent } from './event.ts';

/** What happened, as the rest of a sentence that begins with who did it. */
export function eventInWords(event: AuditEvent): string {
	switch (event.kind) {
		case 'signed-in':
			return 'signed in';
		case 'signed-out':
			return 'signed out';
		case 'sign-in-refused':
			return `was refused at sign-in: ${refusals[event.reason]}`;
		case 'access-refused':
			return `was refused a page of another role: ${event.route.replace(/\/?\(\w+\)/, '')}`;
		case 'department-founded':
			return 'founded the department';
		case 'unit-added':
			return 'added a unit';
		case 'person-added':
			return `added a person as ${event.roles.join(', ')}`;
		case 'person-changed':
			return 'changed the details of a person';
		case 'roles-changed':
			return `changed roles from ${event.before.join(', ')} to ${event.after.join(', ')}`;
		case 'person-disabled':
			return 'ended the access of a person';
		case 'person-enabled':
			return 'opened the access of a person again';
		case 'password-changed':
			return 'changed their password';
		case 'requirement-adopted':
			return 'adopted a requirement';
		case 'enrolled':
			return `began ${event.code}, cycle ${event.cycle}`;
		case 'lesson-finished':
			return `finished the lesson ${event.lesson} of ${event.code}, cycle ${event.cycle}`;
		case 'quiz-started':
			return 'began a quiz';
		case 'quiz-submitted':
			return `submitted a quiz: ${event.passed ? 'passed' : 'not yet'}`;
		case 'scenario-started':
			return 'began a scenario';
		case 'scenario-finished':
			return `finished a scenario: ${event.passed ? 'passed' : 'not yet'}`;
		case 'extra-attempt-granted':
			return `granted one more attempt at ${event.code}, cycle ${event.cycle}: ${event.reason}`;
		case 'completion-awarded':
			return 'completed a module and signed the statement';
		case 'certificate-issued':
			return 'was issued a certificate';
		case 'certificate-revoked':
			return `revoked a certificate: ${event.reason}`;
		case 'review-asked':
			return 'sent a scenario to review';
		case 'review-decided':
			return `decided a review: ${verdicts[event.verdict]}`;
		case 'scenario-released':
			return `published ${event.subject}`;
		case 'scenario-retired':
			return `retired ${event.subject}`;
		case 'media-added':
			return 'added a picture, a recording or captions';
		case 'change-read':
			return 'read what a new version changed';
		case 'requirement-revised':
			return `recorded version ${event.version} of a requirement`;
		case 'leave-recorded':
			return 'recorded leave of a person';
		case 'waiver-granted':
			return 'granted a waiver';
		case 'outside-entered':
			return 'entered training from elsewhere';
		case 'outside-decided':
			return event.accepted ? 'accepted training from elsewhere' : 'did not accept training from elsewhere';
		case 'records-imported':
			return `imported ${event.rows} past records`;
		case 'record-corrected':
			return `corrected a record (${event.of})`;
		case 'workshop-added':
			return 'added a workshop';
		case 'session-scheduled':
			return 'scheduled a session';
		case 'session-invited':
			return 'put a person on a session’s roster';
		case 'session-signed':
			return `signed ${event.direction === 'in' ? 'into' : 'out of'} a session (${event.how === 'qr' ? 'by code' : 'on the sheet'})`;
		case 'session-ended':
			return event.held ? 'closed a session that took place' : 'cancelled a session';
		case 'session-credited':
			return 'credited a session';
		case 'telling-set':
			return 'changed how people are told what is due';
		case 'agency-set':
			return 'changed what the agency is called at its state';
		case 'course-approval-set':
			return `recorded the approval of ${event.subject}`;
		case 'reported-to-state':
			return `recorded a report to the state: ${event.state}`;
		case 'sink-added':
			return 'added a place that keeps copies of checkpoints';
		case 'sink-ended':
			return 'ended a place that kept copies of checkpoints';
		case 'inspector-invited':
			return 'invited an inspector';
		case 'inspection-ended':
			return 'ended an inspection';
		case 'page-opened':
			return `opened ${event.path}`;
		case 'correction-asked':
			return 'asked for a correction of their record';
		case 'correction-answered':
			return event.corrected ? 'answered a request: corrected' : 'answered a request: left as it is';
		case 'retention-set':
			return 'changed how long records are kept';
		case 'hold-placed':
			return 'placed a legal hold';
		case 'hold-ended':
			return 'ended a legal hold';
		case 'removed':
			return `removed ${removals[event.class]} of a person`;
		case 'file-fetched':
			return `fetched a file (${event.what})`;
		case 'record-opened':
			return recordInWords(event.what);
		case 'exported':
			// A draft is one thing, whatever it holds; its filter is the format of the file.
			return event.what === 'draft'
				? `exported a draft (${event.filters})`
				: `exported ${event.rows} rows of ${event.what} (${event.filters})`;
		case 'ledger-checked':
			return `checked the ledger, ${event.entries} entries: ${event.intact ? 'unbroken' : 'BROKEN'}`;
		default:
			return event satisfies never;
	}
}

/** `record`, `hours`, `outside`, `attempt <id>` or `run <id>` */
function recordInWords(what: string): string {
	if (what.startsWith('attempt')) return 'opened a quiz attempt of a record';
	if (what.startsWith('run')) return 'opened a scenario run of a record';
	if (what === 'hours') return 'opened the hours of a record';
	return 'opened a record';
}

const removals = { identity: 'the identity', files: 'the kept files', mail: 'the kept mail' };

const verdicts = { approved: 'approved', 'changes-asked': 'changes asked for', withdrawn: 'withdrawn' };

const refusals = {
	password: 'the password did not match',
	locked: 'too many failures before',
	disabled: 'access has ended'
};

/** Every kind, in words, for choosing one. The type makes a forgotten kind an error. */
export const EVENT_KINDS: Record<AuditEvent['kind'], string> = {
	'signed-in': 'Signed in',
	'signed-out': 'Signed out',
	'sign-in-refused': 'Sign-in refused',
	'department-founded': 'Department founded',
	'unit-added': 'Unit added',
	'person-added': 'Person added',
	'person-changed': 'Person changed',
	'roles-changed': 'Roles changed',
	'person-disabled': 'Access ended',
	'person-enabled': 'Access opened again',
	'password-changed': 'Password changed',
	'requirement-adopted': 'Requirement adopted',
	enrolled: 'Module begun',
	'lesson-finished': 'Lesson finished',
	'quiz-started': 'Quiz begun',
	'quiz-submitted': 'Quiz submitted',
	'scenario-started': 'Scenario begun',
	'scenario-finished': 'Scenario finished',
	'extra-attempt-granted': 'Extra attempt granted',
	'completion-awarded': 'Module completed',
	'certificate-issued': 'Certificate issued',
	'certificate-revoked': 'Certificate revoked',
	'review-asked': 'Scenario sent to review',
	'review-decided': 'Review decided',
	'scenario-released': 'Scenario published',
	'scenario-retired': 'Scenario retired',
	'media-added': 'Picture or recording added',
	'change-read': 'Change read',
	'requirement-revised': 'Requirement revised',
	'leave-recorded': 'Leave recorded',
	'waiver-granted': 'Waiver granted',
	'outside-entered': 'Training from elsewhere entered',
	'outside-decided': 'Training from elsewhere decided',
	'records-imported': 'Past records imported',
	'record-corrected': 'Record corrected',
	'workshop-added': 'Workshop added',
	'session-scheduled': 'Session scheduled',
	'session-invited': 'Person put on a roster',
	'session-signed': 'Session signed',
	'session-ended': 'Session ended',
	'session-credited': 'Session credited',
	'telling-set': 'Telling changed',
	'agency-set': 'Agency details changed',
	'course-approval-set': 'Course approval recorded',
	'reported-to-state': 'Reported to the state',
	'sink-added': 'Checkpoint copies added',
	'sink-ended': 'Checkpoint copies ended',
	'inspector-invited': 'Inspector invited',
	'inspection-ended': 'Inspection ended',
	'page-opened': 'Page opened by an inspector',
	'correction-asked': 'Correction asked for',
	'correction-answered': 'Correction request answered',
	'retention-set': 'Retention changed',
	'hold-placed': 'Legal hold placed',
	'hold-ended': 'Legal hold ended',
	removed: 'Identity or files removed',
	'access-refused': 'Page refused',
	'record-opened': 'Record opened',
	exported: 'Export',
	'file-fetched': 'File fetched',
	'ledger-checked': 'Ledger checked'
};
