import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { ReportFlow } from '../pack/report/report-flow.ts';
import { drawTable, type Column } from '../pack/report/report-table.ts';
import { agencyFacts, hoursOf, nameOf, type SheetHead, type Training } from './sheet.ts';
import { drawSheetFrame } from './sheet-frame.ts';

const COLUMNS: Column<Training>[] = [
	{ title: 'Date', usual: 26, isHead: true, words: ({ on }) => dayInWords(on) },
	{ title: 'Course', usual: 44, words: ({ title }) => title },
	{ title: 'Course number', usual: 12, words: ({ stateCourseNumber }) => stateCourseNumber ?? '' },
	{
		title: 'Instructor or provider',
		usual: 40,
		words: ({ instructor, provider }) => [instructor, provider].filter(Boolean).join(', ')
	},
	{ title: 'Hours', usual: 6, align: 'right', words: ({ minutes }) => hoursOf(minutes) }
];

/**
 * Affidavits of attendance of a month, for states that want them on paper (Minnesota): a page for each officer, who signs
 * it, with the agency. Every officer as they were called on the day of their last training.
 * @param officers at least one, each with at least one training
 */
export async function affidavitPdf(head: SheetHead, officers: readonly Training[][]): Promise<Uint8Array> {
	const report = new ReportFlow(
		`Affidavits of attendance, ${head.departmentName}, ${head.month}`,
		new Date(head.printedAt.epochMilliseconds)
	);
	for (const trainings of officers) drawAffidavit(report, head, trainings);
	drawSheetFrame(report, head);
	return report.bytes();
}

function drawAffidavit(report: ReportFlow, head: SheetHead, trainings: readonly Training[]): void {
	const officer = trainings.at(-1)!;
	const name = nameOf(officer);
	report.part('Affidavit of attendance', 'portrait', 'H1', name);
	report.facts([
		...agencyFacts(head),
		['Officer', name],
		...(officer.rank ? [['Rank', officer.rank] as const] : []),
		['State identification', officer.stateOfficerId ?? 'Not entered'],
		['Month', head.month],
		['Hours in all', hoursOf(trainings.reduce((sum, { minutes }) => sum + minutes, 0))]
	]);
	drawTable(report, COLUMNS, trainings, 'No training in this month.');
	report.need(230);
	report.text('H2', 'Signatures', { size: 12 });
	report.text(
		'P',
		`I, ${officer.givenName} ${officer.familyName}, attended the training listed above on the days and for the hours that stand beside it.`
	);
	report.signatures(['Signature of the officer', 'Date']);
	const who = [head.agency.chiefName, head.agency.chiefTitle].filter(Boolean).join(', ');
	report.text('P', 'To the best of my knowledge this is complete and correct.');
	report.signatures([`Signature for the agency${who ? `: ${who}` : ''}`, 'Name and title in print', 'Date']);
	report.text('P', 'Sworn to and signed before me, where the state asks for it:');
	report.signatures(['Signature and seal of the notary', 'Date', 'Commission ends']);
}
