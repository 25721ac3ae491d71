import { momentInWords } from '../pack/report/moment-in-words.ts';
import type { ReportFlow } from '../pack/report/report-flow.ts';
import { colors, MARGIN, type Style } from '../pack/report/report-page.ts';
import type { SheetHead } from './sheet.ts';

const SMALL: Style = { size: 7.5, color: colors.muted };

/** What stands on every page of sheets: paper comes apart. */
export function drawSheetFrame(report: ReportFlow, head: SheetHead): void {
	const printed = `Printed from the records of ${momentInWords(head.printedAt, head.timeZone)}`;
	report.eachPage((page, pages) => {
		const { width } = report;
		const x = MARGIN.side;
		const bottom = report.pdf.page.height - 40;
		const name = report.clip(`${head.departmentName}, ${head.month}`, SMALL, width, 10);
		report.draw(name, SMALL, { x, y: 32, width });
		report.pdf.rect(x, bottom - 6, width, 0.5).fill(colors.line);
		report.draw(printed, SMALL, { x, y: bottom, width: width - 100 });
		const number = `Page ${page} of ${pages}`;
		report.draw(number, { ...SMALL, align: 'right' }, { x: x + width - 90, y: bottom, width: 90 });
	});
}
