// What these records are called in the ledger: everything that they say, who entered it when, and the file that proves
// it, byte by byte.

import type { Temporal } from 'temporal-polyfill';
import { digest, hashText, type Canonical } from '#lib/domain/audit/canonical.ts';
import {
	cutSeal,
	identityPart,
	isCut,
	REMOVED,
	sealIdentity,
	type IdentitySeal
} from '#lib/domain/identity/identity-cut.ts';
import type { OutsideDraft, OutsideSource } from './outside.ts';

/** A file that proves something. `bytes` is the hash of its bytes as they are now, `hash` the name it is kept under. */
export interface FileEvidence extends IdentitySeal {
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

/** What a new file keeps beside its name, which may be a person's. */
export const sealFile = (name: string, salt: string): IdentitySeal => sealIdentity({ name }, salt);

const NOTHING = hashText('');

/** The file as a removal leaves it. */
export const cutFile = (file: FileEvidence, removalId: string): FileEvidence => ({
	...file,
	...REMOVED.file,
	...cutSeal(file, removalId),
	bytes: NOTHING
});

/** What is hashed of a file: the same after it was removed, when its name and its bytes are gone. */
function fileOf(file: FileEvidence) {
	const { hash, name, mediaType, addedBy, addedAt } = file;
	const bytes = isCut(file) && file.bytes === NOTHING ? hash : file.bytes;
	return { hash, mediaType, bytes, addedBy, addedAt, ...identityPart(file, { name }, REMOVED.file) };
}

/** The same for the same row; other members of it do not count. */
export function outsideRecord(row: OutsideEvidence): Canonical {
	const { departmentId, id, personId, source, file, importId, importLine, enteredBy, enteredAt } = row;
	const { title, provider, providerNumber, stateCourseNumber, begunOn, completedOn, minutes } = row;
	const { category, delivery, place, instructor, instructorQualification, statement } = row;
	const topics = row.topics.map((one) => ({ topic: one.topic, minutes: one.minutes }));
	return {
		...{ departmentId, id, personId, source, file: file && fileOf(file), importId, importLine },
		...{ title, provider, providerNumber, stateCourseNumber, begunOn, completedOn, minutes, topics },
		...{ category, delivery, place, instructor, instructorQualification, statement },
		...{ enteredBy, enteredAt }
	};
}

export const outsideDigest = (row: OutsideEvidence): string => digest(outsideRecord(row));

export function outsideDecisionRecord(row: OutsideDecisionEvidence): Canonical {
	const { departmentId, outsideId, personId, accepted, reason, decidedBy, decidedAt } = row;
	return { departmentId, outsideId, personId, accepted, reason, decidedBy, decidedAt };
}

export const outsideDecisionDigest = (row: OutsideDecisionEvidence): string =>
	digest(outsideDecisionRecord(row));

export function importRecord(row: ImportEvidence): Canonical {
	const { departmentId, id, rows, reason, importedBy, importedAt } = row;
	return { departmentId, id, file: fileOf(row.file), rows, reason, importedBy, importedAt };
}

export const importDigest = (row: ImportEvidence): string => digest(importRecord(row));
