import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileEvidence } from '#lib/domain/compliance/outside/outside-digest.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { findFileFacts, insertFile, type FileRow } from './queries.ts';

/** Keeps a file of evidence as it came, once by its hash, and says what is kept under that. */
export async function keepFile(
	trx: Tx,
	{ actor, now }: Context,
	file: Pick<FileRow, 'name' | 'mediaType' | 'bytes'>
): Promise<FileEvidence> {
	const { departmentId, personId: addedBy } = actor;
	const hash = bytesToHex(sha256(file.bytes));
	await insertFile(trx, { ...file, departmentId, hash, addedBy, addedAt: now });
	return (await findFileFacts(trx, departmentId, hash))!;
}
