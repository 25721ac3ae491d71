import type { Canonical } from '#lib/domain/audit/canonical.ts';
import { historyDigest, historyIdentity, historyRecord } from '#lib/domain/identity/history-digest.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { LedgerEvent } from '#lib/server/certificate/evidence/ledger-event.ts';
import { namedRecords } from '#lib/server/certificate/evidence/named-records.ts';
import { readRemovals } from '#lib/server/certificate/evidence/check-removals.ts';
import { findDepartmentEvidence, listHistoryEvidence } from '#lib/server/certificate/evidence/queries.ts';

/** What the digests of an entry are of, in their order; `identity` is null where the names were cut. */
export interface ToldRecord {
	record: Canonical;
	identity?: Canonical;
}

const OF_PEOPLE: ReadonlySet<string> = new Set([
	...['person-added', 'person-changed', 'person-disabled', 'person-enabled']
]);

/** The records that some entries name, by the number of the entry. One that is not there is left out. */
export async function findRecords(
	trx: Tx,
	departmentId: string,
	events: readonly LedgerEvent[]
): Promise<Map<number, ToldRecord[]>> {
	const found = new Map<number, ToldRecord[]>();
	for (const [kind, naming] of Map.groupBy(events, ({ event }) => event.kind)) {
		const named = namedRecords[kind];
		if (named) {
			const members = Object.values(named.key);
			const ids = [...new Set(naming.map(({ event }) => String(event[members[0]!])))];
			const records = await named.find(trx, departmentId, ids);
			for (const { seq, event } of naming) {
				const one = records.get(members.map((member) => event[member]).join('/'));
				if (one) found.set(seq, [one]);
			}
		} else if (kind === 'department-founded') {
			const record = await findDepartmentEvidence(trx, departmentId);
			if (record) for (const { seq } of naming) found.set(seq, [{ record }]);
		}
	}
	await findPeople(
		trx,
		departmentId,
		events.filter(({ event }) => OF_PEOPLE.has(event.kind)),
		found
	);
	return found;
}

async function findPeople(
	trx: Tx,
	departmentId: string,
	events: readonly LedgerEvent[],
	found: Map<number, ToldRecord[]>
) {
	if (events.length === 0) return;
	const people = [...new Set(events.map(({ event }) => event.subject))];
	const rows = await listHistoryEvidence(trx, departmentId, people);
	const byDigest = new Map(rows.map((row) => [historyDigest(row), row]));
	// Only of rows from before names were sealed is there another digest after a removal.
	const { renamed } = await readRemovals(trx, departmentId);
	for (const { seq, event } of events) {
		const digests = (event['digests'] as string[] | undefined) ?? [event.digest!];
		const records = digests.flatMap((digest): ToldRecord[] => {
			const row = byDigest.get(renamed.get(digest) ?? digest);
			return row ? [{ record: historyRecord(row), identity: historyIdentity(row) }] : [];
		});
		if (records.length === digests.length && records.length > 0) found.set(seq, records);
	}
}
