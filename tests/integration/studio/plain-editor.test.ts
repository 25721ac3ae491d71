import { expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import type { Context } from '#lib/server/context.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { saveDraft } from '#lib/server/studio/save-draft.ts';
import { actions } from '#routes/(trainer)/drafts/[draft=id]/+page.server.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { soundText, startDraft } from '../studio-for-tests.ts';

const save = (locals: Context, draft: string, fields: Record<string, string>) =>
	actions.save({
		locals,
		params: { draft },
		request: new Request('http://firstword.example/', { method: 'POST', body: new URLSearchParams(fields) })
	} as never);

it('a text that was refused comes back with what it began from: mended, it still meets what others saved since', async () => {
	const { db } = await testDatabase();
	const department = await foundTestDepartment(db);
	const { trainer } = department.contexts;
	const second = await department.secondTrainer();
	const { draftId } = await startDraft(trainer, { text: soundText(), cause: 'template' });
	const base = hashText(soundText());
	const theirs = soundText({ title: 'Theirs' });
	await saveDraft(second, { draftId, text: theirs, base });

	for (const text of ['x'.repeat(400_001), 'a\0b'])
		expect(await save(trainer, draftId, { text, base })).toMatchObject({ data: { text, base } });
	expect(await save(trainer, draftId, { text: soundText({ title: 'Mine' }), base })).toMatchObject({
		status: 409,
		data: { theirs: { text: theirs } }
	});
	expect((await readDraft(trainer, { draftId })).text).toBe(theirs);
});
