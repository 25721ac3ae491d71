import type { ReportPart } from '#lib/domain/certificate/pack/report-input.ts';
import { columnsOf } from './columns-of.ts';
import type { ReportFlow } from './report-flow.ts';
import { drawTable } from './report-table.ts';
import { rowsOf } from './rows-in-words.ts';

/** A part that lists something: what a row is, the first rows, and where all of them are. */
export function drawPart(report: ReportFlow, part: ReportPart): void {
	const title = `${part.letter} ${part.title}`;
	report.part(title, 'landscape');
	report.text('P', part.note);
	drawTable(
		report,
		columnsOf(part.columns, part.rows),
		part.rows,
		'There is nothing of this kind in the period.'
	);
	const further = part.total - part.rows.length;
	if (further > 0)
		report.text(
			'P',
			`${rowsOf(further)} more ${further === 1 ? 'stands' : 'stand'} in ${part.path}, whose hash is in the manifest.`,
			{ weight: 'bold' }
		);
	else report.text('P', `These are all rows of ${part.path} (${rowsOf(part.total)}).`);
}
