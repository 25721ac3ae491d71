import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { MOST_FILE_BYTES } from '#lib/domain/compliance/outside/file-type.ts';
import { recogniseColumns, type Target } from '#lib/domain/compliance/outside/import/columns.ts';
import { planImport, sameKey, type ImportPlan } from '#lib/domain/compliance/outside/import/plan-import.ts';
import type { ImportChoices } from '#lib/domain/compliance/outside/import/read-row.ts';
import type { Table } from '#lib/domain/compliance/outside/import/table.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { findImportOfFile, listOutsideKeys, listPeopleKeys } from './queries.ts';
import { readCsv, type CsvRefusal } from './read-csv.ts';
import { readSubjects } from './read-subjects.ts';

/** A table of past records, and what somebody says about it. */
export interface ImportFile {
	bytes: Uint8Array;
	/** What each column says, by its place; null to go by the headings. */
	columns: readonly (Target | null)[] | null;
	choices: ImportChoices;
}

export interface PlannedFile {
	kind: 'planned';
	hash: string;
	encoding: string;
	table: Table;
	plan: ImportPlan;
	/** The import of this very file, when there was one: it is not imported again. */
	before: Awaited<ReturnType<typeof findImportOfFile>>;
}

export type Unplanned = Refused<CsvRefusal | 'too-large'> & { line: number };

/** What importing a file would do now, by what the department has now; writes nothing. */
export async function planFile(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	{ bytes, columns, choices }: ImportFile
): Promise<PlannedFile | Unplanned> {
	const { departmentId, timeZone, personId: importerId } = actor;
	if (bytes.length > MOST_FILE_BYTES) return { kind: 'refused', reason: 'too-large', line: 1 };
	const read = readCsv(bytes);
	if (read.kind === 'refused') return read;
	const { table, encoding } = read;
	const hash = bytesToHex(sha256(bytes));
	const today = localDay(now, timeZone);
	const onRecord = await listOutsideKeys(trx, departmentId, null);
	const plan = planImport(
		table,
		columns?.length === table.headings.length ? columns : recogniseColumns(table.headings),
		{
			...{ today, timeZone, choices, importerId, subjects: readSubjects() },
			people: await listPeopleKeys(trx, departmentId, today),
			onRecord: new Set(onRecord.map((one) => sameKey(one.personId, one)))
		}
	);
	const before = await findImportOfFile(trx, departmentId, hash);
	return { kind: 'planned', hash, encoding, table, plan, before };
}
