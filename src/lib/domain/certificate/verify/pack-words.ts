import type { ToldEntries } from './told-entries.ts';
import { counted } from './broken.ts';
import type { PackFacts } from './pack-facts.ts';
import type { Verdict } from './verdict.ts';

/** What was kept back, in a sentence. */
export function withheldInWords(facts: PackFacts, withheld: number, cut: number): string {
	const names =
		cut === 0
			? ''
			: ` In ${counted(cut)} records the names were removed later, as the department’s retention rules allow; their hash is there.`;
	if (withheld === 0) return `No entry’s text is withheld.${names}`;
	const kinds = facts.withheld.map(({ kind, entries }) => `${kind} ${counted(entries)}`).join(', ');
	return `The text of ${counted(withheld)} entries is withheld, which are not about training: their number and hash are there, so that none can be left out or exchanged. By kind, as the department counts them: ${kinds}.${names}`;
}

export function factsInWords(facts: PackFacts, entries: ToldEntries, size: number): Verdict['facts'] {
	return [
		{ term: 'Department', value: `${facts.departmentName} (${facts.departmentId})` },
		...(facts.personId === null ? [] : [{ term: 'Of one person', value: facts.personId }]),
		{ term: 'Period', value: `${facts.from} to ${facts.to}` },
		{ term: 'As of', value: facts.asOf },
		{
			term: 'Ledger',
			value:
				facts.personId === null
					? `${counted(size)} entries, all of them in the pack`
					: `${counted(size)} entries, ${counted(entries.size)} of them in the pack`
		}
	];
}

/** What whoever holds the pack may conclude from a good check, and what not. */
export const PACK_PROVES =
	'That this file is, to the byte, what was sealed with the department’s key; that the ledger in it is the one its signed checkpoints are of, with no entry changed, added, taken out or moved since they were signed; that each record shown is the one its entry was written of; and that the hours add up.';

export const OWN_KEYS =
	'Because the key was taken from the pack itself, it does not prove who sealed it: get the department’s key another way, from its website or by telephone, and check again with it.';

export const PACK_DOES_NOT_PROVE =
	'That what was recorded was true when it was recorded, or that the person named sat at the screen. Someone who held the department’s signing key could have written the whole ledger anew: only checkpoints that somebody else kept show that. And a pack says nothing of what happened after its day.';
