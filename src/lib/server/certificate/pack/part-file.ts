import { PACK_PARTS, type PartName, type PartRow } from '#lib/domain/certificate/pack/pack-parts.ts';
import { REPORT_ROWS, type ReportPart } from '#lib/domain/certificate/pack/report-input.ts';
import { csvRecord } from '#lib/server/compliance/csv-cell.ts';
import type { PackArchive } from './archive/pack-archive.ts';
import type { SpoolingFile } from './archive/spooled-file.ts';

type Cell = string | number | null | undefined;

/** A table of the pack while it is written: every row onto the disk, the first ones also for the report. */
export class PartFile<Part extends PartName> {
	readonly #name: Part;
	readonly #file: SpoolingFile;
	readonly #columns: readonly string[];
	readonly #printed: number[];
	readonly #sample: string[][] = [];

	constructor(archive: PackArchive, name: Part) {
		const { path, columns, printed } = PACK_PARTS[name];
		this.#name = name;
		this.#columns = columns;
		this.#printed = printed.map((column) => this.#columns.indexOf(column.name));
		this.#file = archive.begin(path);
		this.#file.countRows();
		this.#file.add(`\uFEFF${csvRecord(columns)}`);
	}

	get rows(): number {
		return this.#file.rows;
	}

	/** @returns its cells, in order */
	add(row: PartRow<Part>): Cell[] {
		const cells = this.#columns.map((column) => (row as Record<string, Cell>)[column]);
		this.#file.addRow(csvRecord(cells));
		if (this.#sample.length < REPORT_ROWS)
			this.#sample.push(this.#printed.map((place) => String(cells[place] ?? '')));
		return cells;
	}

	report(): ReportPart {
		const { letter, title, path, note, printed } = PACK_PARTS[this.#name];
		return { letter, title, path, note, columns: [...printed], rows: this.#sample, total: this.rows };
	}
}
