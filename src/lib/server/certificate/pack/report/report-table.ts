import { columnWidths } from './column-widths.ts';
import type { ReportFlow } from './report-flow.ts';
import { colors, MARGIN, type Style } from './report-page.ts';

export interface Column<Row> {
	title: string;
	/** Letters of a usual cell: what is left of the width goes to those that have many. */
	usual: number;
	align?: 'right';
	/** What the row is about: read before each of its cells. */
	isHead?: boolean;
	words(row: Row): string;
}

const PAD = { x: 4, y: 3 };
const HEAD: Style = { size: 8, weight: 'bold', color: colors.navy };
const BODY: Style = { size: 8 };
/** So many rows say how wide columns are. */
const SAMPLE = 100;

/**
 * A table over as many pages as it takes. No row is split, and every page begins with the heads again; they are read once.
 * @param empty the sentence that stands where there is no row
 * @param least how high a row is at least: room for a pen
 */
export function drawTable<Row>(
	report: ReportFlow,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	empty: string,
	least = 9
): void {
	if (rows.length === 0) return report.text('P', empty);
	new TableDrawing(report, columns, rows, least).draw(rows);
}

class TableDrawing<Row> {
	readonly report: ReportFlow;
	readonly columns: readonly Column<Row>[];
	readonly #places: { x: number; width: number }[] = [];
	readonly #headHeight: number;
	readonly #least: number;

	constructor(report: ReportFlow, columns: readonly Column<Row>[], rows: readonly Row[], least: number) {
		this.#least = least;
		this.report = report;
		this.columns = columns;
		const sample = rows.slice(0, SAMPLE);
		const needs = columns.map(({ title, usual, words }) => ({ words: [title, ...sample.map(words)], usual }));
		const widths = columnWidths(report, needs, {
			width: report.width,
			pad: 2 * PAD.x,
			head: HEAD,
			body: BODY
		});
		let x = MARGIN.side;
		for (const width of widths) {
			this.#places.push({ x: x + PAD.x, width: width - 2 * PAD.x });
			x += width;
		}
		const heights = columns.map(({ title }, index) =>
			report.measure(title, HEAD, this.#places[index]!.width)
		);
		this.#headHeight = Math.max(...heights) + 2 * PAD.y;
	}

	draw(rows: readonly Row[]): void {
		const { report } = this;
		const table = report.pdf.struct('Table');
		report.add(table);
		report.y += 6;
		report.need(this.#headHeight + 40);
		this.#band();
		const heads = this.columns.map((_, index) =>
			report.element('TH', { scope: 'Column' }, () => this.#title(index))
		);
		table.add(report.element('TR', {}, heads));
		report.y += this.#headHeight;
		for (const row of rows) this.#row(table, row);
		table.end();
		report.y += 4;
	}

	#row(table: PDFKit.PDFStructureElement, row: Row): void {
		const { report } = this;
		const most = report.bottom - MARGIN.top - this.#headHeight - 2 * PAD.y;
		const cells = this.columns.map((column, index) => {
			const style: Style = { ...BODY, ...(column.align && { align: column.align }) };
			const { width } = this.#places[index]!;
			const whole = column.words(row);
			const words = report.clip(whole, style, width, most);
			return { words, style, height: report.measure(words, style, width) };
		});
		const height = Math.max(...cells.map((cell) => cell.height), this.#least) + 2 * PAD.y;
		if (report.y + height > report.bottom) {
			report.nextPage();
			// Read once, at the beginning of the table: here they are for the eye.
			this.#band();
			report.decorate('Pagination', () => this.columns.forEach((_, index) => this.#title(index)));
			report.y += this.#headHeight;
		}
		const y = report.y + PAD.y;
		const drawn = cells.map(({ words, style }, index) => {
			const draw = () => report.draw(words, style, { ...this.#places[index]!, y });
			return this.columns[index]!.isHead
				? report.element('TH', { scope: 'Row' }, draw)
				: report.element('TD', {}, draw);
		});
		table.add(report.element('TR', {}, drawn));
		report.y += height;
		report.rule({ x: MARGIN.side, y: report.y, width: report.width }, colors.hair);
	}

	/** What lies behind the heads. */
	#band(): void {
		const { report } = this;
		report.decorate('Layout', () =>
			report.pdf.rect(MARGIN.side, report.y, report.width, this.#headHeight).fill(colors.band)
		);
	}

	#title(index: number): void {
		const { report } = this;
		const { title, align } = this.columns[index]!;
		const style = { ...HEAD, ...(align && { align }) };
		report.draw(title, style, { ...this.#places[index]!, y: report.y + PAD.y });
	}
}
