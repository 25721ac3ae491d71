import { historyDigest, type HistoryEvidence } from '#lib/domain/identity/history-digest.ts';
import type { Db } from '#lib/server/database/database.ts';
import { compareCut, type Removals } from './check-removals.ts';
import { absent, altered, firstFault, unnamed, type EvidenceFault } from './evidence-fault.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { listHistoryEvidence, listPeopleEvidence } from './queries.ts';

/** What the ledger makes of a person: several entries together say what they are now. */
interface PersonInLedger {
	added: number;
	/** The entry that names it, by the digest of each row of their history. */
	history: Map<string, number>;
	roles: { seq: number; are: string };
	access: { seq: number; isOpen: boolean };
}

export type PeopleInLedger = Map<string, PersonInLedger>;

const inOrder = (roles: unknown) => [...new Set((roles ?? []) as string[])].sort().join(', ');

/** Goes on with `people` over some entries. Returns the first that does not fit what the entries before it made. */
export function followPeople(people: PeopleInLedger, events: LedgerEvent[]): EvidenceFault | null {
	for (const { seq, event } of events) {
		const { kind, subject, digest, digests } = event;
		const person = people.get(subject);
		if (kind === 'person-added')
			people.set(subject, {
				added: seq,
				history: new Map([[digest!, seq]]),
				roles: { seq, are: inOrder(event['roles']) },
				access: { seq, isOpen: true }
			});
		else if (kind === 'person-changed') person?.history.set(digest!, seq);
		else if (kind === 'person-disabled' || kind === 'person-enabled') {
			for (const one of (digests ?? []) as string[]) person?.history.set(one, seq);
			if (person) person.access = { seq, isOpen: kind === 'person-enabled' };
		} else if (kind === 'roles-changed' && person) {
			const before = inOrder(event['before']);
			if (before !== person.roles.are)
				return roleFault(
					seq,
					`Entry ${seq} changes the roles of a person (${subject}) from ${before}; the entries before it had given them ${person.roles.are}.`
				);
			person.roles = { seq, are: inOrder(event['after']) };
		}
	}
	return null;
}

/** Compares what the whole ledger makes of people with what is stored about them. */
export async function comparePeople(
	db: Db,
	departmentId: string,
	people: PeopleInLedger,
	removals: Removals
): Promise<EvidenceFault | null> {
	const stored = new Map((await listPeopleEvidence(db, departmentId)).map((row) => [row.id, row]));
	const rows = Map.groupBy(await listHistoryEvidence(db, departmentId), (row) => row.personId);
	for (const id of new Set([...stored.keys(), ...rows.keys()]))
		if (!people.has(id)) return unnamed('person', id);
	for (const [id, person] of people) {
		const now = stored.get(id);
		if (!now) return absent('person', person.added, id);
		const fault = compareHistory(id, person, rows.get(id) ?? [], removals) ?? compareAccount(id, person, now);
		if (fault) return fault;
	}
	return null;
}

const DETAILS = 'name, rank, unit or employment of a person';

function compareHistory(
	id: string,
	{ history }: PersonInLedger,
	rows: HistoryEvidence[],
	{ identity, renamed }: Removals
): EvidenceFault | null {
	const named = new Map([...history].map(([digest, seq]) => [renamed.get(digest) ?? digest, seq]));
	const now = new Map(rows.map((row) => [historyDigest(row), row]));
	for (const [digest, seq] of named) if (!now.has(digest)) return altered(DETAILS, seq, id);
	if ([...now.keys()].some((digest) => !named.has(digest))) return unnamed(DETAILS, id);
	const removed = identity.get(id);
	return firstFault(
		[...now].map(([digest, row]) => compareCut(DETAILS, { id, seq: named.get(digest)!, removed }, row))
	);
}

function compareAccount(
	id: string,
	{ added, roles, access }: PersonInLedger,
	now: { roles: string[] | null; disabledAt: unknown }
): EvidenceFault | null {
	if (!now.roles) return absent('account of a person', added, id);
	const are = inOrder(now.roles);
	if (are !== roles.are)
		return roleFault(
			roles.seq,
			`A person (${id}) has the roles ${are || 'none'}; entry ${roles.seq} gave them ${roles.are}, and no later one changes that.`
		);
	return (now.disabledAt === null) === access.isOpen ? null : altered('access of a person', access.seq, id);
}

const roleFault = (seq: number, message: string): EvidenceFault => ({ kind: 'altered', seq, message });
