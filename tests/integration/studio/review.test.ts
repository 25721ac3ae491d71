import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { insertOwnRelease, insertVersion } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { askReview } from '#lib/server/studio/ask-review.ts';
import { beginDraft } from '#lib/server/studio/begin-draft.ts';
import { decideReview } from '#lib/server/studio/decide-review.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readReview } from '#lib/server/studio/read-review.ts';
import { restoreRevision } from '#lib/server/studio/restore-revision.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { withdrawReview } from '#lib/server/studio/withdraw-review.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { sendToReview, soundText, startDraft } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let trainer: Context;
let second: Context;
let third: Context;
let fourth: Context;
let stranger: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	trainer = department.contexts.trainer;
	second = await department.secondTrainer();
	third = await department.secondTrainer(`third@${department.mail}`);
	fourth = await department.secondTrainer(`fourth@${department.mail}`);
	stranger = (await foundTestDepartment(database.db)).contexts.trainer;
});

const approve = (
	context: Context,
	reviewId: string,
	more: { clinician?: string | null; words?: string } = {}
) => decideReview(context, { reviewId, verdict: 'approved', words: 'Good.', clinician: null, ...more });
const save = async (context: Context, draftId: string, text: string, fresh = true) => {
	const { textHash } = await readDraft(context, { draftId });
	await saveDraft(context, { draftId, text, base: textHash, fresh });
	return hashText(text);
};
const eventsOf = async (kind: string, draftId: string) =>
	(await listEvents(database, department, kind)).filter(({ subject }) => subject === draftId);
const refused = (reason: string) => ({ kind: 'refused', reason });

/** Publishes what a review approved, as far as the question who wrote since is concerned. */
const release = (draft: { code: string; reviewId: string }) =>
	inDepartment(database.db, department.departmentId, async (trx) => {
		const { departmentId } = department;
		const hash = hashText(draft.reviewId);
		await insertVersion(trx, {
			...{ hash, code: draft.code, kind: 'scenario', title: 'T', sources: {}, document: {} },
			...{ documentDigest: 'd', publishedAt: trainer.now, departmentId }
		});
		await insertOwnRelease(trx, {
			...{ departmentId, code: draft.code, hash, releasedAt: trainer.now, recordedAt: trainer.now },
			...{ releasedBy: trainer.actor.personId, effect: 'none', note: '', retired: false },
			reviewId: draft.reviewId
		});
	});

describe('asking', () => {
	it('keeps the text that was sent, whatever is written meanwhile, and says so in the ledger', async () => {
		const sent = await sendToReview(trainer);
		await save(later(trainer, 1), sent.draftId, soundText({ title: 'Later' }));
		const { review, stage, title } = await readReview(second, sent);
		expect(review).toMatchObject({
			...{ id: sent.reviewId, number: 1, revision: 1, text: soundText(), note: 'Please read.' },
			...{ askedBy: 'Priya Raman', authors: ['Priya Raman'], verdict: null, isNewest: false }
		});
		expect([stage, title]).toEqual(['in-review', 'Later']);
		expect(await eventsOf('review-asked', sent.draftId)).toEqual([
			expect.objectContaining({ review: sent.reviewId, actor: trainer.actor.personId })
		]);
	});

	it('asks once, however often it is sent', async () => {
		const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
		const input = { draftId, base: hashText(soundText()), note: '' };
		const asked = await Promise.all([askReview(trainer, input), askReview(trainer, input)]);
		expect(asked[0]).toMatchObject({ kind: 'asked' });
		expect(asked[1]).toEqual(asked[0]);
		expect(await eventsOf('review-asked', draftId)).toHaveLength(1);
		expect(await askReview(second, input)).toEqual(refused('in-review'));
		await approve(second, asked[0].kind === 'asked' ? asked[0].reviewId : '');
		expect(await askReview(trainer, input)).toEqual(asked[0]);
		expect(await readDraft(trainer, { draftId })).toMatchObject({ stage: 'approved' });
	});

	it('refuses a text with errors, and one that is no longer the draft', async () => {
		const broken = soundText().replace('-> Done', '-> Dome');
		const { draftId } = await startDraft(trainer, { text: broken, cause: 'template' });
		expect(await askReview(trainer, { draftId, base: hashText(broken), note: '' })).toEqual(
			refused('has-errors')
		);
		expect(await askReview(trainer, { draftId, base: hashText(soundText()), note: '' })).toEqual(
			refused('changed-elsewhere')
		);
		expect(await eventsOf('review-asked', draftId)).toEqual([]);
		expect((await readReview(trainer, { draftId })).review).toBeNull();
	});
});

