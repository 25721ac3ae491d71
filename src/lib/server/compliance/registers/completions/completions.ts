import { decimalHours } from '#lib/domain/compliance/hours/hours-words.ts';
import { PERSON_COLUMNS } from '../person-columns.ts';
import { register } from '../register.ts';
import { countCompletions, listCompletions, type CompletionRow } from './queries.ts';

const percent = ({ won, most }: CompletionRow) => (most > 0 ? Math.floor((won / most) * 100) : 0);

export const completions = register<CompletionRow>({
	title: 'Completions',
	noun: 'completion',
	nouns: 'completions',
	about: 'Every module that was completed here, with its score and hours, by the day of completion.',
	searches: 'Officer, badge, state id or module',
	controls: ['unit', 'requirement', 'module', 'state', 'days'],
	states: [
		{ value: 'counts', label: 'Counts' },
		{ value: 'revoked', label: 'Certificate revoked' }
	],
	order: { sort: 'completed_on', descending: true },
	columns: [
		...PERSON_COLUMNS,
		{
			name: 'course_code',
			label: 'Module',
			sorts: true,
			value: (row) => row.code,
			shown: (row) => ({ text: row.title, small: row.code })
		},
		{ name: 'course_title', value: (row) => row.title },
		{ name: 'requirement', label: 'Requirement', value: (row) => row.requirement },
		{ name: 'statute_citation', value: (row) => row.citation },
		{ name: 'cycle', value: (row) => row.cycle },
		{ name: 'completed_on', label: 'Completed', sorts: true, value: (row) => row.completedOn },
		{ name: 'completed_at', value: (row) => row.completedAt },
		{
			name: 'score',
			label: 'Score',
			sorts: true,
			value: percent,
			shown: (row) => ({ text: `${percent(row)}%`, bar: { value: row.won, max: row.most } })
		},
		{ name: 'pass_mark', value: (row) => row.passPercent },
		{ name: 'attempt_no', value: (row) => row.attempt },
		{
			name: 'hours_approved',
			label: 'Hours',
			end: true,
			value: (row) => Number(decimalHours(row.minutesApproved))
		},
		{ name: 'hours_measured', value: (row) => Number(decimalHours(row.minutesActive)) },
		{ name: 'valid_until', label: 'Valid until', value: (row) => row.validUntil },
		{ name: 'certificate_no', value: (row) => row.number },
		{
			name: 'state',
			label: 'State',
			value: (row) => row.state,
			shown: (row) =>
				row.state === 'counts'
					? { text: 'Counts', status: 'complete' }
					: { text: 'Certificate revoked', status: 'none' }
		},
		{ name: 'content_hash', value: (row) => row.contentHash }
	],
	count: (trx, _, asked) => countCompletions(trx, asked),
	list: (trx, _, asked, page) => listCompletions(trx, asked, page)
});
