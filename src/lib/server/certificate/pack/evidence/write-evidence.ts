import { setImmediate as pause } from 'node:timers/promises';
import { canonical } from '#lib/domain/audit/canonical.ts';
import {
	COMMON,
	isToldFromBefore,
	isToldLater,
	isWithheld
} from '#lib/domain/certificate/pack/entry-kinds.ts';
import { inclusionProofs } from '#lib/server/audit/tree/inclusion-proofs.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment, type Snapshot, type Tx } from '#lib/server/database/transact.ts';
import { readEvent, type LedgerEvent } from '#lib/server/certificate/evidence/ledger-event.ts';
import type { SpoolingFile } from '../archive/spooled-file.ts';
import type { Pack } from '../open-pack.ts';
import { pages } from '../pages.ts';
import { findRecords, type ToldRecord } from './find-records.ts';
import { listEntries, listEntriesOf, type StoredEntry } from './queries.ts';

const AT_ONCE = 1_000;

interface Writing {
	db: Db;
	file: SpoolingFile;
	/** After each page. */
	flush(done: number): Promise<void>;
}

/**
 * The entries of the ledger up to the as-of moment, each with the record that it names as far as the pack tells it. Of
 * one officer: theirs and the department's rules, each with the proof that it stands in the ledger.
 * @returns how many there are whose text is withheld, by kind
 */
export async function writeEvidence(
	snapshot: Snapshot,
	pack: Pack,
	{ db, file, flush }: Writing
): Promise<Map<string, number>> {
	const { request } = pack;
	const { personId } = request;
	const withheld = new Map<string, number>();
	for await (const { last, entries, events, records } of pages<EvidencePage>((before) =>
		snapshot.read((trx) => readEvidence(trx, pack, before?.last ?? 0))
	)) {
		const proofs = personId === null ? null : await proofsOf(db, pack, entries);
		for (const [index, entry] of entries.entries()) {
			const { event } = events[index]!;
			const isHidden = isWithheld(event.kind, request);
			if (isHidden) withheld.set(event.kind, (withheld.get(event.kind) ?? 0) + 1);
			const told = tellable(pack, events[index]!, records.get(entry.seq));
			const proof =
				proofs && `,"previousHash":"${entry.previousHash}","proof":${JSON.stringify(proofs.get(entry.seq))}`;
			file.addRow(
				`{"seq":${entry.seq},"hash":"${entry.hash}",${isHidden ? '"withheld":true' : `"body":${JSON.stringify(entry.body)}`}${told}${proof ?? ''}}\n`
			);
		}
		await flush(last);
		await pause();
	}
	return withheld;
}

interface EvidencePage {
	/** The number of its last entry, also where that is not told. */
	last: number;
	entries: StoredEntry[];
	events: LedgerEvent[];
	records: Map<number, ToldRecord[]>;
}

async function readEvidence(trx: Tx, pack: Pack, after: number): Promise<EvidencePage | null> {
	const { request, department, head } = pack;
	const { personId } = request;
	const page = { after, size: head.seq, limit: AT_ONCE };
	const all =
		personId === null
			? await listEntries(trx, department.id, page)
			: await listEntriesOf(trx, department.id, { ...page, personId, common: COMMON });
	const last = all.at(-1)?.seq;
	if (last === undefined) return null;
	const entries = personId === null ? all : all.filter(isOfOne);
	const events = entries.map(readEvent);
	const told = events.filter((event) => mayBeTold(pack, event));
	return { last, entries, events, records: await findRecords(trx, department.id, told) };
}

/** In the pack of one officer nothing is told of what they did otherwise, but for what rows lead to. */
const isOfOne = ({ body }: StoredEntry) => {
	const { kind } = JSON.parse(body) as { kind: string };
	return kind === 'scenario-finished' || !isWithheld(kind, { withoutLeave: false });
};

const isBefore = ({ entered }: Pack, { at }: LedgerEvent['event']) => String(at) < entered.begins;

const isAfter = ({ entered }: Pack, { at }: LedgerEvent['event']) => String(at) > entered.ends;

/** Whether the record of an entry may have to be told, as far as the entry itself says. */
function mayBeTold(pack: Pack, { event }: LedgerEvent): boolean {
	if (isWithheld(event.kind, pack.request)) return false;
	if (isAfter(pack, event)) return isToldLater(event.kind);
	return !isBefore(pack, event) || isToldFromBefore(event.kind, null, pack.days.from);
}

function tellable(pack: Pack, { event }: LedgerEvent, records: ToldRecord[] | undefined): string {
	if (!records) return '';
	if (isBefore(pack, event)) {
		const { validUntil } = records[0]!.record as { validUntil?: { toString(): string } };
		if (!isToldFromBefore(event.kind, validUntil?.toString() ?? null, pack.days.from)) return '';
	}
	const isOne = records.length === 1 && event['digests'] === undefined;
	const texts = records.map(({ record }) => canonical(record));
	const identities = records.map(({ identity }) => canonical(identity ?? null));
	if (!isOne) return `,"records":[${texts.join(',')}],"identities":[${identities.join(',')}]`;
	return `,"record":${texts[0]}${identities[0] === 'null' ? '' : `,"identity":${identities[0]}`}`;
}

const proofsOf = (db: Db, { department, head }: Pack, entries: readonly StoredEntry[]) =>
	inDepartment(db, department.id, (trx) =>
		inclusionProofs(
			trx,
			department.id,
			entries.map(({ seq }) => seq),
			head.seq
		)
	);
