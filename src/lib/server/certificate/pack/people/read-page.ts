import { readFacts } from '#lib/server/compliance/facts/read-facts.ts';
import { listStateReports } from '#lib/server/compliance/filing/queries.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { Pack } from '../open-pack.ts';
import {
	listAttemptLines,
	listCompletionLines,
	listCorrectionLines,
	listEntryLines,
	listHistoryLines,
	listOutsideLines,
	listRunLines,
	listSessionLines,
	listSpellLines
} from './queries.ts';
import { readCorrected } from './read-corrected.ts';

/** All that the tables say of some people. */
export type PeoplePage = Awaited<ReturnType<typeof readPage>>;

export async function readPage(trx: Tx, pack: Pack, people: readonly string[]) {
	const { department, request, on, days, begins, ends, head } = pack;
	const { id: departmentId, timeZone } = department;
	const known = request.asOf;
	const page = {
		...{ departmentId, people, from: days.from, to: days.on, begins, ends, known, timeZone },
		requirementIds: request.requirementIds
	};
	const corrections = await listCorrectionLines(trx, page);
	const entries = await listEntryLines(trx, departmentId, people, head.seq);
	return {
		facts: await readFacts(trx, { departmentId, timeZone }, people, on, known),
		history: byPerson(await listHistoryLines(trx, page)),
		completions: byPerson(await listCompletionLines(trx, page)),
		sessions: byPerson(await listSessionLines(trx, page)),
		outside: byPerson(await listOutsideLines(trx, page)),
		reports: Map.groupBy(await listStateReports(trx, departmentId, people, known), ({ ofId }) => ofId),
		attempts: byPerson(await listAttemptLines(trx, page)),
		runs: byPerson(await listRunLines(trx, page)),
		spells: byPerson(await listSpellLines(trx, page)),
		corrections: byPerson(corrections),
		corrected: await readCorrected(trx, departmentId, corrections),
		entries: new Map(entries.map(({ kind, of, seq, hash }) => [`${kind} ${of}`, { seq, hash }]))
	};
}

const byPerson = <Row extends { personId: string }>(rows: readonly Row[]) =>
	Map.groupBy(rows, ({ personId }) => personId);
