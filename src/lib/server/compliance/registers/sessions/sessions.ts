import { decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import { register, type Shown } from '../register.ts';
import { countSessions, listSessions, type SessionRow, type SessionState } from './queries.ts';

const STATES: Record<SessionState, { label: string; status: Shown['status'] }> = {
	planned: { label: 'Not ended', status: 'due' },
	held: { label: 'Held', status: 'complete' },
	cancelled: { label: 'Cancelled', status: 'not-applicable' }
};

export const sessions = register<SessionRow>({
	title: 'Sessions',
	noun: 'session',
	nouns: 'sessions',
	about:
		'Sessions of workshops up to the day, who led them, who came and what was credited, by the day they began.',
	searches: 'Workshop, place or instructor',
	controls: ['state', 'days'],
	states: Object.entries(STATES).map(([value, { label }]) => ({ value, label })),
	order: { sort: 'starts_at', descending: true },
	columns: [
		{
			name: 'workshop',
			label: 'Workshop',
			sorts: true,
			value: (row) => row.workshop,
			shown: (row) => ({ text: row.workshop, small: `part ${row.segment} of ${row.segments}` })
		},
		{ name: 'state_course_number', value: (row) => row.stateCourseNumber },
		{ name: 'part', value: (row) => row.segment },
		{ name: 'parts', value: (row) => row.segments },
		{ name: 'starts_at', label: 'Began', sorts: true, value: (row) => row.startsAt },
		{ name: 'ends_at', value: (row) => row.endsAt },
		{ name: 'location', label: 'Place', value: (row) => row.place },
		{ name: 'instructor_name', label: 'Instructor', value: (row) => row.instructor },
		{ name: 'instructor_qualification', value: (row) => row.instructorQualification },
		{ name: 'invited', label: 'On the roster', end: true, value: (row) => row.invited },
		{
			name: 'attended',
			label: 'Signed in',
			value: (row) => row.attended,
			shown: (row) => ({ text: String(row.attended), bar: { value: row.attended, max: row.invited } })
		},
		{ name: 'credited', label: 'Credited', end: true, value: (row) => row.credited },
		{
			name: 'hours_credited',
			label: 'Hours credited',
			end: true,
			value: (row) => Number(decimalHours(row.minutesCredited))
		},
		{
			name: 'state',
			label: 'State',
			value: (row) => row.state,
			shown: ({ state, reason }) => ({
				text: STATES[state].label,
				status: STATES[state].status,
				small: state === 'cancelled' ? reason : null
			})
		},
		{ name: 'reason', value: (row) => row.reason }
	],
	count: (trx, _, asked) => countSessions(trx, asked),
	list: (trx, _, asked, page) => listSessions(trx, asked, page)
});
