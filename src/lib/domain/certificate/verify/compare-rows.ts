import { counted, must } from './broken.ts';
import type { Row } from './csv-reader.ts';
import type { ToldEntries } from './told-entries.ts';

/**
 * Follows a row of the parts to its entry.
 * @param strict a row of completions, which has to have one, about the row's person, with its record
 * @returns whether there was one to follow
 */
export function compareRow(row: Row, where: string, entries: ToldEntries, strict: boolean): boolean {
	const { record_seq: seq = '', record_hash: hash = '', person_id: person } = row;
	if (!strict && seq === '' && hash === '') return false;
	const entry = /^[1-9]\d{0,9}$/.test(seq) ? entries.find(Number(seq)) : null;
	must(
		entry,
		() => `${where} leads to entry “${seq.slice(0, 20)}” of the ledger, which the pack does not hold.`
	);
	must(
		entry.hash === hash,
		() =>
			`${where} was written of another entry than entry ${counted(Number(seq))} is: the row, or its number, was changed.`
	);
	if (!strict) return true;
	must(
		entry.subject === person,
		() => `${where} leads to entry ${counted(Number(seq))}, which is about another person.`
	);
	must(
		entry.hasRecord,
		() => `${where} leads to entry ${counted(Number(seq))}, whose record is missing in the pack.`
	);
	return true;
}
