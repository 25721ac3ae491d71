import type { Temporal } from 'temporal-polyfill';

/** The auditor's lists. `officers` has a page of its own; its files are made as those of the others. */
export const REGISTER_NAMES = [
	'certificates',
	'completions',
	'outside',
	'sessions',
	'corrections',
	'exceptions'
] as const;
export type RegisterName = (typeof REGISTER_NAMES)[number];

export const isRegisterName = (text: string): text is RegisterName =>
	(REGISTER_NAMES as readonly string[]).includes(text);

/** What can be asked of a register; null is no limit. A register says which of these it knows. */
export interface RegisterFilter {
	unitId: string | null;
	requirementId: string | null;
	/** The code of a module. */
	module: string | null;
	state: string | null;
	/** Words that must all be found. */
	search: string;
	/** First and last local day, both among them. */
	from: Temporal.PlainDate | null;
	to: Temporal.PlainDate | null;
	/** The name of a column that can be sorted by; one that cannot is the register's own order. */
	sort: string | null;
	descending: boolean;
}

export const NO_FILTER: RegisterFilter = {
	...{ unitId: null, requirementId: null, module: null, state: null, search: '' },
	...{ from: null, to: null, sort: null, descending: false }
};

/** The controls that a register has beside its search. */
export type FilterControl = 'unit' | 'requirement' | 'module' | 'state' | 'days';
