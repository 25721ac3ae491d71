import type { PackReportInput } from '#lib/domain/certificate/pack/report-input.ts';
import type { ReportFlow } from './report-flow.ts';
import { drawTable } from './report-table.ts';

/** Part J: what proves that nothing was changed, and how somebody who does not trust us repeats the proof. */
export function drawIntegrity(report: ReportFlow, { definitions, integrity }: PackReportInput): void {
	report.part('J Integrity proof', 'portrait');
	report.text(
		'P',
		'Every act that this report rests on was written into a ledger when it happened. Each entry carries the hash of the one before it, so nothing can be changed, removed or put between without changing every later hash. The last hash is signed with a key that is not kept in the database, and copies of signed checkpoints leave the building.'
	);
	report.facts([
		['Entries', `1 to ${integrity.entries.toLocaleString('en-US')}`],
		['Hash of the last entry', integrity.head],
		['Root of the tree over them', integrity.root],
		['Hash of the manifest', integrity.manifest]
	]);
	report.text('H3', 'How to check it without us');
	report.list([
		'Get the department’s published keys from a source other than this file: from its website, from its page /keys, or from somebody who kept them. They should be the keys below, letter by letter.',
		'Open the verifier’s page (verifier.html) from a copy that you trust, on a computer that need not have a network, and give it the pack and the keys. On a command line the same is done by “npx firstword-verify pack.zip --keys keys.txt”.',
		'It computes the hash of every file and compares it with manifest.json; the hash of manifest.json is printed on each page of this report and signed in seal.txt.',
		'It follows the ledger from its first entry to its last, and holds every record in the pack against the hash that its entry gave it.',
		'It checks the signatures of the checkpoints, and that each later one continues each earlier one. Whoever kept an earlier checkpoint gives that too (“--checkpoints”): then nothing before it can have been written anew.',
		'It adds up the credited hours of each officer from the completions, the hours ledger and the summary, which have to agree.',
		'If anything differs, it names the first entry or file that does. Whoever has no program can repeat the first step by hand: “sha256sum” of each file gives the hash that manifest.json has.'
	]);
	report.text('H3', 'Signed checkpoint');
	report.text('P', integrity.checkpoint, { size: 8 });
	report.text('H3', 'Keys');
	report.list(integrity.keys);
	report.text('H3', 'What is not in this pack');
	report.text(
		'P',
		'Entries about signing in, about who looked at what, and about drafts that were never taught are part of the chain and withheld: their hashes are there, their text is not.'
	);
	drawTable(
		report,
		[
			{ title: 'Kind of entry', usual: 40, isHead: true, words: ({ kind }) => kind },
			{ title: 'Entries', usual: 6, align: 'right', words: ({ count }) => count.toLocaleString('en-US') }
		],
		integrity.withheld,
		'Nothing was withheld.'
	);
	if (definitions.length === 0) return;
	report.text('H3', 'What words mean here');
	report.facts(definitions.map(({ term, meaning }) => [term, meaning] as const));
}
