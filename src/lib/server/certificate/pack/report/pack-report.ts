import type { PackReportInput } from '#lib/domain/certificate/pack/report-input.ts';
import { drawCover } from './cover.ts';
import { drawIntegrity } from './integrity-part.ts';
import { drawPart } from './list-part.ts';
import { drawChrome } from './page-frame.ts';
import { ReportFlow } from './report-flow.ts';

/**
 * The pack's report as a tagged PDF of letter pages: cover with what the chief attests, the parts in their order, and how
 * all of it is checked. Each page says whose it is, of which moment, which page of how many, and the hash of the manifest.
 * The same input gives the same bytes.
 */
export async function packReport(input: PackReportInput): Promise<Uint8Array> {
	const { cover } = input;
	const report = new ReportFlow(
		`Training evidence, ${cover.departmentName}, ${cover.period.from} to ${cover.period.to}`,
		// The only date of a file that may not know when it was made.
		new Date(cover.asOf.epochMilliseconds)
	);
	drawCover(report, input);
	for (const part of input.parts) drawPart(report, part);
	drawIntegrity(report, input);
	drawChrome(report, input);
	return report.bytes();
}
