import type { Context } from '#lib/server/context.ts';

/** Where the bytes of a file go. Whoever writes waits for each piece: no more is in memory than what is under way. */
export interface FileSink {
	write(bytes: Uint8Array): Promise<void>;
}

/**
 * How far the work is, for who waits for it: `done` of `total` (0 while nobody knows), and what is being done, in words.
 * It also keeps hold of the file, so it is called at least every minute, and never inside a reading: the embedded
 * database has one connection.
 */
export type Progress = (done: number, total: number, step: string) => Promise<void>;

/** What came of it: for the download and for the entry of the ledger. */
export interface MadeFile {
	name: string;
	mediaType: string;
	/** How many records it holds. */
	rows: number;
	/** What was asked for, in words; it stands in the ledger and names nobody. */
	filters: string;
}

/** A kind of file that is made while somebody waits for it. */
export interface PreparedKind<Request = unknown> {
	/** What it is, as a heading: “Evidence pack”. */
	title: string;
	/** What this one is of, for the list of one's files; nobody's name. */
	words?(request: Request): string;
	/** The request as it comes back from the database, or the error of who wrote another there. */
	parse(request: unknown): Request;
	/**
	 * Makes the whole file, piece by piece, with the rights that the requester has now and as of the moment at which
	 * they asked (`context.now`). It may be killed at any place and begun anew, so it writes nothing but the file.
	 */
	make(context: Context, request: Request, sink: FileSink, progress: Progress): Promise<MadeFile>;
}
