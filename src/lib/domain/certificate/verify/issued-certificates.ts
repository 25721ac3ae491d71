import { counted, must } from './broken.ts';
import type { Row } from './csv-reader.ts';
import type { EvidenceLine } from './evidence-line.ts';

/** The certificates of a ledger, as its records have them. */
export class IssuedCertificates {
	#byNumber = new Map<string, { id: string; personId: string; seq: number }>();
	#revoked = new Set<string>();
	compared = 0;

	take({ seq, event, records: [record] }: EvidenceLine) {
		const { kind, subject, certificate } = event ?? {};
		if (kind === 'certificate-revoked') this.#revoked.add(String(certificate));
		if (kind !== 'certificate-issued' || !record) return;
		must(
			record['id'] === certificate && record['personId'] === subject,
			() => `The record of entry ${counted(seq)} is of another certificate than the entry.`
		);
		this.#byNumber.set(String(record['number']), { id: String(certificate), personId: String(subject), seq });
	}

	/** @throws Broken when a row of completions shows a certificate that is not the one that was issued */
	compare(row: Row, where: string) {
		const number = row['certificate_no'];
		if (!number) return;
		const issued = this.#byNumber.get(number);
		must(issued, () => `${where} shows certificate ${number}: the ledger issued none of that number.`);
		must(
			issued.personId === row['person_id'],
			() =>
				`${where} shows certificate ${number} for another person than the one it was issued to in entry ${counted(issued.seq)}.`
		);
		const saysRevoked = row['certificate_status'] === 'revoked';
		must(saysRevoked === this.#revoked.has(issued.id), () =>
			saysRevoked
				? `${where} says that certificate ${number} was revoked: the ledger does not.`
				: `${where} shows certificate ${number} as good: the ledger says that it was revoked.`
		);
		this.compared++;
	}
}
