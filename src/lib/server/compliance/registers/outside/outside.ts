import { decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import { PERSON_COLUMNS } from '../person-columns.ts';
import { register, type Shown } from '../register.ts';
import { countOutside, listOutside, type OutsideRow, type OutsideState } from './queries.ts';

const STATES: Record<OutsideState, { label: string; status: Shown['status'] }> = {
	waiting: { label: 'To be decided', status: 'due' },
	accepted: { label: 'Accepted', status: 'complete' },
	'not-accepted': { label: 'Not accepted', status: 'none' },
	corrected: { label: 'Corrected', status: 'not-applicable' }
};

export const outside = register<OutsideRow>({
	title: 'Training from elsewhere',
	noun: 'record of training from elsewhere',
	nouns: 'records of training from elsewhere',
	about:
		'Courses taken elsewhere and imported records, who decided on them and why, by the day of completion.',
	searches: 'Officer, badge, state id, course or provider',
	controls: ['unit', 'state', 'days'],
	states: Object.entries(STATES).map(([value, { label }]) => ({ value, label })),
	order: { sort: 'completed_on', descending: true },
	columns: [
		...PERSON_COLUMNS,
		{
			name: 'course_title',
			label: 'Course',
			sorts: true,
			value: (row) => row.title,
			shown: (row) => ({ text: row.title, small: row.provider })
		},
		{ name: 'provider_name', value: (row) => row.provider },
		{ name: 'provider_number', value: (row) => row.providerNumber },
		{ name: 'state_course_number', value: (row) => row.stateCourseNumber },
		{ name: 'source', value: (row) => row.source },
		{ name: 'delivery', value: (row) => row.delivery },
		{ name: 'subject_category', value: (row) => row.category },
		{ name: 'begun_on', value: (row) => row.begunOn },
		{ name: 'completed_on', label: 'Completed', sorts: true, value: (row) => row.completedOn },
		{ name: 'hours', label: 'Hours', end: true, value: (row) => Number(decimalHours(row.minutes)) },
		{ name: 'statement', value: (row) => row.statement },
		{ name: 'entered_by', value: (row) => row.enteredBy },
		{ name: 'entered_at', value: (row) => row.enteredAt },
		{
			name: 'state',
			label: 'State',
			value: (row) => row.state,
			shown: ({ state }) => ({ text: STATES[state].label, status: STATES[state].status })
		},
		{
			name: 'decided_by',
			label: 'Decided by',
			value: (row) => row.decidedBy,
			shown: (row) => ({ text: row.decidedBy ?? '—', small: row.reason })
		},
		{ name: 'decided_at', value: (row) => row.decidedAt },
		{ name: 'reason', value: (row) => row.reason }
	],
	count: (trx, _, asked) => countOutside(trx, asked),
	list: (trx, _, asked, page) => listOutside(trx, asked, page)
});
