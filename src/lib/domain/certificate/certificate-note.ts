// A certificate as a signed text (C2SP signed-note), to be checked without the server. It says what the certificate said
// when it was issued; that it was revoked later only the department's page can say.

import { canonical, digest, type Canonical } from '#lib/domain/audit/canonical.ts';

/** What is signed. */
export interface CertificateStatement {
	departmentId: string;
	number: string;
	/** What the ledger's entry is the digest of. */
	record: Canonical;
	/** What `identity` in the record is of; null in one from before, where the names are in it, or where they were cut. */
	identity: Canonical;
}

/** The text to be signed: a line each, the record by its digest and in full. */
export function certificateText({ departmentId, number, record, identity }: CertificateStatement): string {
	const lines = [
		'firstword-certificate/1',
		departmentId,
		`certificate ${number}`,
		`digest ${digest(record)}`,
		`record ${canonical(record)}`,
		...(identity === null ? [] : [`identity ${canonical(identity)}`])
	];
	return `${lines.join('\n')}\n`;
}

const TEXT =
	/^firstword-certificate\/1\n([0-9a-f-]{36})\ncertificate (FW(?:-[0-9A-Z]{4}){4})\ndigest ([0-9a-f]{64})\nrecord (\{.*\})\n(?:identity (\{.*\})\n)?$/;

type Plain = { [name: string]: Canonical };

/** Reads what certificateText wrote; null when it is something else. The digest is given as it is said, not as it is. */
export function parseCertificate(
	text: string
): { departmentId: string; number: string; digest: string; record: Plain; identity: Plain | null } | null {
	const [, departmentId, number, said, record, identity] = TEXT.exec(text) ?? [];
	try {
		return record === undefined
			? null
			: {
					...{ departmentId: departmentId!, number: number!, digest: said! },
					record: JSON.parse(record) as Plain,
					identity: identity === undefined ? null : (JSON.parse(identity) as Plain)
				};
	} catch {
		return null;
	}
}
