// What the printed report of an evidence pack is made from: all that stands on its pages, as texts, already in the order
// in which it is printed. The same input gives the same bytes, so there is no clock in it: what it is dated by is the
// as-of moment.

import type { Temporal } from 'temporal-polyfill';

/** Rows that a part shows at most; the file of the part has all of them. */
export const REPORT_ROWS = 500;

/** The cover, and what whoever answers for the agency signs. */
export interface PackCover {
	departmentName: string;
	/** Local days, both counted. */
	period: { from: Temporal.PlainDate; to: Temporal.PlainDate };
	/** What was recorded later is not in it. */
	asOf: Temporal.Instant;
	timeZone: string;
	/** The officer that it is of; null is everybody. */
	subject: { personId: string; name: string } | null;
	requirements: { title: string; citation: string; version: number }[];
	preparedBy: string;
	agency: {
		ori: string | null;
		stateAgencyNumber: string | null;
		/** Name of the state by whose profile records are filed. */
		state: string | null;
		address: string | null;
		chiefName: string | null;
		chiefTitle: string | null;
	};
}

export interface ReportColumn {
	/** Its name in the file of the part. */
	name: string;
	/** Its heading on the page. */
	label: string;
	/** Numbers stand at the end of their cell. */
	isNumber?: boolean;
}

/** One part of the pack: the first rows of its file, in its order. */
export interface ReportPart {
	/** `B`, `C`, … as in the names of the files. */
	letter: string;
	title: string;
	/** Path in the pack of the file that has every row: `parts/B-officers.csv`. */
	path: string;
	/** What a row is and how its figures come about, in a sentence or two. */
	note: string;
	columns: ReportColumn[];
	/** At most REPORT_ROWS, as wide as `columns`. */
	rows: string[][];
	/** How many rows the file has. */
	total: number;
}

export interface PackIntegrity {
	/** SHA-256 of manifest.json, printed on every page. */
	manifest: string;
	/** Entries of the ledger at the as-of moment, and the hash of the last one. */
	entries: number;
	head: string;
	/** Of the Merkle tree over the entries, base64 as in the checkpoint. */
	root: string;
	/** The signed checkpoint, as it stands in checkpoint.txt. */
	checkpoint: string;
	/** Verifier keys, one each. */
	keys: string[];
	/** Entries whose text is not in the pack, by kind in words. */
	withheld: { kind: string; count: number }[];
}

export interface PackReportInput {
	cover: PackCover;
	/** In the order of the parts: `Officers, 412`, `Overdue, 3`. */
	counts: { label: string; count: number }[];
	/** How many officers stand where, one row for each requirement. */
	summary: { columns: ReportColumn[]; rows: string[][] };
	parts: ReportPart[];
	/** Words that mean something particular in the pack, and what. */
	definitions: { term: string; meaning: string }[];
	integrity: PackIntegrity;
}
