import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Context } from '#lib/server/context.ts';
import { insertVersion, insertRelease } from '#lib/server/content/queries.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { addMedia } from '#lib/server/studio/add-media.ts';
import { beginDraft } from '#lib/server/studio/begin-draft.ts';
import { decideReview } from '#lib/server/studio/decide-review.ts';
import { listLive } from '#lib/server/studio/list-live.ts';
import { listMediaUses } from '#lib/server/studio/list-media-uses.ts';
import { listStarts } from '#lib/server/studio/list-starts.ts';
import { listWaiting } from '#lib/server/studio/list-waiting.ts';
import { publishDraft } from '#lib/server/studio/publish-draft.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readReviewSheet } from '#lib/server/studio/read-review-sheet.ts';
import { readScript } from '#lib/server/studio/read-script.ts';
import { retireScenario } from '#lib/server/studio/retire-scenario.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { sendToReview, soundText, startDraft } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let trainer: Context;
let second: Context;
let stranger: Context;
const sharedHash = 'a'.repeat(64);
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	trainer = department.contexts.trainer;
	second = await department.secondTrainer();
	stranger = (await foundTestDepartment(database.db)).contexts.trainer;
	await insertVersion(database.db, {
		...{ hash: sharedHash, code: 'SC-9', kind: 'scenario', title: 'Shared' },
		...{ sources: { 'SC-9.md': soundText({ title: 'Shared' }) }, document: {}, documentDigest: 'd' },
		publishedAt: Temporal.Instant.from('2025-01-01T00:00:00Z')
	});
	await insertRelease(database.db, 'SC-9', sharedHash, Temporal.Instant.from('2025-01-01T00:00:00Z'));
});

/** The same person, who also takes the training. */
const asLearner = (context: Context): Context => ({
	...context,
	actor: { ...context.actor, roles: ['trainer', 'officer'] }
});

async function begun(...given: Parameters<typeof beginDraft>) {
	const made = await beginDraft(...given);
	if (made.kind === 'refused') throw new Error(made.reason);
	return made;
}

describe('beginning a draft', () => {
	it('once for a form and a start, whoever presses twice, and again for another start', async () => {
		const form = randomUUID();
		const start = { kind: 'template', template: 'welfare-check' } as const;
		const first = await begun(trainer, { start, form });
		expect(await beginDraft(trainer, { start, form })).toEqual(first);
		expect((await begun(trainer, { start: { kind: 'empty' }, form })).draftId).not.toBe(first.draftId);
		await expect(beginDraft(second, { start, form })).rejects.toThrow(NotFound);
	});

	it('as a copy of a draft or of what is published, under a title of its own', async () => {
		const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
		const copies = [
			await begun(second, { start: { kind: 'draft', draftId }, form: randomUUID() }),
			await begun(second, { start: { kind: 'published', hash: sharedHash }, form: randomUUID() })
		];
		const texts = await Promise.all(copies.map((copy) => readDraft(second, copy)));
		expect(texts.map(({ title }) => title)).toEqual(['Night call (copy)', 'Shared (copy)']);
		expect(texts[0]!.text).toBe(soundText({ title: 'Night call (copy)' }));
	});

	it('not from a text that its new title makes too long: that is said', async () => {
		const longest = soundText() + 'x'.repeat(400_000 - soundText().length);
		const { draftId } = await startDraft(trainer, { text: longest, cause: 'import' });
		const copy = await beginDraft(trainer, { start: { kind: 'draft', draftId }, form: randomUUID() });
		expect(copy).toEqual({ kind: 'refused', reason: 'too-long' });
	});

	it('not from another department’s draft, from nothing, nor from the answers of one’s own training', async () => {
		const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
		const begin = (context: Context, start: Parameters<typeof beginDraft>[1]['start']) =>
			beginDraft(context, { start, form: randomUUID() });
		await expect(begin(stranger, { kind: 'draft', draftId })).rejects.toThrow(NotFound);
		await expect(begin(trainer, { kind: 'template', template: '../scenarios/SC-1' })).rejects.toThrow(
			NotFound
		);
		await expect(begin(trainer, { kind: 'published', hash: 'f'.repeat(64) })).rejects.toThrow(NotFound);
		await expect(begin(asLearner(trainer), { kind: 'published', hash: sharedHash })).rejects.toThrow(
			NotFound
		);
		await expect(begin(department.contexts.officer, { kind: 'empty' })).rejects.toThrow(Forbidden);
		expect((await listStarts(asLearner(trainer))).published).toEqual([]);
		expect((await listStarts(trainer)).published).toContainEqual({
			...{ hash: sharedHash, code: 'SC-9', title: 'Shared' }
		});
		expect((await listStarts(stranger)).drafts).toEqual([]);
	});
});

describe('what waits', () => {
	it('for the second person and for nobody whose words are in it, until it is decided', async () => {
		const sent = await sendToReview(trainer);
		expect(await listWaiting(trainer)).not.toContain(sent.draftId);
		expect(await listWaiting(second)).toContain(sent.draftId);
		expect(await listWaiting(stranger)).toEqual([]);
		const decision = { reviewId: sent.reviewId, words: 'Shorter.', clinician: null };
		await decideReview(second, { ...decision, verdict: 'changes-asked' });
		expect(await listWaiting(second)).not.toContain(sent.draftId);
		await expect(listWaiting(department.contexts.officer)).rejects.toThrow(Forbidden);
	});
});