describe('deciding', () => {
	it('is a second person’s, is done once, and is in the ledger', async () => {
		const sent = await sendToReview(trainer);
		const [one, two] = await Promise.all([approve(second, sent.reviewId), approve(third, sent.reviewId)]);
		expect([one.kind, two.kind].sort()).toEqual(['decided', 'refused']);
		const [won, lost] = one.kind === 'decided' ? [second, third] : [third, second];
		expect(await approve(won, sent.reviewId)).toEqual({ kind: 'decided' });
		expect(await approve(lost, sent.reviewId)).toEqual(refused('decided'));
		expect(await eventsOf('review-decided', sent.draftId)).toEqual([
			expect.objectContaining({ review: sent.reviewId, verdict: 'approved', actor: won.actor.personId })
		]);
		expect(await readDraft(trainer, sent)).toMatchObject({
			stage: 'approved',
			review: { verdict: 'approved' }
		});
		// Another word makes another text, which nobody has approved.
		await save(later(trainer, 1), sent.draftId, soundText({ title: 'Other' }));
		expect(await readDraft(trainer, sent)).toMatchObject({ stage: 'writing' });
	});

	it('may ask for changes, after which the text is sent again', async () => {
		const sent = await sendToReview(trainer);
		const words = 'The second scene is too short.';
		const verdict = 'changes-asked' as const;
		expect(await decideReview(second, { reviewId: sent.reviewId, verdict, words, clinician: null })).toEqual({
			kind: 'decided'
		});
		const base = await save(later(trainer, 1), sent.draftId, soundText({ title: 'Better' }));
		expect(await readDraft(trainer, sent)).toMatchObject({ stage: 'changes-asked' });
		await askReview(later(trainer, 2), { draftId: sent.draftId, base, note: 'Longer now.' });
		const { review, earlier } = await readReview(second, sent);
		expect(review).toMatchObject({ number: 2, verdict: null, mayDecide: true, mayWithdraw: false });
		expect(earlier).toMatchObject([{ number: 1, verdict, words, decidedBy: 'Marcus Bell' }]);
	});

	it('is never an author’s: not who asked, nor who wrote one revision of it', async () => {
		const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
		await save(later(second, 1), draftId, soundText({ title: 'One word of mine' }));
		const base = await save(later(trainer, 2), draftId, soundText({ title: 'Mine again' }));
		const asked = await askReview(later(trainer, 3), { draftId, base, note: '' });
		const reviewId = asked.kind === 'asked' ? asked.reviewId : '';
		for (const author of [trainer, second]) {
			expect(await approve(author, reviewId)).toEqual(refused('author'));
			expect((await readReview(author, { draftId })).review).toMatchObject({
				mayDecide: false,
				mayWithdraw: true
			});
		}
		expect(await eventsOf('review-decided', draftId)).toEqual([]);
		expect(await approve(third, reviewId)).toEqual({ kind: 'decided' });
	});

	it('is not theirs whose draft it is a copy of, nor a copy of a copy, until it was published', async () => {
		const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
		const copyOf = async (context: Context, source: string) => {
			const start = { kind: 'draft', draftId: source } as const;
			const made = await beginDraft(context, { start, form: crypto.randomUUID() });
			if (made.kind === 'refused') throw new Error(made.reason);
			return made;
		};
		const copy = await copyOf(later(second, 1), draftId);
		const again = await copyOf(later(third, 2), copy.draftId);
		// What they write in the source afterwards is not in the copy.
		await save(later(fourth, 3), draftId, soundText({ title: 'Later' }));
		const { textHash } = await readDraft(third, again);
		const asked = await askReview(later(third, 4), { draftId: again.draftId, base: textHash, note: '' });
		const reviewId = asked.kind === 'asked' ? asked.reviewId : '';
		for (const author of [trainer, second, third])
			expect(await approve(author, reviewId)).toEqual(refused('author'));
		expect(await approve(fourth, reviewId)).toEqual({ kind: 'decided' });
		await release({ code: again.code, reviewId });
		const base = await save(later(third, 20), again.draftId, soundText({ title: 'Next' }));
		const next = await askReview(later(third, 21), { draftId: again.draftId, base, note: '' });
		expect(await approve(trainer, next.kind === 'asked' ? next.reviewId : '')).toEqual({ kind: 'decided' });
	});

	it('is an author’s who wrote only after it was sent', async () => {
		const sent = await sendToReview(trainer);
		await save(later(second, 1), sent.draftId, soundText({ title: 'For next time' }));
		expect(await approve(later(second, 2), sent.reviewId)).toEqual({ kind: 'decided' });
	});

	it('counts who wrote since the last published version', async () => {
		const sent = await sendToReview(trainer);
		await approve(second, sent.reviewId);
		await release(sent);
		expect(await readDraft(trainer, sent)).toMatchObject({ stage: 'live', live: { retired: false } });
		const base = await save(later(second, 1), sent.draftId, soundText({ title: 'A new line' }));
		const asked = await askReview(later(second, 2), { draftId: sent.draftId, base, note: '' });
		const reviewId = asked.kind === 'asked' ? asked.reviewId : '';
		expect((await readReview(trainer, sent)).review).toMatchObject({ authors: ['Marcus Bell'] });
		expect(await approve(second, reviewId)).toEqual(refused('author'));
		expect(await approve(trainer, reviewId)).toEqual({ kind: 'decided' });
	});

	it('is not theirs whose old text somebody else put back', async () => {
		const { draftId, code } = await startDraft(second, {
			text: soundText({ title: 'Old' }),
			cause: 'template'
		});
		const base = await save(later(trainer, 1), draftId, soundText({ title: 'Published' }));
		const asked = await askReview(later(trainer, 2), { draftId, base, note: '' });
		const published = asked.kind === 'asked' ? asked.reviewId : '';
		await approve(third, published);
		await release({ code, reviewId: published });
		const restored = await restoreRevision(later(trainer, 3), { draftId, number: 1 });
		const again = await askReview(later(trainer, 4), { draftId, base: restored.textHash, note: '' });
		const reviewId = again.kind === 'asked' ? again.reviewId : '';
		expect(await approve(second, reviewId)).toEqual(refused('author'));
		expect(await approve(third, reviewId)).toEqual({ kind: 'decided' });
	});

	it('names a clinician where something is hard to read, be it told or what follows', async () => {
		for (const text of [
			soundText({ told: 'He tried to strangle her.' }),
			soundText({ meant: 'There is blood on her sleeve.' })
		]) {
			const sent = await sendToReview(trainer, text);
			expect((await readReview(second, sent)).review).toMatchObject({
				needsClinician: true,
				intenseScenes: ['The door']
			});
			expect(await approve(second, sent.reviewId)).toEqual(refused('clinician-missing'));
			expect(await approve(second, sent.reviewId, { clinician: '  ' })).toEqual(refused('clinician-missing'));
			expect(await approve(second, sent.reviewId, { clinician: 'Dr. Lena Ortiz' })).toEqual({
				kind: 'decided'
			});
			const { review } = await readReview(second, sent);
			expect(review!.clinician).toBe('Dr. Lena Ortiz');
			expect(review!.checklist.find(({ key }) => key === 'clinician')).toMatchObject({ done: true });
		}
	});

	it('is refused by the database itself when the one who asked writes the approval past the program', async () => {
		const sent = await sendToReview(trainer);
		const insert = (decidedBy: string, verdict: string) =>
			inDepartment(database.db, department.departmentId, (trx) =>
				trx
					.insertInto('draft_decision')
					.values({
						...{ department_id: department.departmentId, review_id: sent.reviewId, verdict, words: '' },
						...{ clinician: null, decided_by: decidedBy, decided_at: trainer.now }
					})
					.execute()
			);
		await expect(insert(trainer.actor.personId, 'approved')).rejects.toThrow(/an author does not approve/);
		expect(await readDraft(trainer, sent)).toMatchObject({ stage: 'in-review' });
	});

	it('leaves nothing of itself when the ledger cannot be written', async () => {
		const sent = await sendToReview(trainer);
		const nowhere = { ...second, actor: { ...second.actor, personId: crypto.randomUUID() } };
		await expect(approve(nowhere, sent.reviewId)).rejects.toThrow();
		const broken = {
			...second,
			address: {
				toJSON: () => {
					throw new Error('no ledger');
				}
			} as never
		};
		await expect(approve(broken, sent.reviewId)).rejects.toThrow('no ledger');
		expect(await readDraft(trainer, sent)).toMatchObject({ stage: 'in-review' });
		const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
		const asker = { ...trainer, address: broken.address };
		const input = { draftId, base: hashText(soundText()), note: '' };
		await expect(askReview(asker, input)).rejects.toThrow('no ledger');
		expect(await readDraft(trainer, { draftId })).toMatchObject({ stage: 'writing', review: null });
	});
});

