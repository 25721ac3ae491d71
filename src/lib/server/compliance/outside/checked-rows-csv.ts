import { stringify } from 'csv-stringify/sync';
import { KEYS } from '#lib/domain/compliance/outside/import/find-person.ts';
import type {
	ImportPlan,
	PlannedRow,
	RowOutcome
} from '#lib/domain/compliance/outside/import/plan-import.ts';
import { csvCell, QUOTED } from '../csv-cell.ts';

const HEADINGS = [
	'row',
	'outcome',
	'column',
	'what_is_wrong',
	'how_to_mend_it',
	'officer',
	'matched_by',
	'course_title',
	'completed_on',
	'minutes'
];

const OUTCOMES: Record<RowOutcome, string> = {
	accept: 'written and accepted',
	wait: 'written; waits for another administrator',
	'in-file': 'left out: the same as an earlier row',
	'on-record': 'left out: on record already',
	wrong: 'wrong'
};

/**
 * What a dry run found, as a CSV file: a line for each mistake, and one for each row without any.
 * @param only `errors` for the mistakes alone
 */
export function checkedRowsCsv({ rows }: ImportPlan, only: 'errors' | 'all'): string {
	const lines = rows
		.filter(({ problems }) => only === 'all' || problems.length > 0)
		.flatMap((row) =>
			row.problems.length > 0
				? row.problems.map(({ column, says, mend }) => lineOf(row, [column, says, mend]))
				: [lineOf(row, ['', row.sameAs === null ? '' : `Row ${row.sameAs} says the same.`, ''])]
		);
	const cells = [HEADINGS, ...lines].map((line) => line.map(csvCell));
	return stringify(cells, { bom: true, record_delimiter: 'windows', quoted_match: QUOTED });
}

const lineOf = ({ line, outcome, person, draft }: PlannedRow, wrong: string[]) => [
	...[line, OUTCOMES[outcome], ...wrong, person?.name ?? '', person ? KEYS[person.by] : ''],
	// What could not be read stands in the table itself.
	...(outcome === 'wrong' ? ['', '', ''] : [draft.title, draft.completedOn.toString(), draft.minutes])
];
