import type { Temporal } from 'temporal-polyfill';
import type { CellValue } from '#lib/domain/compliance/registers/cell-value.ts';
import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import type { FilterControl, RegisterFilter } from '#lib/domain/compliance/registers/register-filter.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';

/** How a cell looks on the page, where it is more than its words. */
export interface Shown {
	text: string;
	href?: string;
	/** A muted second line. */
	small?: string | null;
	/** Of the Status component. */
	status?:
		'complete' | 'current' | 'due' | 'in-grace' | 'overdue' | 'waived' | 'paused' | 'none' | 'not-applicable';
	/** A part of `max`, drawn as a bar. */
	bar?: { value: number; max: number };
}

/** One column of a register: the same value goes to the page, the CSV file, the sheet and the print. */
export interface Column<Row> {
	/** Its heading in files, and what it is sorted by in addresses. */
	name: string;
	/** Its heading on the page; a column without one is in the files only. */
	label?: string;
	/** Whether the list can be put in its order: its query then knows it by name. */
	sorts?: boolean;
	/** Numbers stand at the end of their cell. */
	end?: boolean;
	value: (row: Row) => CellValue;
	shown?: (row: Row, asked: Asked) => Shown;
}

/** What a query of a register is asked: the filter with what binds it, and the moment that it is of. */
export interface Asked {
	departmentId: string;
	timeZone: string;
	/** Whose records the actor may see; null is everybody's. */
	people: readonly string[] | null;
	/** The local day that the list is true of. */
	on: Temporal.PlainDate;
	/** What was recorded later is not known; null is all that is recorded now. */
	known: Temporal.Instant | null;
	filter: RegisterFilter;
}

/** A row as a query gives it: with its place in the order that was asked for. */
export interface Placed {
	id: string;
	sortKey: string;
}

/** A list of the auditor, said once: from this come its page, its files and its print. */
export interface Register<Row extends Placed = Placed> {
	title: string;
	/** `certificate`: what one row is. */
	noun: string;
	/** And several. */
	nouns: string;
	/** What it holds and by which day it is limited, in a sentence. */
	about: string;
	searches: string;
	controls: readonly FilterControl[];
	states: readonly { value: string; label: string }[];
	columns: readonly Column<Row>[];
	/** The order when none is asked for. */
	order: { sort: string; descending: boolean };
	/** How many rows the filter lets through. */
	count: (trx: Tx, context: Context, asked: Asked) => Promise<number>;
	/** One page of them in the order asked for; one row more than its size tells that there are more. */
	list: (trx: Tx, context: Context, asked: Asked, page: Page) => Promise<Row[]>;
}

/** Keeps a register's rows to itself, so that registers of all kinds can stand in one table. */
export const register = <Row extends Placed>(one: Register<Row>): Register => one as unknown as Register;
