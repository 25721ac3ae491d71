import type { OwnTable } from './queries.ts';

/** A part of one's own record: what it is, in words, and its columns in the order of the file. */
export interface OwnPart {
	id: OwnTable | 'roles' | 'answers' | 'steps' | 'hours' | 'ledger';
	title: string;
	lead: string;
	columns: readonly string[];
}

const columns = (names: string) => names.split(' ');

/** Everything that a department holds of one of its officers. */
export const OWN_PARTS: readonly OwnPart[] = [
	{
		...{ id: 'details', title: 'Who you are' },
		lead: 'Your name, numbers, rank, unit and employment, and every change of them.',
		columns: columns(
			'held_from given_name family_name badge_number state_officer_id rank unit assignment licensed_on employed recorded_at recorded_by'
		)
	},
	{
		...{ id: 'account', title: 'How you sign in' },
		lead: 'Your address and your roles. Your password is kept as a hash that nobody can read back.',
		columns: columns('email roles shut_out_at')
	},
	{
		...{ id: 'roles', title: 'Roles you were given' },
		lead: 'Each time your roles were set.',
		columns: columns('given_at roles')
	},
	{
		...{ id: 'completions', title: 'Completions and certificates' },
		lead: 'What you completed, and the certificate of it.',
		columns: columns(
			'requirement cycle code title completed_at completed_on valid_until won most minutes_approved minutes_active certificate_number certificate_name revoked_at revoked_because content_hash statement_hash'
		)
	},
	{
		...{ id: 'hours', title: 'Hours' },
		lead: 'Training that counts as hours, and under which rules.',
		columns: columns('on title source detail minutes_approved minutes_measured topics counts_for')
	},
	{
		...{ id: 'modules', title: 'Modules you began' },
		lead: 'Finished or not.',
		columns: columns('requirement cycle code title begun_at lessons_finished content_hash')
	},
	{
		...{ id: 'lessons', title: 'Lessons you finished' },
		lead: 'When you finished each.',
		columns: columns('requirement cycle code lesson finished_at')
	},
	{
		...{ id: 'reading', title: 'Where you are in lessons' },
		lead: 'So that you can go on where you were, and how long you were active.',
		columns: columns('requirement cycle code lesson last_read_at seconds_active')
	},
	{
		...{ id: 'attempts', title: 'Quiz attempts' },
		lead: 'Passed, failed and open ones.',
		columns: columns(
			'attempt_id requirement cycle code title number started_at submitted_at won most pass_percent passed content_hash'
		)
	},
	{
		...{ id: 'answers', title: 'Answers you gave' },
		lead: 'Each answer as you gave it. Whether it was right is said once the quiz was submitted.',
		columns: columns('attempt_id question_number question answer answered_at right')
	},
	{
		...{ id: 'runs', title: 'Scenario runs' },
		lead: 'Every run, also those you did not finish, and which way you took: the title is that of the way.',
		columns: columns(
			'run_id requirement cycle code title number started_at finished_at ending won most pass_percent passed critical_errors content_hash'
		)
	},
	{
		...{ id: 'steps', title: 'What you chose in scenarios' },
		lead: 'Scene by scene.',
		columns: columns('run_id step scene chosen made_at')
	},
	{
		...{ id: 'extra', title: 'Further attempts you were granted' },
		lead: 'Beyond the limit, and why.',
		columns: columns('requirement cycle code reason granted_at granted_by')
	},
	{
		...{ id: 'changes', title: 'Changes you read' },
		lead: 'Of scenarios that came out in a new version.',
		columns: columns('code title note read_at')
	},
	{
		...{ id: 'sessions', title: 'Sessions of workshops' },
		lead: 'That you were on the list for, when you signed and what you were credited.',
		columns: columns(
			'title segment starts_at ends_at place instructor invited_at signed_in_at signed_out_at minutes_credited'
		)
	},
	{
		...{ id: 'outside', title: 'Training from elsewhere' },
		lead: 'What was entered for you, and whether it counts. The certificates are in the download.',
		columns: columns(
			'title provider begun_on completed_on minutes delivery place instructor category topics statement entered_at entered_by accepted decision decided_at decided_by corrected_because file_hash'
		)
	},
	{
		...{ id: 'leave', title: 'Leave' },
		lead: 'What is written down about it.',
		columns: columns('kind from_on until_on reason recorded_at recorded_by corrected_because')
	},
	{
		...{ id: 'waivers', title: 'Waivers' },
		lead: 'What you were excused from.',
		columns: columns('requirement from_on until_on reason recorded_at approved_by corrected_because')
	},
	{
		...{ id: 'corrections', title: 'Corrections' },
		lead: 'What was put right in your record.',
		columns: columns('of reason replaced corrected_at corrected_by')
	},
	{
		...{ id: 'reports', title: 'Reports to the state' },
		lead: 'Which of your training was reported, and what the state said.',
		columns: columns('of state reported_on confirmation_number note recorded_at recorded_by')
	},
	{
		...{ id: 'requests', title: 'Corrections you asked for' },
		lead: 'And what you were answered.',
		columns: columns('asked_at about text corrected answer answered_at answered_by')
	},
	{
		...{ id: 'messages', title: 'Messages to you' },
		lead: 'Reminders and notices.',
		columns: columns('made_at kind to_address subject text outcome')
	},
	{
		...{ id: 'signedIn', title: 'Where you are signed in' },
		lead: 'Browsers that are signed in as you now.',
		columns: columns('since last_used_at ends_at')
	},
	{
		...{ id: 'lists', title: 'Lists you saved' },
		lead: 'Under names of your own.',
		columns: columns('name address saved_at')
	},
	{
		...{ id: 'ledger', title: 'What the ledger says of you' },
		lead: 'Each sign-in, who opened your record, and everything done in it, with the hash of the entry.',
		columns: columns('seq at who what kind address hash')
	}
];
