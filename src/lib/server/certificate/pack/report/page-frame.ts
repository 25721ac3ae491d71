import type { PackReportInput } from '#lib/domain/certificate/pack/report-input.ts';
import { momentInWords, periodInWords } from './moment-in-words.ts';
import type { ReportFlow } from './report-flow.ts';
import { colors, MARGIN, type Style } from './report-page.ts';

const SMALL: Style = { size: 7.5, color: colors.muted };

/** What stands on every page: pages come apart. A screen reader passes over it, as the cover says the same. */
export function drawChrome(report: ReportFlow, { cover, integrity }: PackReportInput): void {
	const of = cover.subject ? ` of ${cover.subject.name}` : '';
	const about = `Training evidence${of}, ${periodInWords(cover.period)}`;
	const moment = `As of ${momentInWords(cover.asOf, cover.timeZone)}`;
	report.eachPage((page, pages) => {
		const { width } = report;
		const x = MARGIN.side;
		const half = (width - 12) / 2;
		const bottom = report.pdf.page.height - 46;
		const line = (y: number) => report.pdf.rect(x, y, width, 0.5).fill(colors.line);
		const name = report.clip(cover.departmentName, { ...SMALL, weight: 'bold' }, half, 10);
		report.draw(name, { ...SMALL, weight: 'bold', color: colors.navy }, { x, y: 30, width: half });
		report.draw(
			report.clip(about, SMALL, half, 10),
			{ ...SMALL, align: 'right' },
			{ x: x + half + 12, y: 30, width: half }
		);
		line(44);
		line(bottom - 6);
		report.draw(moment, SMALL, { x, y: bottom, width: width - 200 });
		const number = `Page ${page} of ${pages}`;
		report.draw(number, { ...SMALL, align: 'right' }, { x: x + width - 90, y: bottom, width: 90 });
		report.draw(`Manifest SHA-256 ${integrity.manifest}`, SMALL, { x, y: bottom + 11, width: width - 120 });
		report.draw('Initials', { ...SMALL, align: 'right' }, { x: x + width - 120, y: bottom + 11, width: 66 });
		report.pdf.rect(x + width - 50, bottom + 19, 50, 0.5).fill(colors.ink);
	});
}
