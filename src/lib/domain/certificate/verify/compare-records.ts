import { digest, type Canonical } from '#lib/domain/audit/canonical.ts';
import { counted, must } from './broken.ts';
import type { EvidenceLine } from './evidence-line.ts';
import { isHash } from './pack-format.ts';
import type { PackFacts } from './pack-facts.ts';
import type { RenamedRecords } from './renamed-records.ts';

/** The digest of these is of a file that somebody took away, not of a record. */
const OF_FILES = new Set(['exported', 'file-fetched']);

/** What an entry calls its records. */
export function digestsOf({ event }: EvidenceLine): string[] {
	if (!event || OF_FILES.has(String(event['kind']))) return [];
	const { digest: one, digests } = event;
	const all = Array.isArray(digests) ? digests : one === undefined ? [] : [one];
	return all.filter(isHash);
}

export interface RecordCounts {
	records: number;
	/** Records of which the names were cut. */
	cut: number;
	renamed: RenamedRecords;
}

/**
 * Compares the records beside an entry with the digests in it, and counts them.
 * @throws Broken also when an entry of the pack's days comes without its record
 */
export function compareRecords(line: EvidenceLine, facts: PackFacts, counts: RecordCounts) {
	const { seq, event, records, identities } = line;
	const digests = digestsOf(line);
	if (records.length === 0) {
		const at = String(event?.['at']);
		must(
			digests.length === 0 || at < facts.begins || at >= facts.ends,
			() => `Entry ${counted(seq)} is of the days of this pack, and the record that it names is missing.`
		);
		return;
	}
	must(
		records.length === digests.length,
		() => `Entry ${counted(seq)} names ${digests.length} records; the pack holds ${records.length} for it.`
	);
	for (const [at, record] of records.entries()) {
		const is = digest(record as Canonical);
		must(
			is === digests[at] || counts.renamed.wait(record, digests[at]!, is, seq),
			() =>
				`The record of entry ${counted(seq)} (${kindOf(line)}) does not say what it said when the entry was written: it was changed afterwards.`
		);
		counts.renamed.take(line, record);
		const { identity } = record;
		const given = identities[at] ?? null;
		must(
			given === null || digest(given as Canonical) === identity,
			() => `The names beside the record of entry ${counted(seq)} are not those that were hashed in it.`
		);
		counts.records++;
		if (identity !== undefined && given === null) counts.cut++;
	}
}

const kindOf = ({ event }: EvidenceLine) => String(event?.['kind']).slice(0, 40);
