import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { createDraft } from '#lib/server/studio/create-draft.ts';
import { insertDraft } from '#lib/server/studio/draft/queries.ts';
import { listDrafts } from '#lib/server/studio/list-drafts.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { startDraft } from '../studio-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
let trainer: Context;
let second: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	trainer = department.contexts.trainer;
	second = await department.secondTrainer();
});

const text = (title = 'Night call') =>
	`---\ntitle: ${title}\nminutes: 5\ncontent note: Nothing here is hard.\n---\n\n## The door\n\nIt is late.\n\n-> Done\n\n## Ending: Done\nresult: pass\n\nOver.\n`;

let draftId: string;
let base: string;
beforeEach(async () => {
	({ draftId } = await startDraft(trainer, { text: text(), cause: 'template' }));
	base = hashText(text());
});

const countRevisions = (id = draftId) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		trx.selectFrom('draft_revision').select('number').where('draft_id', '=', id).execute()
	).then((rows) => rows.length);

describe('beginning a draft', () => {
	it('takes the next free code, also when many begin at once', async () => {
		const before = (await listDrafts(trainer)).length;
		const begun = await Promise.all(
			Array.from({ length: 6 }, (_, n) =>
				startDraft(n % 2 ? trainer : second, { text: text(`Many ${n}`), cause: 'copy' })
			)
		);
		expect(new Set(begun.map(({ code }) => code)).size).toBe(6);
		expect(begun.every(({ code }) => /^LS-\d+$/.test(code))).toBe(true);
		expect(await listDrafts(trainer)).toHaveLength(before + 6);
	});

	it('counts the codes of each department by itself', async () => {
		const begun = await startDraft(other.contexts.trainer, { text: text(), cause: 'template' });
		expect(begun.code).toBe('LS-1');
	});

	it('is refused once the last code of the department is used up', async () => {
		const full = await foundTestDepartment(database.db);
		const { departmentId, personId } = full.contexts.trainer.actor;
		const id = crypto.randomUUID();
		const last = {
			departmentId,
			id,
			code: 'LS-999',
			createdBy: personId,
			createdAt: trainer.now,
			copiedFrom: null
		};
		await inDepartment(database.db, departmentId, (trx) => insertDraft(trx, last));
		const input = { text: text(), cause: 'template' } as const;
		const refused = { kind: 'refused', reason: 'no-code-left' };
		expect(await createDraft(full.contexts.trainer, input)).toEqual(refused);
		// What was begun before is still found by its form.
		expect(await createDraft(full.contexts.trainer, { ...input, id })).toMatchObject({ code: 'LS-999' });
	});

	it('happens once when the same form is sent twice', async () => {
		const input = { text: text(), cause: 'template', id: crypto.randomUUID() } as const;
		const [one, two] = await Promise.all([createDraft(trainer, input), createDraft(trainer, input)]);
		expect(one).toEqual(two);
		await expect(createDraft(second, input)).rejects.toThrow(NotFound);
	});

	it('keeps the text with plain line ends and says where it stands', async () => {
		const begun = await startDraft(trainer, { text: text('A').replaceAll('\n', '\r\n'), cause: 'import' });
		expect(await readDraft(trainer, begun)).toEqual({
			...{ id: begun.draftId, code: begun.code, title: 'A', text: text('A'), textHash: hashText(text('A')) },
			...{ number: 1, savedAt: trainer.now, savedBy: 'Priya Raman', putAwayAt: null, stage: 'writing' },
			...{ openComments: 0, review: null, live: null }
		});
	});

	it.each(['officer', 'supervisor', 'auditor', 'admin'] as const)('is not for the %s', async (role) => {
		const context = department.contexts[role];
		await expect(createDraft(context, { text: text(), cause: 'template' })).rejects.toThrow(Forbidden);
		await expect(readDraft(context, { draftId })).rejects.toThrow(Forbidden);
		await expect(listDrafts(context)).rejects.toThrow(Forbidden);
		await expect(saveDraft(context, { draftId, text: 'x', base })).rejects.toThrow(Forbidden);
	});
});

