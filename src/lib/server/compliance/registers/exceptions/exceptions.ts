import { EXCEPTION_WORDS, type ExceptionKind } from '#lib/domain/compliance/registers/exception-kind.ts';
import { computedPage } from '../computed-page.ts';
import { PERSON_COLUMNS } from '../person-columns.ts';
import { register, type Shown } from '../register.ts';
import { exceptionRows, type ExceptionRow } from './exception-rows.ts';

const SHAPES: Record<ExceptionKind, Shown['status']> = {
	overdue: 'overdue',
	'in-grace': 'in-grace',
	waived: 'waived',
	'on-leave': 'paused',
	separated: 'not-applicable',
	'new-hire': 'none'
};

export const exceptions = register<ExceptionRow>({
	title: 'Exceptions',
	noun: 'exception',
	nouns: 'exceptions',
	about:
		'Who is overdue or in grace, who is waived or on leave, and who came or left in the last twelve months: the reason, who approved it and when.',
	searches: 'Officer, badge or state id',
	controls: ['unit', 'requirement', 'state', 'days'],
	states: Object.entries(EXCEPTION_WORDS).map(([value, label]) => ({ value, label })),
	order: { sort: 'officer_name_last', descending: false },
	columns: [
		...PERSON_COLUMNS,
		{
			name: 'kind',
			label: 'Exception',
			sorts: true,
			value: (row) => row.kind,
			shown: ({ kind }) => ({ text: EXCEPTION_WORDS[kind], status: SHAPES[kind] })
		},
		{ name: 'requirement', label: 'Requirement', value: (row) => row.requirement },
		{ name: 'from_on', label: 'Since', sorts: true, value: (row) => row.fromOn },
		{ name: 'until_on', label: 'Until', value: (row) => row.untilOn },
		{ name: 'reason', label: 'Reason', value: (row) => row.reason },
		{ name: 'approved_by', label: 'Approved by', value: (row) => row.by },
		{ name: 'recorded_at', value: (row) => row.recordedAt }
	],
	count: async (trx, context, asked) => (await exceptionRows(trx, context, asked)).length,
	list: async (trx, context, asked, page) =>
		computedPage(await exceptionRows(trx, context, asked), asked.filter.descending, page)
});
