import type { PackCover, PackReportInput } from '#lib/domain/certificate/pack/report-input.ts';
import { columnsOf } from './columns-of.ts';
import { momentInWords, periodInWords } from './moment-in-words.ts';
import { rowsOf } from './rows-in-words.ts';
import type { ReportFlow } from './report-flow.ts';
import { drawTable } from './report-table.ts';

const NOT_ENTERED = 'Not entered';

/** Part A: whose evidence, of which time and by which rules, how much there is, and what is attested. */
export function drawCover(report: ReportFlow, input: PackReportInput): void {
	const { cover, counts, integrity, parts, summary } = input;
	report.part('Training evidence', 'portrait', 'H1', 'A Cover and attestation');
	report.text('P', cover.departmentName, { size: 13, weight: 'bold' });
	report.facts([
		['ORI', cover.agency.ori ?? NOT_ENTERED],
		['State agency number', cover.agency.stateAgencyNumber ?? NOT_ENTERED],
		['Filed by the profile of', cover.agency.state ?? NOT_ENTERED],
		['Address', cover.agency.address ?? NOT_ENTERED],
		['About', cover.subject ? cover.subject.name : 'Everybody of whom training was asked'],
		['Period', periodInWords(cover.period)],
		['As of', momentInWords(cover.asOf, cover.timeZone)],
		['Prepared by', cover.preparedBy],
		['Manifest, SHA-256', integrity.manifest]
	]);
	report.text('H3', 'Requirements');
	drawTable(
		report,
		[
			{ title: 'Requirement', usual: 40, isHead: true, words: ({ title }) => title },
			{ title: 'Citation', usual: 40, words: ({ citation }) => citation },
			{ title: 'Version', usual: 6, align: 'right', words: ({ version }) => String(version) }
		],
		cover.requirements,
		'No requirement was in force.'
	);
	if (counts.length > 0) {
		report.text('H3', 'What it holds');
		const all = counts.map(({ label, count }) => [label, count.toLocaleString('en-US')] as const);
		report.facts(all, 260);
	}
	report.text('H3', 'Where officers stand');
	drawTable(
		report,
		columnsOf(summary.columns, summary.rows),
		summary.rows,
		'Nothing was asked of anybody in the period.'
	);
	report.text('H3', 'Parts');
	report.list([
		'A. Cover and attestation: this page.',
		...parts.map(({ letter, title, total, path }) => `${letter}. ${title}: ${rowsOf(total)} in ${path}.`),
		'J. Integrity proof: the chain of records, its signatures, and how to check them.'
	]);
	drawAttestation(report, cover);
}

/** On one page, as nobody signs halves. */
function drawAttestation(report: ReportFlow, { agency, departmentName }: PackCover): void {
	const who = [agency.chiefName, agency.chiefTitle].filter((part) => part !== null).join(', ');
	const open = who ? `I, ${who}, have` : 'I have';
	report.need(220);
	report.text('H3', 'Attestation of the chief executive');
	report.text(
		'P',
		`${open} reviewed this report for ${departmentName}. To the best of my knowledge it states completely and correctly what training was assigned, completed, waived and corrected in the period, as it was recorded at the moment that stands at the foot of this page.`
	);
	report.text('P', 'Explanation of requirements that were not met, where the state asks for one:');
	report.blanks(3);
	report.signatures(['Signature', 'Name and title in print', 'Date']);
}
