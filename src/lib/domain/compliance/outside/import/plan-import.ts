// What an import would do, row by row. It depends on the file, the choices, the people and what is on record; whoever
// confirms it confirms exactly this, by its digest.

import { digest } from '#lib/domain/audit/canonical.ts';
import type { OutsideDraft } from '../outside.ts';
import { checkColumns, type Target } from './columns.ts';
import { KEYS, PeopleByKey, type Found, type Key, type PersonKeys } from './find-person.ts';
import { readRow, type CellProblem, type ImportChoices, type Reading } from './read-row.ts';
import type { RowProblem, Table, TableRow } from './table.ts';

/**
 * - `accept`: written, and counted as accepted by whoever imports it;
 * - `wait`: written, and left to another administrator, as it is the importer's own;
 * - `in-file`, `on-record`: the same person, title, last day and length stand in an earlier row or on record: left out;
 * - `wrong`: nothing is written while there is one of these.
 */
export type RowOutcome = 'accept' | 'wait' | 'in-file' | 'on-record' | 'wrong';

export interface PlannedRow {
	line: number;
	outcome: RowOutcome;
	person: { id: string; name: string; by: Key } | null;
	/** As far as it could be read; not to be kept when the row is wrong. */
	draft: OutsideDraft;
	/** The earlier row that says the same. */
	sameAs: number | null;
	problems: RowProblem[];
}

export interface ImportPlan {
	columns: readonly (Target | null)[];
	/** What is wrong with the columns; then no row was read. */
	columnProblems: string[];
	/** Questions about the whole file that some row waits for. */
	asks: (keyof ImportChoices)[];
	rows: PlannedRow[];
	/** The same for plans that would write the same. */
	digest: string;
}

export interface ImportFacts extends Reading {
	importerId: string;
	people: readonly PersonKeys[];
	/** `sameKey` of every record that is there and was not corrected. */
	onRecord: ReadonlySet<string>;
}

/** What makes two records one: the person, the title however it is spaced, the last day and the length. */
export const sameKey = (
	personId: string,
	{ title, completedOn, minutes }: { title: string; completedOn: { toString(): string }; minutes: number }
) =>
	[
		personId,
		completedOn.toString(),
		minutes,
		title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
	].join('/');

export function planImport(
	table: Table,
	columns: readonly (Target | null)[],
	facts: ImportFacts
): ImportPlan {
	const columnProblems = checkColumns(columns);
	const asks = new Set<keyof ImportChoices>();
	const rows: PlannedRow[] = [];
	if (columnProblems.length === 0) {
		const people = new PeopleByKey(facts.people);
		const lines = new Map<string, number>();
		for (const row of table.rows) rows.push(planRow(row, { table, columns, facts, people, lines, asks }));
	}
	const written = rows.map(({ line, outcome, person, draft }) =>
		outcome === 'wrong'
			? { line, outcome }
			: {
					line,
					outcome,
					person: person!.id,
					draft: { ...draft, topics: draft.topics.map((one) => ({ ...one })) }
				}
	);
	return { columns, columnProblems, asks: [...asks], rows, digest: digest(written) };
}

interface Planning {
	table: Table;
	columns: readonly (Target | null)[];
	facts: ImportFacts;
	people: PeopleByKey;
	/** The first row of each record of the file. */
	lines: Map<string, number>;
	asks: Set<keyof ImportChoices>;
}

function planRow({ line, cells }: TableRow, planning: Planning): PlannedRow {
	const { columns, facts, people, lines, asks, table } = planning;
	const cell = (target: Target) => {
		const at = columns.indexOf(target);
		return at < 0 ? '' : inOneLine(cells[at] ?? '');
	};
	const heading = (target: Target) => {
		const at = columns.indexOf(target);
		return at < 0 ? '' : table.headings[at]!;
	};
	const read = readRow(cell, facts);
	for (const { ask } of read.problems) if (ask) asks.add(ask);
	const found = people.find(
		{
			stateOfficerId: cell('stateOfficerId'),
			badgeNumber: cell('badgeNumber'),
			email: cell('email'),
			familyName: cell('familyName')
		},
		read.completedOn?.toString() ?? null
	);
	const problems: CellProblem[] = [
		...(found.kind === 'found' ? [] : [notFound(found, columns)]),
		...read.problems
	];
	const planned = {
		line,
		person:
			found.kind === 'found' ? { id: found.person.personId, name: found.person.name, by: found.by } : null,
		draft: read.draft,
		problems: problems.map(({ target, says, mend }) => ({ column: heading(target), says, mend }))
	};
	if (cells.slice(columns.length).some((text) => text.trim() !== ''))
		planned.problems.push({
			column: '',
			says: 'The row has more cells than there are headings.',
			mend: 'Put texts that hold a comma into quotation marks.'
		});
	if (planned.problems.length > 0) return { ...planned, outcome: 'wrong', sameAs: null };
	const key = sameKey(planned.person!.id, read.draft);
	const sameAs = lines.get(key) ?? null;
	if (sameAs !== null) return { ...planned, outcome: 'in-file', sameAs };
	lines.set(key, line);
	if (facts.onRecord.has(key)) return { ...planned, outcome: 'on-record', sameAs: null };
	return { ...planned, outcome: planned.person!.id === facts.importerId ? 'wait' : 'accept', sameAs: null };
}

const NOT_FOUND: Record<Exclude<Found['kind'], 'found'>, [says: string, mend: string]> = {
	'no-key': ['The row does not say who it is about.', 'Fill in a number or an e-mail address.'],
	nobody: ['Nobody in the department has this.', 'Check it, or add the person first.'],
	several: ['Several people had this number.', 'Give their e-mail address as well.'],
	contradicts: [
		`The ${Object.values(KEYS).slice(0, 2).join(' and ')} and the e-mail address belong to different people.`,
		'Put right the one that is wrong.'
	],
	'other-name': ['The person with this number has another last name.', 'Check who the row is about.']
};

function notFound(found: Found, columns: readonly (Target | null)[]): CellProblem {
	const kind = found.kind as Exclude<Found['kind'], 'found'>;
	const [says, mend] = NOT_FOUND[kind];
	const target =
		kind === 'other-name'
			? 'familyName'
			: (['stateOfficerId', 'badgeNumber', 'email'] as const).find((one) => columns.includes(one))!;
	return { target, says, mend };
}

const inOneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
