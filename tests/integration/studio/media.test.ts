import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { MEDIA_REFUSALS, MOST_BYTES } from '#lib/domain/studio/media-refusals.ts';
import {
	JPEG,
	MP3,
	movingWebp,
	photo,
	SECRET,
	toldM4a,
	toldPng,
	VTT
} from '#lib/domain/studio/media/files-for-tests.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { addMedia } from '#lib/server/studio/add-media.ts';
import { listMedia } from '#lib/server/studio/list-media.ts';
import { readMedia } from '#lib/server/studio/read-media.ts';
import { readReview } from '#lib/server/studio/read-review.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { sendToReview, soundText } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let trainer: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	trainer = department.contexts.trainer;
});

const said = 'A hall with one lamp on.';
const add = async (context: Context, bytes: Uint8Array, name = 'hall.jpg') => {
	const added = await addMedia(context, { name, said, bytes });
	if (added.kind === 'refused') throw new Error(added.reason);
	return added.hash;
};

describe('a picture', () => {
	it('is kept without place and maker, under the hash of what is kept, for everybody of the department', async () => {
		const hash = await add(trainer, photo());
		for (const context of Object.values(department.contexts)) {
			const { type, bytes } = await readMedia(context, { hash });
			expect(type).toBe('image/jpeg');
			expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
			expect(bytesToHex(sha256(Uint8Array.from(bytes)))).toBe(hash);
		}
		expect((await listMedia(trainer)).find((one) => one.hash === hash)).toEqual({
			...{ hash, kind: 'picture', type: 'image/jpeg', name: 'hall.jpg', said },
			...{ size: expect.any(Number), addedBy: 'Priya Raman', addedAt: trainer.now }
		});
		expect((await listEvents(database, department, 'media-added'))[0]).toMatchObject({
			...{ media: hash, subject: hash, actor: trainer.actor.personId }
		});
	});

	it('is there once, however often it is added, at once or later and by whom', async () => {
		const before = (await listEvents(database, department, 'media-added')).length;
		const second = await department.secondTrainer();
		const hashes = await Promise.all([add(trainer, toldPng()), add(second, toldPng(), 'other.png')]);
		expect(await add(later(second, 9), toldPng(), 'third.png')).toBe(hashes[0]);
		expect(hashes[0]).toBe(hashes[1]);
		expect((await listMedia(trainer)).filter(({ hash }) => hash === hashes[0])).toHaveLength(1);
		expect(await listEvents(database, department, 'media-added')).toHaveLength(before + 1);
	});

	it('is gone again when the ledger cannot be written', async () => {
		const address = {
			toJSON: () => {
				throw new Error('no ledger');
			}
		} as never;
		const bytes = photo(3);
		await expect(add({ ...trainer, address }, bytes)).rejects.toThrow('no ledger');
		const hash = await add(other.contexts.trainer, bytes);
		await expect(readMedia(trainer, { hash })).rejects.toThrow(NotFound);
	});
});

it('takes recordings and captions', async () => {
	expect(await addMedia(trainer, { name: 'Call', said: 'Help.', bytes: toldM4a('soun') })).toMatchObject({
		type: 'audio/mp4'
	});
	expect(await addMedia(trainer, { name: 'Call', said: 'Help.', bytes: MP3 })).toMatchObject({
		type: 'audio/mpeg'
	});
	const captions = await addMedia(trainer, { name: 'Captions', said: '', bytes: VTT });
	expect(captions).toMatchObject({ kind: 'added', type: 'text/vtt' });
	expect((await listMedia(trainer)).map(({ kind }) => kind)).toEqual(
		expect.arrayContaining(['audio', 'captions'])
	);
});

describe('a file is refused', () => {
	const text = (words: string) => new TextEncoder().encode(words);
	it.each([
		['nothing in it', 'empty', { bytes: new Uint8Array(0) }],
		['one byte too many', 'too-large', { bytes: new Uint8Array(MOST_BYTES + 1) }],
		['an SVG called a picture', 'drawing', { name: 'a.png', bytes: text('<svg onload="alert(1)"/>') }],
		['a page called a JPEG', 'drawing', { name: 'a.jpg', bytes: text('<html><script>alert(1)</script>') }],
		['a GIF', 'gif', { bytes: text('GIF89a....') }],
		['a film', 'video', { bytes: toldM4a('vide') }],
		['words', 'unknown', { bytes: text('Hello') }],
		['a picture that moves', 'moving', { bytes: movingWebp }],
		['half a picture', 'damaged', { bytes: JPEG.subarray(0, 60) }],
		['no name', 'name-missing', { name: ' ' }],
		['a picture without a description', 'description-missing', { said: '\n' }],
		['a recording without its words', 'transcript-missing', { bytes: MP3, said: '' }]
	] as const)('%s', async (_, reason, input) => {
		const before = await listMedia(trainer);
		const refused = await addMedia(trainer, { name: 'hall', said, bytes: JPEG, ...input });
		expect(refused).toEqual({ kind: 'refused', reason });
		expect(MEDIA_REFUSALS[reason]).toMatch(/\.$/);
		expect(await listMedia(trainer)).toEqual(before);
	});
});

describe('others', () => {
	it('find nothing of it in another department, and add their own beside it', async () => {
		const hash = await add(trainer, photo(2));
		const stranger = other.contexts.trainer;
		await expect(readMedia(stranger, { hash })).rejects.toThrow(NotFound);
		await expect(readMedia(other.contexts.officer, { hash })).rejects.toThrow(NotFound);
		expect((await listMedia(stranger)).map((one) => one.hash)).not.toContain(hash);
		expect(await add(stranger, photo(2))).toBe(hash);
		expect(await readMedia(stranger, { hash })).toMatchObject({ type: 'image/jpeg' });
		await expect(readMedia(trainer, { hash: '0'.repeat(64) })).rejects.toThrow(NotFound);
	});

	it.each(['officer', 'supervisor', 'auditor', 'admin'] as const)(
		'add and list nothing as %s',
		async (role) => {
			const context = department.contexts[role];
			await expect(add(context, JPEG)).rejects.toThrow(Forbidden);
			await expect(listMedia(context)).rejects.toThrow(Forbidden);
		}
	);

	it('change nothing of it, not even the application itself', async () => {
		const change = inDepartment(database.db, department.departmentId, (trx) =>
			trx.updateTable('media').set({ said: 'Other' }).execute()
		);
		await expect(change).rejects.toThrow(/permission denied|append-only/);
	});
});

it('is what the review’s checklist looks for', async () => {
	const hash = await add(trainer, photo(4));
	const told = (address: string) => soundText({ told: `![The hall](/media/${address})\n\nIt is late.` });
	const mediaLeft = async (address: string) => {
		const { review } = await readReview(trainer, await sendToReview(trainer, told(address)));
		return review!.checklist.find(({ key }) => key === 'media')!.left;
	};
	expect(await mediaLeft(hash)).toBe(0);
	expect(await mediaLeft('0'.repeat(64))).toBe(1);
});
