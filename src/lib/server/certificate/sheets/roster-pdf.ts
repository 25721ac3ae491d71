import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { ReportFlow } from '../pack/report/report-flow.ts';
import { drawTable, type Column } from '../pack/report/report-table.ts';
import { agencyFacts, hoursOf, nameOf, type SheetHead, type Training } from './sheet.ts';
import { drawSheetFrame } from './sheet-frame.ts';

const COLUMNS: Column<Training & { number: number }>[] = [
	{ title: 'No.', usual: 4, align: 'right', words: ({ number }) => String(number) },
	{ title: 'Officer', usual: 34, isHead: true, words: nameOf },
	{ title: 'State identification', usual: 18, words: ({ stateOfficerId }) => stateOfficerId ?? '' },
	{ title: 'Completed', usual: 20, words: ({ on }) => dayInWords(on) },
	{ title: 'Hours', usual: 6, align: 'right', words: ({ minutes }) => hoursOf(minutes) },
	{ title: 'Signature of the officer', usual: 60, words: () => '' }
];

/** Room for a pen. */
const ROW = 22;

/**
 * Rosters of a month: for each course who completed it, with lines to sign. Sessions in a room have a sheet of their own
 * to sign there; these are for what is sent in afterwards.
 * @param courses at least one, each with at least one training
 */
export async function rosterPdf(head: SheetHead, courses: readonly Training[][]): Promise<Uint8Array> {
	const report = new ReportFlow(
		`Course rosters, ${head.departmentName}, ${head.month}`,
		new Date(head.printedAt.epochMilliseconds)
	);
	for (const trainings of courses) {
		const { title, stateCourseNumber } = trainings[0]!;
		const providers = new Set(trainings.flatMap(({ provider }) => provider ?? []));
		const instructors = new Set(trainings.flatMap(({ instructor }) => instructor ?? []));
		report.part('Course roster', 'landscape', 'H1', title);
		report.facts([
			['Course', title],
			['Course number', stateCourseNumber ?? 'Not entered'],
			...(providers.size > 0 ? [['Provider', [...providers].join(', ')] as const] : []),
			...(instructors.size > 0 ? [['Instructor', [...instructors].join(', ')] as const] : []),
			...agencyFacts(head),
			['Month', head.month]
		]);
		const rows = trainings.map((training, index) => ({ ...training, number: index + 1 }));
		drawTable(report, COLUMNS, rows, 'Nobody completed it in this month.', ROW);
		report.signatures([
			'Signature of the instructor or training coordinator',
			'Name and title in print',
			'Date'
		]);
	}
	drawSheetFrame(report, head);
	return report.bytes();
}
