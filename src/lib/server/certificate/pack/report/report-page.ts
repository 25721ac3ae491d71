import type { Weight } from '#lib/server/certificate/certificate-fonts.ts';
import { printable } from '#lib/server/certificate/printable.ts';
import { taggedPdf } from '#lib/server/certificate/tagged-pdf.ts';

export const colors = {
	navy: '#162e51',
	ink: '#1b1b1b',
	muted: '#565c65',
	line: '#a9aeb1',
	hair: '#d6d9db',
	band: '#edeff0'
};

export interface Style {
	weight?: Weight;
	size: number;
	color?: string;
	align?: 'left' | 'right';
}

export interface Box {
	x: number;
	y: number;
	width: number;
}

export const MARGIN = { top: 66, bottom: 64, side: 48 };

/** Line gap and letters of a style; a table of thousands of cells is measured before it is drawn. */
const gapOf = (size: number) => size * 0.12;

/** Tab, line feed and carriage return are spaces and lines; no other control has a meaning on paper. */

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** No word is as long as this, and whoever typed one would hold up the whole report. */
const NO_WORD = /(\S{200})\S+/g;

/**
 * A PDF of letter pages, tagged for screen readers, whose pages stay open to the end, so that each can say how many there
 * are. The same words and date give the same bytes.
 */
export class ReportPages {
	readonly pdf: PDFKit.PDFDocument;

	constructor(title: string, createdAt: Date) {
		this.pdf = taggedPdf(title, createdAt, { autoFirstPage: false, bufferPages: true });
	}

	/** The width between the margins of the page that is written on. */
	get width(): number {
		return this.pdf.page.width - 2 * MARGIN.side;
	}

	/** Where the page that is written on ends. */
	get bottom(): number {
		return this.pdf.page.height - MARGIN.bottom;
	}

	addPage(layout: 'portrait' | 'landscape'): void {
		if (this.pdf.page) this.#pack();
		this.pdf.addPage({ size: 'LETTER', layout, margin: 0 });
	}

	/**
	 * A page that stays open is kept in thousands of small pieces, which take ten times what they hold: one piece is enough.
	 * Reaches into pdfkit, which would do it only when the page ends.
	 */
	#pack(): void {
		const { buffer } = this.pdf.page.content as unknown as { buffer: Uint8Array[] };
		buffer.splice(0, buffer.length, Buffer.concat(buffer));
	}

	/** What carries no meaning or is said on every page: a screen reader passes over it. */
	decorate(type: 'Layout' | 'Pagination', draw: () => void): void {
		this.pdf.markContent('Artifact', { type });
		draw();
		this.pdf.endMarkedContent();
	}

	rule({ x, y, width }: Box, color = colors.line): void {
		this.decorate('Layout', () => this.pdf.rect(x, y, width, 0.5).fill(color));
	}

	/** Takes the options that pdfkit knows and its types do not. */
	element(
		tag: string,
		options: { scope?: 'Row' | 'Column' } = {},
		children: PDFKit.PDFStructureElementChild | PDFKit.PDFStructureElementChild[] = []
	): PDFKit.PDFStructureElement {
		return this.pdf.struct(tag, options as { alt?: string }, children);
	}

	/** Answers the y below the words. */
	draw(words: string, style: Style, { x, y, width }: Box): number {
		const text = this.#prepare(words, style);
		if (text === '') return y;
		this.pdf.fillColor(style.color ?? colors.ink);
		this.pdf.text(text, x, y, { width, lineGap: gapOf(style.size), align: style.align ?? 'left' });
		return this.pdf.y;
	}

	/** How high words are in a width. */
	measure(words: string, style: Style, width: number): number {
		const text = this.#prepare(words, style);
		return text === '' ? 0 : this.pdf.heightOfString(text, { width, lineGap: gapOf(style.size) });
	}

	/** How wide the widest word of some texts is. */
	widestWord(texts: readonly string[], style: Style): number {
		const words = new Set(texts.flatMap((text) => this.#prepare(text, style).split(/\s+/)));
		return Math.max(0, ...[...words].map((word) => this.pdf.widthOfString(word)));
	}

	/** As many of the words as fit into a height, with three dots when that is not all of them. */
	clip(words: string, style: Style, width: number, height: number): string {
		if (this.measure(words, style, width) <= height) return words;
		let [fits, most] = [0, words.length];
		while (most - fits > 1) {
			const half = (fits + most) >> 1;
			if (this.measure(`${words.slice(0, half)} …`, style, width) <= height) fits = half;
			else most = half;
		}
		return `${words.slice(0, fits).trimEnd()} …`;
	}

	#prepare(words: string, { weight = 'regular', size }: Style): string {
		this.pdf.font(weight).fontSize(size);
		return printable(
			this.pdf,
			words.replace(/\r\n?/g, '\n').replace(CONTROLS, ' ').replace(NO_WORD, '$1…').trim()
		);
	}

	async bytes(): Promise<Uint8Array> {
		this.pdf.end();
		const chunks: Buffer[] = [];
		for await (const chunk of this.pdf) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	}
}
