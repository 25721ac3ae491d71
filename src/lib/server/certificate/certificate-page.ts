import type { Weight } from './certificate-fonts.ts';
import { printable } from './printable.ts';
import { taggedPdf } from './tagged-pdf.ts';

export const colors = { navy: '#162e51', ink: '#1b1b1b', muted: '#565c65', line: '#a9aeb1' };

export interface Style {
	weight?: Weight;
	size: number;
	color?: string;
}

export interface Place {
	x: number;
	y: number;
	width: number;
}

/** One letter page, landscape, tagged for screen readers. The same words and date give the same bytes. */
export class CertificatePage {
	readonly pdf: PDFKit.PDFDocument;
	readonly #body: PDFKit.PDFStructureElement;

	constructor(title: string, createdAt: Date) {
		this.pdf = taggedPdf(title, createdAt, { layout: 'landscape' });
		this.#body = this.pdf.struct('Document');
		this.pdf.addStructure(this.#body);
	}

	/** Lines and bands that carry no meaning and are skipped by a screen reader. */
	decorate(draw: () => void): void {
		this.pdf.markContent('Artifact', { type: 'Layout' });
		draw();
		this.pdf.endMarkedContent();
	}

	/** A heading or paragraph. Answers the y below it. */
	text(tag: 'H1' | 'H2' | 'P', words: string, style: Style, place: Place): number {
		let below = place.y;
		this.#body.add(this.#element(tag, {}, () => (below = this.#draw(words, style, place))));
		return below;
	}

	/** A name and its value in each row. Answers the y below the last one. */
	facts(rows: [name: string, value: string][], { x, y, width }: Place): number {
		let below = y;
		const table = this.pdf.struct('Table');
		this.#body.add(table);
		const names = 112;
		for (const [name, value] of rows) {
			const top = below + 6;
			const drawName = () => this.#draw(name, { size: 11, color: colors.muted }, { x, y: top, width: names });
			const drawValue = () => {
				below = this.#draw(value, { size: 11 }, { x: x + names, y: top, width: width - names }) + 5;
			};
			table.add(
				this.#element('TR', {}, [
					this.#element('TH', { scope: 'Row' }, drawName),
					this.#element('TD', {}, drawValue)
				])
			);
			this.decorate(() => this.pdf.rect(x, below, width, 0.5).fill(colors.line));
		}
		return below;
	}

	/** A drawing with its meaning in words. */
	figure(alt: string, { x, y, width }: Place, draw: () => void): void {
		const bbox = [x, y, x + width, y + width];
		this.#body.add(this.#element('Figure', { alt, placement: 'Block', bbox }, draw));
	}

	/** An address that can be followed and read. Answers the y below it. */
	link(url: string, alt: string, style: Style, place: Place): number {
		const paragraph = this.pdf.struct('P');
		this.#body.add(paragraph);
		const link = this.pdf.struct('Link', { alt });
		paragraph.add(link);
		let below = place.y;
		link.add(() => (below = this.#draw(url, style, place)));
		// a string object, because pdfkit writes a bare string as a PDF name
		const options = { structParent: link, Contents: Object(alt) as string };
		this.pdf.link(place.x, place.y, place.width, below - place.y, url, options);
		return below;
	}

	/** The largest of the sizes at which the words fit into so many lines; the smallest when none does. */
	fit(words: string, weight: Weight, width: number, lines: number, sizes: number[]): number {
		const fits = (size: number) => {
			this.pdf.font(weight).fontSize(size);
			const widest = Math.max(...words.split(/\s+/).map((word) => this.pdf.widthOfString(word)));
			const most = this.pdf.currentLineHeight(true) * lines + 1;
			return widest <= width && this.pdf.heightOfString(printable(this.pdf, words), { width }) <= most;
		};
		return sizes.find(fits) ?? Math.min(...sizes);
	}

	async bytes(): Promise<Uint8Array> {
		this.#body.end();
		this.pdf.end();
		const chunks: Buffer[] = [];
		for await (const chunk of this.pdf) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	}

	/** Takes the options that pdfkit knows and its types do not. */
	#element(
		tag: string,
		options: { alt?: string; scope?: 'Row'; placement?: 'Block'; bbox?: number[] },
		children: PDFKit.PDFStructureElementChild | PDFKit.PDFStructureElementChild[]
	): PDFKit.PDFStructureElement {
		return this.pdf.struct(tag, options as { alt?: string }, children);
	}

	#draw(words: string, { weight = 'regular', size, color = colors.ink }: Style, place: Place) {
		this.pdf.font(weight).fontSize(size).fillColor(color);
		this.pdf.text(printable(this.pdf, words), place.x, place.y, {
			width: place.width,
			lineGap: size * 0.12
		});
		return this.pdf.y;
	}
}
