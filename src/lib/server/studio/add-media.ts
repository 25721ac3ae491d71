import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { digest } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { bareMedia } from '#lib/domain/studio/bare-media.ts';
import { MOST_BYTES, type MediaRefusal } from '#lib/domain/studio/media-refusals.ts';
import { MEDIA_TYPES, mediaType, type MediaType } from '#lib/domain/studio/media-type.ts';
import { asNote } from '#lib/domain/studio/note-text.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertMedia } from './media/queries.ts';

/**
 * Keeps a picture, a recording or captions for the department's scenarios, under the hash of what is kept: the file
 * without place, time and maker. What it is, its bytes say. The same file added again is the one that is there.
 * @param input.said what a picture shows, or the words of a recording
 */
export async function addMedia(
	context: Context,
	input: { name: string; said: string; bytes: Uint8Array }
): Promise<{ kind: 'added'; hash: string; type: MediaType } | Refused<MediaRefusal>> {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId, personId: addedBy } = context.actor;
	const read = readFile(input.bytes);
	if (typeof read === 'string') return { kind: 'refused', reason: read };
	const { type, bytes } = read;
	const kind = MEDIA_TYPES[type];
	const name = asNote(input.name, 200);
	const said = asNote(input.said, 8000);
	if (name === '') return { kind: 'refused', reason: 'name-missing' };
	if (kind === 'picture' && said === '') return { kind: 'refused', reason: 'description-missing' };
	if (kind === 'audio' && said === '') return { kind: 'refused', reason: 'transcript-missing' };

	const hash = bytesToHex(sha256(bytes));
	const row = { departmentId, hash, kind, type, name, said, addedBy, addedAt: context.now };
	return inDepartment(context.db, departmentId, async (trx) => {
		if (await insertMedia(trx, { ...row, bytes }))
			await recordEvents(trx, context, {
				kind: 'media-added',
				subject: hash,
				digest: digest({ ...row, bytes: hash }),
				media: hash
			});
		return { kind: 'added', hash, type };
	});
}

function readFile(given: Uint8Array): { type: MediaType; bytes: Uint8Array } | MediaRefusal {
	if (given.length === 0) return 'empty';
	if (given.length > MOST_BYTES) return 'too-large';
	const type = mediaType(given);
	if (!(type in MEDIA_TYPES)) return type as Exclude<typeof type, MediaType>;
	const bytes = bareMedia(given, type as MediaType);
	if (bytes === 'moving') return 'moving';
	if (!bytes) return 'damaged';
	return bytes.length > MOST_BYTES ? 'too-large' : { type: type as MediaType, bytes };
}
