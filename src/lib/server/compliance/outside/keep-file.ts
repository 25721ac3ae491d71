import { randomBytes } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sealFile, type FileEvidence } from '#lib/domain/compliance/outside/outside-digest.ts';
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
	const seal = sealFile(file.name, randomBytes(16).toString('hex'));
	await insertFile(trx, { ...file, ...seal, departmentId, hash, addedBy, addedAt: now });
	return (await findFileFacts(trx, departmentId, hash))!;
}
