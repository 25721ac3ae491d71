import { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { CertificatePage, colors } from './certificate-page.ts';
import { verifySquare } from './verify-square.ts';

/** What a certificate says. Everything comes from stored records, nothing from the request that asks for the file. */
export interface CertificateFace {
	number: string;
	/** The whole address of the public check, from configuration. */
	verifyUrl: string;
	officerName: string;
	rank: string | null;
	badgeNumber: string | null;
	courseTitle: string;
	moduleCode: string;
	hours: string;
	/** ISO days in the department's time zone. */
	completedOn: string;
	validUntil: string;
	/** The hash under which the content was published. */
	contentVersion: string;
	departmentName: string;
	requirementTitle: string;
	citation: string;
	scorePercent: number;
	/** What was assessed, at least one noun phrase: `recognition of danger signs`. */
	assessed: string[];
	/** ISO instant. */
	issuedAt: string;
}

const main = { x: 64, width: 470 };
const side = { x: 588, width: 150 };

/** The certificate as a tagged PDF, one letter page. The same face gives the same bytes. */
export async function certificatePdf(face: CertificateFace): Promise<Uint8Array> {
	const page = new CertificatePage(`Certificate of completion ${face.number}`, new Date(face.issuedAt));
	page.decorate(() => page.pdf.rect(0, 0, 16, page.pdf.page.height).fill(colors.navy));
	drawHolder(page, face);
	drawProof(page, face);
	return page.bytes();
}

function drawHolder(page: CertificatePage, face: CertificateFace): void {
	const at = (y: number) => ({ ...main, y });
	const fitted = (words: string, lines: number, sizes: number[]) => ({
		weight: 'bold' as const,
		size: page.fit(words, 'bold', main.width, lines, sizes)
	});
	const badge = face.badgeNumber === null ? null : `Badge ${face.badgeNumber}`;
	const standing = [face.rank, badge].filter((part) => part !== null).join(' · ');

	let y = page.text('P', face.departmentName, { size: 12, weight: 'bold', color: colors.navy }, at(56));
	y = page.text('H1', 'Certificate of completion', { size: 26, color: colors.navy }, at(y + 4));
	y = page.text('P', 'This certifies that', quiet, at(y + 26));
	y = page.text('P', face.officerName, fitted(face.officerName, 2, [38, 34, 30, 26, 22, 19, 16, 13]), at(y));
	if (standing) y = page.text('P', standing, quiet, at(y + 2));
	y = page.text('P', 'completed', quiet, at(y + 14));
	y = page.text('P', face.courseTitle, fitted(face.courseTitle, 2, [21, 19, 17, 15, 13]), at(y + 2));
	y = page.facts(
		[
			['Completed', dayOf(face.completedOn)],
			['Valid through', dayOf(face.validUntil)],
			['Training', `Module ${face.moduleCode}, ${face.hours}`],
			['Requirement', face.requirementTitle],
			['Rule', face.citation],
			['Result', `Passed with ${face.scorePercent}%`]
		],
		at(y + 14)
	);
	y = page.text('P', `Assessed: ${inSentence(face.assessed)}.`, { size: 10 }, at(y + 12));
	page.text('P', limits, { ...quiet, size: 9.5 }, at(y + 4));
}

const quiet = { size: 11, color: colors.muted };
const limits =
	'This certificate records training that was completed and assessed. It is not a license, and it does not replace department policy, supervision or practice.';

function drawProof(page: CertificatePage, face: CertificateFace): void {
	const at = (y: number) => ({ ...side, y });
	const square = { x: side.x - 15, y: 218, width: 180 };
	page.text('H2', 'Check this certificate', { size: 12, weight: 'bold', color: colors.navy }, at(204));
	page.figure(`QR code that opens ${face.verifyUrl}`, square, () => {
		page.pdf.path(verifySquare(face.verifyUrl, square.x, square.y, square.width)).fill(colors.ink);
	});
	let y = page.text('P', face.number, { size: 10, weight: 'bold' }, at(square.y + square.width + 2));
	y = page.text('P', 'Scan the square, or open:', { size: 8.5, color: colors.muted }, at(y + 8));
	y = page.link(
		face.verifyUrl,
		`Check certificate ${face.number} online`,
		{ size: 8.5, color: colors.navy },
		at(y)
	);
	y = page.text('P', 'Content version', { size: 8.5, color: colors.muted }, at(y + 8));
	page.text('P', face.contentVersion, { size: 7, color: colors.muted }, at(y));
}

function dayOf(iso: string): string {
	return dayInWords(Temporal.PlainDate.from(iso));
}

function inSentence(phrases: string[]): string {
	return new Intl.ListFormat('en-US', { type: 'conjunction' }).format(phrases);
}
