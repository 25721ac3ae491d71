import type { CellValue } from '#lib/domain/compliance/registers/cell-value.ts';

/** Where the bytes of a file go; whoever writes waits for each piece. */
export interface Sink {
	write(bytes: Uint8Array): Promise<void>;
}

/** A list as a file holds it, whichever kind of file: what is said above the rows, and the rows. */
export interface FileOfRows<Row> {
	title: string;
	timeZone: string;
	/** What the list is of: filters, moment, number of rows. */
	head: readonly (readonly [term: string, value: string | number])[];
	columns: readonly { name: string; value: (row: Row) => CellValue }[];
	/** The rows in their order, some at once. */
	pages: AsyncIterable<readonly Row[]>;
	/** What is to be said when all of them were read. */
	notes: () => readonly (readonly [term: string, value: string])[];
}

/** `digest` is the SHA-256 of the rows as CSV records, their heading the first: the same in every kind of file. */
export interface WrittenRows {
	rows: number;
	digest: string;
}

export const DIGEST_TERM = 'SHA-256 of the rows as CSV, heading included';
