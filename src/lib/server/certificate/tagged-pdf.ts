import PDFDocument from 'pdfkit';
import { certificateFont } from './certificate-fonts.ts';

/** Letter pages tagged for screen readers, with the fonts `regular` and `bold`. The same words and date give the same bytes. */
export const taggedPdf = (title: string, createdAt: Date, pages: PDFKit.PDFDocumentOptions) =>
	new PDFDocument({
		...pages,
		size: 'LETTER',
		margin: 0,
		pdfVersion: '1.7',
		// known to pdfkit, not yet to its types
		subset: 'PDF/UA' as 'PDF/A-1',
		tagged: true,
		displayTitle: true,
		lang: 'en-US',
		// no Helvetica: a font that is not embedded breaks PDF/UA
		font: '',
		info: { Title: title, Creator: 'Firstword', Producer: 'Firstword', CreationDate: createdAt }
	})
		.registerFont('regular', certificateFont('regular'))
		.registerFont('bold', certificateFont('bold'));
