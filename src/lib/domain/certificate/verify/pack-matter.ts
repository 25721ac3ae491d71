import { counted, must } from './broken.ts';
import { compareRecords, type RecordCounts } from './compare-records.ts';
import { compareRow } from './compare-rows.ts';
import type { Row } from './csv-reader.ts';
import { readLine } from './evidence-line.ts';
import type { Findings } from './findings.ts';
import type { LedgerFollower } from './follow-ledger.ts';
import { HoursSums, sumsInWords } from './hours-sums.ts';
import { IssuedCertificates } from './issued-certificates.ts';
import type { PackFacts } from './pack-facts.ts';
import { RecordedTrainings } from './recorded-trainings.ts';
import { RenamedRecords } from './renamed-records.ts';
import { TaughtContent } from './taught-content.ts';
import { ToldEntries } from './told-entries.ts';

/** What a pack is about, line by line and row by row: everything that is checked beyond bytes and seals. */
export class PackMatter {
	readonly entries = new ToldEntries();
	readonly counts: RecordCounts & { withheld: number } = {
		...{ records: 0, cut: 0, withheld: 0 },
		renamed: new RenamedRecords()
	};
	#content = new TaughtContent();
	#certificates = new IssuedCertificates();
	#trainings = new RecordedTrainings();
	#sums = new HoursSums();
	#lines = 0;
	#rows = 0;
	#findings: Findings;
	#facts: PackFacts;
	#ledger: LedgerFollower;

	constructor(findings: Findings, facts: PackFacts, ledger: LedgerFollower) {
		this.#findings = findings;
		this.#facts = facts;
		this.#ledger = ledger;
	}

	/** A line of the evidence. */
	takeLine(text: string) {
		const line = this.#findings.look('ledger', () => readLine(text, ++this.#lines));
		if (!line) return;
		this.#findings.try('ledger', () => this.#ledger.follow(line));
		this.#findings.try('records', () => compareRecords(line, this.#facts, this.counts));
		this.#findings.try('content', () => this.#content.take(line));
		this.#findings.try('certificates', () => this.#certificates.take(line));
		this.#trainings.take(line);
		if (line.body === null) this.counts.withheld++;
		const { kind, subject } = line.event ?? {};
		this.entries.add(line.seq, {
			...{ hash: line.hash, hasRecord: line.records.length > 0 },
			...{ kind: wordOf(kind), subject: wordOf(subject) }
		});
	}

	/** There are no more lines. */
	endLines() {
		this.#findings.try('ledger', () => {
			this.#ledger.end();
			const told = this.#facts.withheld.reduce((sum, { entries }) => sum + entries, 0);
			must(
				told === this.counts.withheld,
				`pack.json says that the text of ${counted(told)} entries is withheld; it is of ${counted(this.counts.withheld)}.`
			);
			this.#findings.holds('ledger', `${counted(this.entries.size)} followed, one after the other.`);
		});
		this.#findings.try('records', () => this.counts.renamed.end());
		this.#findings.holds('records', `${counted(this.counts.records)} compared.`);
	}

	/** A row of a table in parts/. */
	takeRow(path: string, row: Row, number: number) {
		const where = `Row ${counted(number)} of ${path}`;
		const [, part] = /^parts\/(B-officers|C-completions|E-hours)\.csv$/.exec(path) ?? [];
		if ('record_seq' in row && 'record_hash' in row)
			this.#findings.try('rows', () => {
				if (!compareRow(row, where, this.entries, part === 'C-completions')) return;
				this.#rows++;
				if (part === 'C-completions') this.#trainings.compare(row, where);
			});
		const table = part?.[0];
		if (table === 'B' || table === 'C' || table === 'E')
			this.#findings.try('sums', () => this.#sums.add(table, row, where));
		if (table === 'C') this.#findings.try('certificates', () => this.#certificates.compare(row, where));
		if (row['content_hash']) this.#content.cite(row['content_hash'], where);
	}

	/** A version of content, content/<hash>.json. */
	takeContent(path: string, text: string) {
		this.#findings.try('content', () => this.#content.hold(path, text));
	}

	/** There are no more files. */
	end() {
		this.#findings.try('content', () =>
			this.#findings.holds('content', `${counted(this.#content.end())} compared.`)
		);
		this.#findings.holds('rows', `${counted(this.#rows)} followed to their entries.`);
		this.#findings.holds('certificates', `${counted(this.#certificates.compared)} compared.`);
		this.#findings.try('sums', () => this.#findings.holds('sums', sumsInWords(this.#sums.compare())));
	}
}

const wordOf = (value: unknown) => (typeof value === 'string' ? value : null);
