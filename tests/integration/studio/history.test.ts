import { beforeAll, beforeEach, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { askReview } from '#lib/server/studio/ask-review.ts';
import { bringBackDraft } from '#lib/server/studio/bring-back-draft.ts';
import { listDrafts } from '#lib/server/studio/list-drafts.ts';
import { listRevisions } from '#lib/server/studio/list-revisions.ts';
import { putAwayDraft } from '#lib/server/studio/put-away-draft.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readRevision } from '#lib/server/studio/read-revision.ts';
import { restoreRevision } from '#lib/server/studio/restore-revision.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { withdrawReview } from '#lib/server/studio/withdraw-review.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { sendToReview, soundText, startDraft } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let trainer: Context;
let second: Context;
let stranger: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	trainer = department.contexts.trainer;
	second = await department.secondTrainer();
	stranger = (await foundTestDepartment(database.db)).contexts.trainer;
});

const [first, next] = [soundText(), soundText({ title: 'Second night' })];
let draftId: string;
beforeEach(async () => {
	({ draftId } = await startDraft(trainer, { text: first, cause: 'template' }));
	await saveDraft(later(second, 1), { draftId, text: next, base: hashText(first) });
});

it('says who wrote what when, the newest first, and gives each text back', async () => {
	expect(await listRevisions(trainer, { draftId })).toEqual([
		{
			...{ number: 2, textHash: hashText(next), savedBy: 'Marcus Bell', cause: 'typed' },
			...{ begunAt: later(second, 1).now, savedAt: later(second, 1).now },
			...{ characters: next.length, review: null, isLive: false }
		},
		expect.objectContaining({ number: 1, savedBy: 'Priya Raman', cause: 'template' })
	]);
	expect(await readRevision(trainer, { draftId, number: 1 })).toMatchObject({
		...{ text: first, title: 'Night call', savedBy: 'Priya Raman' }
	});
	await expect(readRevision(trainer, { draftId, number: 3 })).rejects.toThrow(NotFound);
});

it('restores an older text as a revision of its own, once', async () => {
	const restore = () => restoreRevision(later(trainer, 2), { draftId, number: 1 });
	const restored = await Promise.all([restore(), restore()]);
	for (const one of restored) expect(one).toEqual({ kind: 'restored', number: 3, textHash: hashText(first) });
	expect((await listRevisions(trainer, { draftId })).map(({ cause }) => cause)).toEqual([
		...['restored', 'typed', 'template']
	]);
	expect(await readDraft(trainer, { draftId })).toMatchObject({ text: first, number: 3 });
	// What was restored is not written over by the next save, short as it is after.
	await saveDraft(later(trainer, 3), { draftId, text: soundText({ title: 'Third' }), base: hashText(first) });
	expect(await readRevision(trainer, { draftId, number: 3 })).toMatchObject({ text: first });
});

it('keeps what was sent to review as it was sent', async () => {
	const asked = await askReview(later(second, 2), { draftId, base: hashText(next), note: '' });
	await saveDraft(later(second, 3), { draftId, text: first, base: hashText(next) });
	const [newest, sent] = await listRevisions(trainer, { draftId });
	expect(newest).toMatchObject({ number: 3, review: null });
	expect(sent).toMatchObject({
		...{ number: 2, textHash: hashText(next) },
		review: { id: asked.kind === 'asked' && asked.reviewId, verdict: null }
	});
});

it('puts a draft away and brings it back, with everything in it', async () => {
	const ids = async (putAway: boolean) => (await listDrafts(trainer, { putAway })).map(({ id }) => id);
	expect(await putAwayDraft(trainer, { draftId })).toEqual({ kind: 'put-away' });
	expect(await putAwayDraft(later(trainer, 1), { draftId })).toEqual({ kind: 'put-away' });
	expect(await readDraft(trainer, { draftId })).toMatchObject({ putAwayAt: trainer.now });
	expect([await ids(false), await ids(true)]).toEqual([expect.not.arrayContaining([draftId]), [draftId]]);
	await bringBackDraft(trainer, { draftId });
	await bringBackDraft(trainer, { draftId });
	expect([await ids(false), await ids(true)]).toEqual([expect.arrayContaining([draftId]), []]);
	expect(await listRevisions(trainer, { draftId })).toHaveLength(2);
});

it('does not put away what somebody is reading', async () => {
	const sent = await sendToReview(trainer);
	expect(await putAwayDraft(trainer, sent)).toEqual({ kind: 'refused', reason: 'in-review' });
	await withdrawReview(trainer, sent);
	expect(await putAwayDraft(trainer, sent)).toEqual({ kind: 'put-away' });
});

it('is nobody’s but the trainers’ of the department', async () => {
	const tries: [string, (context: Context) => Promise<unknown>][] = [
		['list', (context) => listRevisions(context, { draftId })],
		['read', (context) => readRevision(context, { draftId, number: 1 })],
		['restore', (context) => restoreRevision(context, { draftId, number: 1 })],
		['put away', (context) => putAwayDraft(context, { draftId })],
		['bring back', (context) => bringBackDraft(context, { draftId })]
	];
	for (const [name, attempt] of tries) {
		await expect(attempt(stranger), name).rejects.toThrow(NotFound);
		for (const role of ['officer', 'supervisor', 'auditor', 'admin'] as const)
			await expect(attempt(department.contexts[role]), `${name}, ${role}`).rejects.toThrow(Forbidden);
	}
	expect(await readDraft(trainer, { draftId })).toMatchObject({ number: 2, putAwayAt: null });
});