describe('withdrawing', () => {
	it('is an author’s, done once, and opens the way for another', async () => {
		const sent = await sendToReview(trainer);
		expect(await withdrawReview(second, sent)).toEqual(refused('not-author'));
		const both = await Promise.all([withdrawReview(trainer, sent), withdrawReview(trainer, sent)]);
		expect(both).toEqual([{ kind: 'withdrawn' }, { kind: 'withdrawn' }]);
		expect(await eventsOf('review-decided', sent.draftId)).toMatchObject([{ verdict: 'withdrawn' }]);
		expect(await approve(second, sent.reviewId)).toEqual(refused('decided'));
		expect(await readDraft(trainer, sent)).toMatchObject({ stage: 'writing' });
		const again = await askReview(trainer, { draftId: sent.draftId, base: sent.textHash, note: '' });
		expect(again).toMatchObject({ kind: 'asked' });
		expect(again).not.toMatchObject({ reviewId: sent.reviewId });
	});

	it('comes too late after a decision', async () => {
		const sent = await sendToReview(trainer);
		await approve(second, sent.reviewId);
		expect(await withdrawReview(trainer, sent)).toEqual(refused('decided'));
	});
});

describe('the checklist', () => {
	it('is computed from the text that was sent', async () => {
		const text = soundText({ told: `It is late. ![The hall](/media/${'0'.repeat(64)})` });
		const { review } = await readReview(second, await sendToReview(trainer, text));
		const left = Object.fromEntries(review!.checklist.map(({ key, left }) => [key, left]));
		expect(left).toMatchObject({ errors: 0, proof: 0, reached: 0, coach: 0, giveaway: 2, media: 1 });
		expect(review!.checklist.every(({ done, left }) => done === (left === 0))).toBe(true);
		expect(left).not.toHaveProperty('clinician');
	});
});

describe('others', () => {
	let sent: Awaited<ReturnType<typeof sendToReview>>;
	beforeEach(async () => {
		sent = await sendToReview(trainer);
	});
	const tries: [string, (context: Context) => Promise<unknown>][] = [
		['reads', (context) => readReview(context, sent)],
		['asks', (context) => askReview(context, { draftId: sent.draftId, base: sent.textHash, note: '' })],
		['decides', (context) => approve(context, sent.reviewId)],
		['withdraws', (context) => withdrawReview(context, sent)]
	];

	it.each(tries)('another department’s trainer %s nothing of it', async (_, attempt) => {
		await expect(attempt(stranger)).rejects.toThrow(NotFound);
		expect(await readDraft(trainer, sent)).toMatchObject({ stage: 'in-review' });
	});

	it.each(tries)('who is no trainer %s nothing of it', async (_, attempt) => {
		for (const role of ['officer', 'supervisor', 'auditor', 'admin'] as const)
			await expect(attempt(department.contexts[role])).rejects.toThrow(Forbidden);
	});
});
