import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashText } from '#lib/domain/audit/canonical.ts';
import { exportFormats } from '#lib/domain/studio/export/exported.ts';
import type { Draft } from '#lib/domain/studio/import/imported.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { exportDraft } from '#lib/server/studio/export-draft.ts';
import { importDraft } from '#lib/server/studio/import-draft.ts';
import { listDrafts } from '#lib/server/studio/list-drafts.ts';
import { listRevisions } from '#lib/server/studio/list-revisions.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { readImport } from '#lib/server/studio/read-import.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { soundText } from '../studio-for-tests.ts';

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

const make = async (text: string, context = trainer) => {
	const made = await importDraft(context, { text, form: randomUUID() });
	if (made.kind === 'refused') throw new Error(made.reason);
	return made;
};

describe('import', () => {
	it('shows what a file would become and keeps nothing', async () => {
		const before = (await listDrafts(trainer)).length;
		const bytes = new Uint8Array(readFileSync('tests/fixtures/import/night-shift.harlowe.twee'));
		const read = readImport(trainer, { file: { name: 'night-shift.twee', bytes }, text: '', as: null });
		expect(read).toMatchObject({ kind: 'imported', format: 'twee', scenes: 7 });
		expect(await listDrafts(trainer)).toHaveLength(before);

		const { draftId } = await make((read as Draft).text);
		expect(await readDraft(trainer, { draftId })).toMatchObject({
			title: 'Night shift at the shelter',
			text: (read as Draft).text,
			stage: 'writing'
		});
		expect((await listRevisions(trainer, { draftId }))[0]).toMatchObject({
			cause: 'import',
			number: 1
		});
	});

	it('takes the file before the pasted text, and what the trainer says it is', () => {
		const file = { name: 'a.txt', bytes: new TextEncoder().encode('Is it late? {T}') };
		expect(readImport(trainer, { file, text: 'Some words', as: null })).toMatchObject({
			format: 'gift',
			questions: 1
		});
		expect(readImport(trainer, { file: null, text: 'Is it late? {T}', as: 'text' })).toMatchObject({
			format: 'text'
		});
		expect(
			readImport(trainer, {
				file: { name: 'a.docx', bytes: new Uint8Array([0x50, 0x4b, 3, 4]) },
				text: '',
				as: null
			})
		).toMatchObject({ kind: 'refused', line: 1 });
	});

	it('says when the letters of a file were guessed', () => {
		const file = {
			name: 'a.gift',
			bytes: new Uint8Array(
				[...'Is it caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x7b, 0x54, 0x7d)
			)
		};
		const read = readImport(trainer, { file, text: '', as: null }) as Draft;
		expect(read.text).toContain('Is it café');
		expect(read.lost[0]).toEqual({ line: 1, what: expect.stringContaining('Windows text') as string });
	});

	it('makes one draft of a form that is sent twice, or by both hands at once', async () => {
		const form = randomUUID();
		const sent = { text: soundText({ title: 'Twice' }), form };
		const made = await Promise.all([importDraft(trainer, sent), importDraft(trainer, sent)]);
		expect(await importDraft(trainer, sent)).toEqual(made[0]);
		expect(made[1]).toEqual(made[0]);
		const titles = (await listDrafts(trainer)).filter(({ title }) => title === 'Twice');
		expect(titles).toHaveLength(1);
	});

	it('refuses what cannot be kept', async () => {
		const refusal = (text: string) => importDraft(trainer, { text, form: randomUUID() });
		expect(await refusal(' \n')).toEqual({ kind: 'refused', reason: 'empty' });
		expect(await refusal('a'.repeat(400_001))).toEqual({ kind: 'refused', reason: 'too-long' });
		expect(await refusal('a\0b')).toEqual({ kind: 'refused', reason: 'unstorable' });
	});

	it('is for trainers', async () => {
		for (const context of [department.contexts.officer, department.contexts.auditor]) {
			expect(() => readImport(context, { file: null, text: 'x', as: null })).toThrow(Forbidden);
			await expect(importDraft(context, { text: 'x', form: randomUUID() })).rejects.toThrow(Forbidden);
		}
	});
});

describe('export', () => {
	it.each(exportFormats)('gives a draft as %s, and the ledger says so', async (format) => {
		const text = soundText({ title: 'Été “à table” / ../x' });
		const { draftId } = await make(text);
		const { name, text: file, type } = await exportDraft(trainer, { draftId, format });
		expect(name).toBe(`ete-a-table-x.${format}`);
		expect(type).toMatch(/^(text\/markdown|text\/plain|application\/json)$/);
		const [event] = await listEvents(database, department, 'exported');
		expect(event).toMatchObject({
			kind: 'exported',
			subject: draftId,
			what: 'draft',
			filters: format,
			rows: 5,
			digest: hashText(file)
		});

		const back = readImport(trainer, {
			file: { name, bytes: new TextEncoder().encode(file) },
			text: '',
			as: null
		});
		expect(back).toMatchObject({ kind: 'imported', scenes: 5, title: 'Été “à table” / ../x' });
		if (format !== 'twee') expect((back as Draft).text).toBe(text);
	});

	it('names a file whose title has no Latin letter', async () => {
		const { draftId } = await make(soundText({ title: '夜の電話' }));
		expect((await exportDraft(trainer, { draftId, format: 'md' })).name).toBe('scenario.md');
	});

	it('gives nothing to another department, to an officer, or of a draft that is not there', async () => {
		const { draftId } = await make(soundText());
		const before = (await listEvents(database, department, 'exported')).length;
		await expect(exportDraft(other.contexts.trainer, { draftId, format: 'md' })).rejects.toThrow(NotFound);
		await expect(exportDraft(trainer, { draftId: randomUUID(), format: 'md' })).rejects.toThrow(NotFound);
		await expect(exportDraft(department.contexts.officer, { draftId, format: 'md' })).rejects.toThrow(
			Forbidden
		);
		expect(await listEvents(database, department, 'exported')).toHaveLength(before);
		expect(await listEvents(database, other, 'exported')).toHaveLength(0);
	});
});