describe('saving', () => {
	it('begins a revision of its own, goes on with it for ten minutes, then begins another', async () => {
		const one = await saveDraft(later(trainer, 1), { draftId, text: text('B'), base });
		expect(one).toMatchObject({ kind: 'saved', textHash: hashText(text('B')), number: 2 });
		const two = await saveDraft(later(trainer, 10), { draftId, text: text('C'), base: hashText(text('B')) });
		expect(two).toMatchObject({ number: 2 });
		const three = await saveDraft(later(trainer, 11), {
			draftId,
			text: text('D'),
			base: hashText(text('C'))
		});
		expect(three).toMatchObject({ number: 3 });
		const input = { draftId, text: text('E'), base: hashText(text('D')), fresh: true };
		expect(await saveDraft(later(trainer, 12), input)).toMatchObject({ number: 4 });
		expect(await readDraft(trainer, { draftId })).toMatchObject({ title: 'E', number: 4 });
	});

	it('never writes over another person’s revision', async () => {
		await saveDraft(trainer, { draftId, text: text('B'), base });
		const theirs = await saveDraft(second, { draftId, text: text('C'), base: hashText(text('B')) });
		expect(theirs).toMatchObject({ number: 3 });
		expect(await readDraft(trainer, { draftId })).toMatchObject({ savedBy: 'Marcus Bell' });
	});

	it('twice is once', async () => {
		const input = { draftId, text: text('B'), base };
		const saved = await Promise.all([saveDraft(trainer, input), saveDraft(trainer, input)]);
		expect(saved[0]).toEqual(saved[1]);
		const again = await saveDraft(later(trainer, 60), input);
		expect(again).toEqual(saved[0]);
		expect(await countRevisions()).toBe(2);
	});

	it('of two at once takes one and hands the other what stands there', async () => {
		const [one, two] = await Promise.all([
			saveDraft(trainer, { draftId, text: text('Mine'), base }),
			saveDraft(second, { draftId, text: text('Yours'), base })
		]);
		const [won, lost] = one.kind === 'saved' ? [one, two] : [two, one];
		expect(won.kind).toBe('saved');
		const head = await readDraft(trainer, { draftId });
		expect(lost).toEqual({
			kind: 'refused',
			reason: 'changed-elsewhere',
			theirs: {
				...{ text: head.text, textHash: head.textHash, savedAt: head.savedAt },
				...{ savedBy: head.savedBy, own: false }
			}
		});
		const tab = await saveDraft(won === one ? trainer : second, { draftId, text: text('Other tab'), base });
		expect(tab).toMatchObject({ reason: 'changed-elsewhere', theirs: { own: true } });
		expect(await countRevisions()).toBe(2);
	});

	it('refuses what cannot be kept, and leaves what was', async () => {
		expect(await saveDraft(trainer, { draftId, text: 'a\0b', base })).toEqual({
			kind: 'refused',
			reason: 'unstorable'
		});
		expect(await saveDraft(trainer, { draftId, text: 'x'.repeat(400_001), base })).toEqual({
			kind: 'refused',
			reason: 'too-long'
		});
		for (const [unkept, reason] of [
			['\0', 'unstorable'],
			['x'.repeat(400_001), 'too-long']
		] as const)
			expect(await createDraft(trainer, { text: unkept, cause: 'copy' })).toEqual({
				kind: 'refused',
				reason
			});
		expect(await countRevisions()).toBe(1);
		const longest = await saveDraft(trainer, { draftId, text: '😀'.repeat(200_000), base });
		expect(longest.kind).toBe('saved');
		const half = await saveDraft(trainer, {
			draftId,
			text: 'a\ud800b',
			base: longest.kind === 'saved' ? longest.textHash : ''
		});
		expect(half).toMatchObject({ kind: 'saved', textHash: hashText('a\ufffdb') });
		expect(await readDraft(trainer, { draftId })).toMatchObject({ text: 'a\ufffdb', title: 'No title yet' });
	});
});

describe('the list', () => {
	it('says title, stage and how much there is to mend', async () => {
		const lines = await listDrafts(trainer);
		const line = lines.find(({ id }) => id === draftId)!;
		expect(line).toMatchObject({ title: 'Night call', stage: 'writing', savedBy: 'Priya Raman' });
		expect(line.toFix).toBeGreaterThan(0);
		expect(line).not.toHaveProperty('text');
		await saveDraft(later(trainer, 500), { draftId, text: 'No header at all', base });
		const after = await listDrafts(trainer);
		expect(after[0]).toMatchObject({ id: draftId, title: 'No title yet' });
	});
});

describe('another department', () => {
	it('finds none of it, to read or to write', async () => {
		const stranger = other.contexts.trainer;
		await expect(readDraft(stranger, { draftId })).rejects.toThrow(NotFound);
		await expect(saveDraft(stranger, { draftId, text: 'x', base })).rejects.toThrow(NotFound);
		expect((await listDrafts(stranger)).map(({ id }) => id)).not.toContain(draftId);
	});
});