describe('the sheet of a review', () => {
	it('is the script of what was sent while it is open, and how ready the draft is before and after', async () => {
		const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
		const before = await readReviewSheet(trainer, { draftId });
		expect([before.review, before.sent]).toEqual([null, null]);
		expect(before.ready).toMatchObject({
			textHash: hashText(soundText()),
			errors: [],
			needsClinician: false
		});

		const sent = await sendToReview(trainer);
		await saveDraft(trainer, {
			...{ draftId: sent.draftId, text: soundText({ told: 'Written later.' }), base: sent.textHash }
		});
		const open = await readReviewSheet(second, { draftId: sent.draftId });
		expect(open.ready).toBeNull();
		expect(open.sent!.changes).toBeNull();
		expect(JSON.stringify(open.sent!.script)).toContain('It is late.');
		expect(JSON.stringify(open.sent!.scenario)).not.toContain('Written later.');
		await expect(readReviewSheet(stranger, { draftId: sent.draftId })).rejects.toThrow(NotFound);
	});
});

describe('a script', () => {
	it('is of the draft as it is, or of what a review of this draft was about', async () => {
		const sent = await sendToReview(trainer);
		const later = soundText({ told: 'Written later.' });
		await saveDraft(trainer, { draftId: sent.draftId, text: later, base: sent.textHash });
		const { draftId, reviewId } = sent;
		const [now, pinned] = [
			await readScript(second, { draftId, reviewId: null }),
			await readScript(second, { draftId, reviewId })
		];
		expect([now.textHash, now.isSent]).toEqual([hashText(later), false]);
		expect([pinned.textHash, pinned.isSent]).toEqual([sent.textHash, true]);
		expect(JSON.stringify(pinned.script)).not.toContain('Written later.');
		const other = await sendToReview(trainer);
		await expect(readScript(second, { draftId, reviewId: other.reviewId })).rejects.toThrow(NotFound);
		await expect(readScript(stranger, { draftId, reviewId })).rejects.toThrow(NotFound);
	});
});

describe('media', () => {
	it('are told where they are used, in this draft by scene and in others by name', async () => {
		const vtt = (words: string) => new TextEncoder().encode(`WEBVTT\n\n00:00.000 --> 00:01.000\n${words}\n`);
		const add = async (words: string) => {
			const added = await addMedia(trainer, { name: words, said: '', bytes: vtt(words) });
			if (added.kind === 'refused') throw new Error(added.reason);
			return added.hash;
		};
		const [here, there, nowhere] = [await add('here'), await add('there'), await add('nowhere')];
		const told = (hash: string) => `It is late.\n\n![A porch](/media/${hash})`;
		const { draftId } = await startDraft(trainer, { text: soundText({ told: told(here) }), cause: 'copy' });
		const other = await startDraft(trainer, {
			text: soundText({ title: 'Other', told: told(there) }),
			cause: 'copy'
		});
		const uses = await listMediaUses(second, { draftId });
		expect(uses.get(here)).toEqual({ scenes: ['The door'], drafts: [], live: [] });
		expect(uses.get(there)).toEqual({ scenes: [], drafts: [`${other.code} Other`], live: [] });
		expect(uses.has(nowhere)).toBe(false);
		await expect(listMediaUses(stranger, { draftId })).rejects.toThrow(NotFound);
	});
});

describe('what is live', () => {
	const approved = async () => {
		const sent = await sendToReview(trainer);
		const { reviewId } = sent;
		await decideReview(second, { reviewId, verdict: 'approved', words: '', clinician: 'Dr. Calloway' });
		return sent;
	};
	const publish = async (reviewId: string, effectiveOn: Temporal.PlainDate | null) => {
		const published = await publishDraft(trainer, { reviewId, effect: 'none', note: '', effectiveOn });
		if (published.kind === 'refused') throw new Error(published.reason);
	};
	const codes = async (context = trainer) => {
		const { live, retired, ahead } = await listLive(context);
		const code = (line: { code: string }) => line.code;
		return { live: live.map(code), retired: retired.map(code), ahead: ahead.map(code) };
	};

	it('is told with its draft and without small numbers; what waits for its day and what was taken back apart', async () => {
		const [now, tomorrow] = [await approved(), await approved()];
		await publish(now.reviewId, null);
		await publish(tomorrow.reviewId, Temporal.PlainDate.from('2026-11-25'));
		expect(await codes()).toEqual({ live: [now.code], retired: [], ahead: [tomorrow.code] });
		expect((await listLive(trainer)).live[0]).toMatchObject({
			...{ title: 'Night call', draftId: now.draftId },
			...{ finished: 'fewer than 5 officers', open: 'fewer than 5 officers' }
		});
		expect(await codes(later(trainer, 3 * 24 * 60))).toEqual({
			...{ live: [now.code, tomorrow.code], retired: [], ahead: [] }
		});
		for (const { code } of [now, tomorrow]) await retireScenario(later(trainer, 1), { code, note: 'Wrong.' });
		const { live, ahead } = await codes(later(trainer, 2));
		expect([live, ahead]).toEqual([[], []]);
		expect(await codes(stranger)).toEqual({ live: [], retired: [], ahead: [] });
	});
});

it('a department without scenarios of its own has nothing live, and an officer sees no such list', async () => {
	expect(await listLive(stranger)).toEqual({ live: [], retired: [], ahead: [] });
	await expect(listLive(department.contexts.officer)).rejects.toThrow(Forbidden);
});
