// The tables of a pack: their columns, in order, and which of them the printed report shows.

import { COMPLETION_COLUMNS } from '#lib/domain/compliance/standards/completion-column.ts';
import type { ReportColumn } from './report-input.ts';

export interface PackPart {
	letter: string;
	path: string;
	title: string;
	note: string;
	columns: readonly string[];
	printed: readonly ReportColumn[];
}

const PERSON = ['person_id', 'officer_name_last', 'officer_name_first'] as const;
const ENTRY = ['record_seq', 'record_hash'] as const;
const NAME: ReportColumn[] = [
	{ name: 'officer_name_last', label: 'Last name' },
	{ name: 'officer_name_first', label: 'First name' }
];

const number = (name: string, label: string): ReportColumn => ({ name, label, isNumber: true });
const text = (name: string, label: string): ReportColumn => ({ name, label });

/** By the name that the program has for them, in the order of the pack. */
export const PACK_PARTS = {
	officers: {
		letter: 'B',
		path: 'parts/B-officers.csv',
		title: 'Officers and requirements',
		note: 'One row for each officer and requirement, on the last day of the period or of the as-of moment. Hours credited are those of the whole period.',
		columns: [
			...PERSON,
			...['badge_number', 'state_officer_id', 'rank', 'unit', 'assignment', 'requirement_id', 'requirement'],
			...['citation', 'status', 'hours_needed', 'hours_credited', 'hours_remaining', 'due_on', 'due_because'],
			...['cycle_start', 'cycle_end']
		],
		printed: [
			...NAME,
			...[text('rank', 'Rank'), text('requirement', 'Requirement'), text('status', 'Status')],
			...[number('hours_needed', 'Needed'), number('hours_credited', 'Credited'), text('due_on', 'Due')]
		]
	},
	completions: {
		letter: 'C',
		path: 'parts/C-completions.csv',
		title: 'Completions',
		note: 'One row for each training of the period and each requirement that it counts for.',
		columns: [...COMPLETION_COLUMNS, 'person_id', 'record_kind'],
		printed: [
			...NAME,
			...[
				text('course_title', 'Course'),
				text('completed_at', 'Completed'),
				number('hours_credited', 'Hours')
			],
			...[
				number('score', 'Score'),
				text('certificate_no', 'Certificate'),
				text('certificate_status', 'Status')
			]
		]
	},
	exceptions: {
		letter: 'D',
		path: 'parts/D-exceptions.csv',
		title: 'Exceptions',
		note: 'Who is overdue, in grace, waived, on leave, new or separated, and what was reported to the state late or not yet.',
		columns: [
			...PERSON,
			...[
				'exception',
				'requirement_id',
				'requirement',
				'reason',
				'approved_by',
				'on',
				'from',
				'until',
				'due_on'
			],
			...['days_late', ...ENTRY]
		],
		printed: [
			...NAME,
			...[text('exception', 'Exception'), text('requirement', 'Requirement'), text('reason', 'Reason')],
			...[
				text('from', 'From'),
				text('until', 'Until'),
				text('due_on', 'Due'),
				number('days_late', 'Days late')
			]
		]
	},
	hours: {
		letter: 'E',
		path: 'parts/E-hours.csv',
		title: 'Hours ledger',
		note: 'Hours of the period by cycle, with one row for each source; rows with a topic say which of them were for it.',
		columns: [
			...PERSON,
			...['requirement_id', 'cycle_start', 'cycle_end', 'topic', 'source', 'hours_needed', 'hours_credited'],
			'hours_carried'
		],
		printed: [
			...NAME,
			...[text('cycle_start', 'Cycle from'), text('cycle_end', 'to'), text('topic', 'Topic')],
			...[text('source', 'Source'), number('hours_needed', 'Needed'), number('hours_credited', 'Credited')],
			number('hours_carried', 'Carried')
		]
	},
	courses: {
		letter: 'F',
		path: 'parts/F-courses.csv',
		title: 'Courses as they were taught',
		note: 'One row for each version that a row of this pack is of. The version itself is in the folder content.',
		columns: [
			...['kind', 'code', 'course_title', 'state_course_number', 'ncp_number', 'provider_name'],
			...[
				'provider_number',
				'hours_approved',
				'delivery',
				'summary',
				'objectives',
				'outline',
				'hourly_schedule'
			],
			...[
				'questions_asked',
				'questions_in_pool',
				'passing_rule',
				'instructor',
				'content_hash',
				'content_path'
			],
			'published_on'
		],
		printed: [
			...[text('code', 'Code'), text('course_title', 'Course'), text('state_course_number', 'State number')],
			...[number('hours_approved', 'Hours'), text('passing_rule', 'Passing rule')],
			text('published_on', 'Published')
		]
	},
	attempts: {
		letter: 'G',
		path: 'parts/G-attempts.csv',
		title: 'Attempts',
		note: 'Every attempt at a quiz or a scenario that began or ended in the period, failed and abandoned ones among them.',
		columns: [
			...['attempt_id', ...PERSON, 'requirement_id', 'kind', 'code', 'title', 'attempt_no', 'started_at'],
			...['ended_at', 'result', 'score', 'pass_mark', 'critical_errors', 'content_hash', ...ENTRY]
		],
		printed: [
			...NAME,
			...[text('kind', 'Kind'), text('title', 'Title'), number('attempt_no', 'Attempt')],
			...[text('started_at', 'Started'), text('result', 'Result'), number('score', 'Score')]
		]
	},
	answers: {
		letter: 'G',
		path: 'parts/G-answers.csv',
		title: 'Questions and decisions',
		note: 'Each question as it was shown with the answer that was given; of scenarios each decision by its number with what it was worth.',
		columns: [
			...['attempt_id', 'person_id', 'kind', 'number', 'question', 'answers_shown', 'answer_given', 'right'],
			...['rating', 'points', 'revisions', 'answered_at']
		],
		printed: [
			...[text('kind', 'Kind'), number('number', 'Number'), text('question', 'Question')],
			...[text('answer_given', 'Answer'), text('right', 'Right'), number('points', 'Points')]
		]
	},
	outside: {
		letter: 'H',
		path: 'parts/H-outside.csv',
		title: 'Training from elsewhere',
		note: 'Training of the period that was done elsewhere, with who accepted it and why.',
		columns: [
			...['outside_id', ...PERSON, 'source', 'course_title', 'provider_name', 'provider_number'],
			...[
				'state_course_number',
				'begun_on',
				'completed_on',
				'hours',
				'category',
				'topics',
				'delivery',
				'location'
			],
			...[
				'instructor_name',
				'instructor_qualification',
				'statement',
				'certificate_sha256',
				'certificate_removed'
			],
			...['state', 'decided_by', 'decided_at', 'reason', ...ENTRY]
		],
		printed: [
			...NAME,
			...[
				text('course_title', 'Course'),
				text('provider_name', 'Provider'),
				text('completed_on', 'Completed')
			],
			...[number('hours', 'Hours'), text('state', 'State'), text('decided_by', 'Decided by')]
		]
	},
	corrections: {
		letter: 'I',
		path: 'parts/I-corrections.csv',
		title: 'Corrections',
		note: 'What was put right from the first day of the period on: both values, who, when and why. Nothing was overwritten.',
		columns: [
			...['correction_id', ...PERSON, 'of_kind', 'of_id', 'old_value', 'new_value', 'reason', 'corrected_by'],
			...['corrected_at', ...ENTRY]
		],
		printed: [
			...NAME,
			...[
				text('of_kind', 'Of'),
				text('reason', 'Reason'),
				text('corrected_by', 'By'),
				text('corrected_at', 'When')
			]
		]
	}
} as const satisfies Record<string, PackPart>;

export type PartName = keyof typeof PACK_PARTS;

/** A row of a part, by its columns; what is left out is empty. */
export type PartRow<Part extends PartName> = {
	[Column in (typeof PACK_PARTS)[Part]['columns'][number]]?: string | number | null;
};
