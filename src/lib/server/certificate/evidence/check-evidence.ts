import { quizDigest } from '#lib/domain/assessment/quiz-digest.ts';
import type { LedgerEntry } from '#lib/domain/audit/chain.ts';
import { certificateDigest } from '#lib/domain/certificate/certificate-digest.ts';
import { completionDigest } from '#lib/domain/certificate/completion-digest.ts';
import { runDigest } from '#lib/domain/scenario/run-digest.ts';
import { checkLedger, type LedgerCheck } from '#lib/server/audit/check-ledger.ts';
import type { Db } from '#lib/server/database/database.ts';
import {
	findUnnamed,
	listCertificateEvidence,
	listCompletionEvidence,
	listQuizEvidence,
	listRunEvidence
} from './queries.ts';

/** A record that is not what the ledger says it was. `seq` is the entry that names it, null when none does. */
export interface EvidenceFault {
	kind: 'altered' | 'absent' | 'unnamed';
	seq: number | null;
	message: string;
}

interface Named {
	words: string;
	/** The member of the entry that holds the record's id. */
	key: string;
	table: Parameters<typeof findUnnamed>[2];
	id: 'id' | 'attempt_id' | 'run_id';
	/** Digests of the records as they are now, by id. */
	digests(db: Db, departmentId: string, ids: string[]): Promise<Map<string, string>>;
}

const digestsOf =
	<E>(
		list: (db: Db, departmentId: string, ids: string[]) => Promise<Map<string, E>>,
		digest: (evidence: E) => string
	) =>
	async (db: Db, departmentId: string, ids: string[]) =>
		new Map([...(await list(db, departmentId, ids))].map(([id, evidence]) => [id, digest(evidence)]));

const named: Record<string, Named> = {
	'quiz-submitted': {
		words: 'submitted quiz',
		key: 'attempt',
		table: 'quiz_submission',
		id: 'attempt_id',
		digests: digestsOf(listQuizEvidence, quizDigest)
	},
	'scenario-finished': {
		words: 'finished scenario run',
		key: 'run',
		table: 'scenario_result',
		id: 'run_id',
		digests: digestsOf(listRunEvidence, runDigest)
	},
	'completion-awarded': {
		words: 'completion',
		key: 'completion',
		table: 'completion',
		id: 'id',
		digests: digestsOf(listCompletionEvidence, completionDigest)
	},
	'certificate-issued': {
		words: 'certificate',
		key: 'certificate',
		table: 'certificate',
		id: 'id',
		digests: digestsOf(listCertificateEvidence, certificateDigest)
	}
};

/** Follows a department's ledger, and compares the records that its entries name with the digests they gave. */
export async function checkEvidence(db: Db, departmentId: string): Promise<LedgerCheck<EvidenceFault>> {
	const checked = await checkLedger(db, departmentId, (entries) => compare(db, departmentId, entries));
	if (checked.kind === 'broken') return checked;
	for (const [kind, { words, table, id, key }] of Object.entries(named)) {
		const stranger = await findUnnamed(db, departmentId, table, { id, kind, key });
		if (stranger) return { ...checked, kind: 'broken', fault: unnamed(words, stranger) };
	}
	return checked;
}

async function compare(db: Db, departmentId: string, entries: LedgerEntry[]): Promise<EvidenceFault | null> {
	const events = entries.map(({ seq, body }) => ({ seq, event: JSON.parse(body) as Record<string, string> }));
	const faults: EvidenceFault[] = [];
	for (const [kind, { words, key, digests }] of Object.entries(named)) {
		const naming = events.filter(({ event }) => event['kind'] === kind);
		if (naming.length === 0) continue;
		const found = await digests(
			db,
			departmentId,
			naming.map(({ event }) => event[key]!)
		);
		for (const { seq, event } of naming) {
			const digest = found.get(event[key]!);
			if (digest !== event['digest'])
				faults.push(digest ? altered(words, seq, event[key]!) : absent(words, seq, event[key]!));
		}
	}
	return faults.sort((one, other) => one.seq! - other.seq!)[0] ?? null;
}

const altered = (words: string, seq: number, id: string): EvidenceFault => ({
	kind: 'altered',
	seq,
	message: `The ${words} that entry ${seq} names (${id}) is not what it was when the entry was written.`
});

const absent = (words: string, seq: number, id: string): EvidenceFault => ({
	kind: 'absent',
	seq,
	message: `The ${words} that entry ${seq} names (${id}) is not there any more.`
});

const unnamed = (words: string, id: string): EvidenceFault => ({
	kind: 'unnamed',
	seq: null,
	message: `A ${words} (${id}) is there that no entry of the ledger names: it was written past the program.`
});
