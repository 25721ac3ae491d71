// What these records are called in the ledger: everything that they say, who entered it when, and the file that proves
// it, byte by byte.

import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import type { OutsideDraft, OutsideSource } from './outside.ts';

/** A file that proves something. `bytes` is the hash of its bytes as they are now, `hash` the name it is kept under. */
export interface FileEvidence {
	hash: string;
	name: string;
	mediaType: string;
	bytes: string;
	addedBy: string;
	addedAt: Temporal.Instant;
}

export interface OutsideEvidence extends OutsideDraft {
	departmentId: string;
	id: string;
	personId: string;
	source: OutsideSource;
	file: FileEvidence | null;
	importId: string | null;
	/** The row of the imported table, its heading being row 1. */
	importLine: number | null;
	enteredBy: string;
	enteredAt: Temporal.Instant;
}

export interface OutsideDecisionEvidence {
	departmentId: string;
	outsideId: string;
	personId: string;
	accepted: boolean;
	reason: string;
	decidedBy: string;
	decidedAt: Temporal.Instant;
}

export interface ImportEvidence {
	departmentId: string;
	id: string;
	file: FileEvidence;
	rows: number;
	reason: string;
	importedBy: string;
	importedAt: Temporal.Instant;
}

const fileOf = ({ hash, name, mediaType, bytes, addedBy, addedAt }: FileEvidence) => ({
	...{ hash, name, mediaType, bytes },
	...{ addedBy, addedAt }
});

/** The same for the same row; other members of it do not count. */
export function outsideDigest(row: OutsideEvidence): string {
	const { departmentId, id, personId, source, file, importId, importLine, enteredBy, enteredAt } = row;
	const { title, provider, providerNumber, stateCourseNumber, begunOn, completedOn, minutes } = row;
	const { category, delivery, place, instructor, instructorQualification, statement } = row;
	const topics = row.topics.map((one) => ({ topic: one.topic, minutes: one.minutes }));
	return digest({
		...{ departmentId, id, personId, source, file: file && fileOf(file), importId, importLine },
		...{ title, provider, providerNumber, stateCourseNumber, begunOn, completedOn, minutes, topics },
		...{ category, delivery, place, instructor, instructorQualification, statement },
		...{ enteredBy, enteredAt }
	});
}

export function outsideDecisionDigest(row: OutsideDecisionEvidence): string {
	const { departmentId, outsideId, personId, accepted, reason, decidedBy, decidedAt } = row;
	return digest({ departmentId, outsideId, personId, accepted, reason, decidedBy, decidedAt });
}

export function importDigest(row: ImportEvidence): string {
	const { departmentId, id, rows, reason, importedBy, importedAt } = row;
	return digest({ departmentId, id, file: fileOf(row.file), rows, reason, importedBy, importedAt });
}
