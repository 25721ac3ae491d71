import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { addComment } from '#lib/server/studio/add-comment.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readReview } from '#lib/server/studio/read-review.ts';
import { settleComment } from '#lib/server/studio/settle-comment.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { sendToReview } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let trainer: Context;
let second: Context;
let stranger: Context;
let draftId: string;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	trainer = department.contexts.trainer;
	second = await department.secondTrainer();
	stranger = (await foundTestDepartment(database.db)).contexts.trainer;
});
beforeEach(async () => {
	({ draftId } = await sendToReview(trainer));
});

const comment = async (context: Context, words: string, scene: string | null = 'the-door') => {
	const added = await addComment(context, { draftId, scene, words });
	if (added.kind === 'refused') throw new Error(added.reason);
	return added.commentId;
};

const commentsOn = async (context: Context, id: string) =>
	(await readReview(context, { draftId: id })).comments;

it('stands at its scene or at the whole, with who wrote it', async () => {
	await comment(second, ' Who lives here?\r\nSay it. ');
	await comment(later(second, 1), 'Well told.', null);
	const all = await commentsOn(trainer, draftId);
	expect(all).toEqual([
		expect.objectContaining({
			scene: 'the-door',
			words: 'Who lives here?\nSay it.',
			writtenBy: 'Marcus Bell'
		}),
		expect.objectContaining({ scene: null, words: 'Well told.', settledAt: null, settledBy: null })
	]);
	expect(await readDraft(trainer, { draftId })).toMatchObject({ openComments: 2 });
});

it('is there once when it is sent twice, and twice when somebody else says the same', async () => {
	const ids = await Promise.all([comment(second, 'Why?'), comment(second, 'Why?')]);
	expect(ids[0]).toBe(ids[1]);
	await comment(trainer, 'Why?');
	await comment(second, 'Why?', 'the-kitchen');
	await comment(later(second, 10), 'Why?');
	expect(await commentsOn(trainer, draftId)).toHaveLength(4);
});

it('is settled by whoever does it first', async () => {
	const commentId = await comment(second, 'Why?');
	await settleComment(later(trainer, 1), { commentId });
	expect(await settleComment(later(second, 2), { commentId })).toEqual({ kind: 'settled', draftId });
	expect(await commentsOn(trainer, draftId)).toMatchObject([
		{ settledBy: 'Priya Raman', settledAt: later(trainer, 1).now }
	]);
	expect(await readDraft(trainer, { draftId })).toMatchObject({ openComments: 0 });
});

it.each([
	['empty', ' \n '],
	['too-long', 'x'.repeat(4001)],
	['unstorable', 'a\0b']
])('is refused when it is %s', async (reason, words) => {
	expect(await addComment(trainer, { draftId, scene: null, words })).toEqual({ kind: 'refused', reason });
	expect(await commentsOn(trainer, draftId)).toEqual([]);
});

it('is nobody’s but the trainers’ of the department', async () => {
	const commentId = await comment(second, 'Why?');
	const tries: ((context: Context) => Promise<unknown>)[] = [
		(context) => addComment(context, { draftId, scene: null, words: 'Planted' }),
		(context) => readReview(context, { draftId }),
		(context) => settleComment(context, { commentId })
	];
	for (const attempt of tries) {
		await expect(attempt(stranger)).rejects.toThrow(NotFound);
		for (const role of ['officer', 'supervisor', 'auditor', 'admin'] as const)
			await expect(attempt(department.contexts[role])).rejects.toThrow(Forbidden);
	}
	expect(await commentsOn(trainer, draftId)).toMatchObject([{ words: 'Why?', settledAt: null }]);
});
