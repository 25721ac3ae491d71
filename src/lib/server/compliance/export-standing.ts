import { createHash } from 'node:crypto';
import { asOfFor, TODAY, type AsOf, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { asOfInFile, asOfInFilter } from './as-of-in-file.ts';
import { csvRecord } from './csv-cell.ts';
import {
	OFFICER_COLUMNS,
	REPORT_COLUMNS,
	REQUIREMENT_COLUMNS,
	STANDING_COLUMNS
} from './standing-columns.ts';
import type { Officer } from './officer-standing.ts';
import { streamStanding, type StandingPart } from './stream-standing.ts';

const FILTERS = 'every officer; every requirement that binds anybody; every standing';

/** How many such reports are written at once: each keeps a connection and a processor busy. */
const MOST_AT_ONCE = 2;
let running = 0;

/**
 * Every officer × every requirement as a CSV file of the same kind as that of the officers, written as it is read; it may
 * have a million rows. How many there were and the SHA-256 of all bytes before stand in the last lines, and in the
 * ledger, which is written to when the last row was taken: a download that broke off has neither.
 * Nothing is read before the first chunk is asked for.
 */
export function exportStanding(
	context: Context,
	asked: AsOfAsked = TODAY
):
	| { kind: 'report'; name: string; chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void> }
	| { kind: 'refused'; reason: 'busy' } {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	if (running >= MOST_AT_ONCE) return { kind: 'refused', reason: 'busy' };
	const moment = asOfFor(asked, context.actor, context.now);
	return {
		kind: 'report',
		name: `standing-${moment.on}.csv`,
		chunks: counted(written(context, asked.on, moment))
	};
}

async function* counted<T>(chunks: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
	running++;
	try {
		yield* chunks;
	} finally {
		running--;
	}
}

async function* written(
	context: Context,
	on: AsOfAsked['on'],
	moment: AsOf
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
	const hash = createHash('sha256');
	const hashed = (text: string) => {
		const bytes = Buffer.from(text);
		hash.update(bytes);
		return bytes;
	};
	let rows = 0;
	let movedTo: Extract<StandingPart, { kind: 'end' }>['movedTo'] = null;
	let recordsOf: ((officer: Officer) => string) | null = null;
	for await (const part of streamStanding(context, moment)) {
		switch (part.kind) {
			case 'department':
				yield hashed(`\uFEFF${headOf(part, context)}`);
				recordsOf = recordsFor(part);
				break;
			case 'officer':
				rows += part.officer.standings.length;
				yield hashed(recordsOf!(part.officer));
				break;
			case 'end':
				movedTo = part.movedTo;
				break;
			default:
				part satisfies never;
		}
	}
	const moved = movedTo && [
		'Note',
		`The ledger grew to ${movedTo.seq} entries, head ${movedTo.hash}, while this was written: rows may be of different moments`
	];
	yield hashed([[], ...(moved ? [moved] : []), ['Rows', rows]].map(wide).join(''));
	const digest = hash.digest('hex');
	const { departmentId } = context.actor;
	const filters = [...asOfInFilter(on, { today: moment.on, known: moment.known }), FILTERS].join('; ');
	await inDepartment(context.db, departmentId, (trx) =>
		recordEvents(trx, context, {
			...{ kind: 'exported', subject: departmentId, what: 'standing', filters, rows, digest }
		})
	);
	yield Buffer.from(wide(['SHA-256 of everything above this line', digest]));
}

/** As wide as every other record. */
const wide = (cells: readonly (string | number)[]) =>
	csvRecord([...cells, ...Array<string>(REPORT_COLUMNS.length - cells.length).fill('')]);

function headOf(
	{ head, today, known }: Extract<StandingPart, { kind: 'department' }>,
	context: Context
): string {
	const lines = [
		['Report', 'Every officer and every requirement'],
		['Department', context.actor.departmentName],
		['As of', asOfInFile({ on: today, known }, context)],
		['Ledger', `${head.seq} entries, head ${head.hash}`],
		['Filters', FILTERS],
		[]
	];
	return [...lines.map(wide), csvRecord(REPORT_COLUMNS.map(([name]) => name))].join('');
}

/** Writes an officer's records. What is the same for all officers, or in all records of one, is made text once. */
function recordsFor({ requirements, units }: Extract<StandingPart, { kind: 'department' }>) {
	const unitNames = new Map(units.map(({ id, name }) => [id, name]));
	const texts = requirements.map(({ versions }) => {
		const row = { requirement: versions.at(-1)! };
		return { versions, text: joined(REQUIREMENT_COLUMNS.map(([, value]) => value(row))) };
	});
	return ({ standings, ...officer }: Officer): string => {
		const unitName = (officer.unitId && unitNames.get(officer.unitId)) ?? null;
		const own = joined(OFFICER_COLUMNS.map(([, value]) => value({ ...officer, unitName })));
		let records = '';
		for (const [index, { standing, lastCompletedOn }] of standings.entries()) {
			const { versions, text } = texts[index]!;
			const why = whyStanding(standing, versions);
			const row = { standing, versions, lastCompletedOn, why, dueOn: standing.dueOn };
			records += `${own},${text},${csvRecord(STANDING_COLUMNS.map(([, value]) => value(row)))}`;
		}
		return records;
	};
}

/** The beginning of a record. */
const joined = (cells: Parameters<typeof csvRecord>[0]) => csvRecord(cells).slice(0, -2);
