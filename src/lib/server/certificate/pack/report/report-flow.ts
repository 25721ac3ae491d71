import { ReportPages, colors, MARGIN, type Style } from './report-page.ts';

const STYLES = {
	H1: { size: 24, weight: 'bold', color: colors.navy },
	H2: { size: 16, weight: 'bold', color: colors.navy },
	H3: { size: 11.5, weight: 'bold' },
	P: { size: 9.5 }
} as const satisfies Record<string, Style>;

/** Room that a heading keeps for what it heads. */
const KEPT_WITH = { H1: 100, H2: 90, H3: 70, P: 0 };
const BEFORE = { H1: 0, H2: 14, H3: 12, P: 5 };

/** Text, lists and facts one below the other, over as many pages as they take. What is next begins at `y`. */
export class ReportFlow extends ReportPages {
	y = 0;
	#layout: 'portrait' | 'landscape' = 'portrait';
	readonly #document = this.pdf.struct('Document');
	/** Of the part that is written; none before the first, as what is begun and never added keeps the file open. */
	#section: PDFKit.PDFStructureElement | null = null;

	constructor(title: string, createdAt: Date) {
		super(title, createdAt);
		this.pdf.addStructure(this.#document);
	}

	/** Begins a part on a page of its own, with a bookmark under its title or another name. */
	part(title: string, layout: 'portrait' | 'landscape', tag: 'H1' | 'H2' = 'H2', bookmark = title): void {
		this.#layout = layout;
		this.nextPage();
		const section = this.pdf.struct('Sect');
		this.#document.add(section);
		this.#section = section;
		this.pdf.outline.addItem(bookmark, { expanded: false } as { expanded: boolean });
		this.text(tag, title);
	}

	nextPage(): void {
		this.addPage(this.#layout);
		this.y = MARGIN.top;
	}

	/** Begins a page when less than so much is left of this one. */
	need(height: number): void {
		if (this.y + height > this.bottom && this.y > MARGIN.top) this.nextPage();
	}

	add(element: PDFKit.PDFStructureElement): void {
		this.#section!.add(element);
	}

	/** A heading or a paragraph; one that is longer than a page ends with three dots. */
	text(tag: keyof typeof STYLES, words: string, more: Partial<Style> = {}): void {
		const style = { ...STYLES[tag], ...more };
		if (this.y > MARGIN.top) this.y += BEFORE[tag];
		const shown = this.clip(words, style, this.width, this.bottom - MARGIN.top);
		this.need(this.measure(shown, style, this.width) + KEPT_WITH[tag]);
		const place = { x: MARGIN.side, y: this.y, width: this.width };
		this.add(this.element(tag, {}, () => (this.y = this.draw(shown, style, place))));
		if (tag !== 'P') this.y += 3;
	}

	/** Paragraphs behind dashes. */
	list(items: readonly string[]): void {
		const list = this.pdf.struct('L');
		this.add(list);
		for (const item of items) {
			const style = STYLES.P;
			const width = this.width - 14;
			const shown = this.clip(item, style, width, this.bottom - MARGIN.top);
			this.y += 3;
			this.need(this.measure(shown, style, width));
			const { y } = this;
			const mark = () => this.draw('–', style, { x: MARGIN.side, y, width: 14 });
			const body = () => (this.y = this.draw(shown, style, { x: MARGIN.side + 14, y, width }));
			list.add(this.element('LI', {}, [this.element('Lbl', {}, mark), this.element('LBody', {}, body)]));
		}
		list.end();
	}

	/** A name and its value in each row. */
	facts(rows: readonly (readonly [name: string, value: string])[], names = 150): void {
		const table = this.pdf.struct('Table');
		this.add(table);
		const size = 9.5;
		const width = this.width - names;
		this.y += 4;
		for (const [name, value] of rows) {
			const shown = this.clip(value, { size }, width, this.bottom - MARGIN.top - 10);
			const height = Math.max(this.measure(shown, { size }, width), this.measure(name, { size }, names - 8));
			this.need(height + 8);
			const y = this.y + 4;
			const place = { x: MARGIN.side, y, width: names - 8 };
			const drawName = () => this.draw(name, { size, color: colors.muted }, place);
			const drawValue = () => this.draw(shown, { size }, { x: MARGIN.side + names, y, width });
			table.add(
				this.element('TR', {}, [
					this.element('TH', { scope: 'Row' }, drawName),
					this.element('TD', {}, drawValue)
				])
			);
			this.y = y + height + 3;
			this.rule({ x: MARGIN.side, y: this.y, width: this.width }, colors.hair);
		}
		table.end();
	}

	/** Empty lines to write on. */
	blanks(lines: number): void {
		this.need(lines * 22);
		for (let line = 0; line < lines; line++) {
			this.y += 20;
			this.rule({ x: MARGIN.side, y: this.y, width: this.width });
		}
	}

	/** Lines to sign on, side by side, with what each is for below it. */
	signatures(labels: readonly string[]): void {
		this.need(62);
		const gap = 18;
		const width = (this.width - gap * (labels.length - 1)) / labels.length;
		const y = this.y + 38;
		const style = { size: 8, color: colors.muted };
		for (const [index, label] of labels.entries()) {
			const place = { x: MARGIN.side + index * (width + gap), y, width };
			this.rule(place, colors.ink);
			this.add(this.element('P', {}, () => this.draw(label, style, { ...place, y: y + 4 })));
		}
		this.y = y + 10 + Math.max(...labels.map((label) => this.measure(label, style, width)));
	}

	/** Ends the structure; what comes later is drawn on every page and read on none. */
	eachPage(draw: (page: number, pages: number) => void): void {
		this.#document.end();
		const { start, count } = this.pdf.bufferedPageRange();
		for (let index = 0; index < count; index++) {
			this.pdf.switchToPage(start + index);
			this.decorate('Pagination', () => draw(index + 1, count));
		}
	}
}
