import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { listNotes } from '#lib/server/identity/inspection/notes/list-notes.ts';
import { removeNote } from '#lib/server/identity/inspection/notes/remove-note.ts';
import { editNote, writeNote } from '#lib/server/identity/inspection/notes/write-note.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { inspectorForTests } from '../inspectors-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let inspector: Context;
let colleague: Context;
let stranger: Context;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db, { now });
	const other = await foundTestDepartment(database.db, { now });
	inspector = (await inspectorForTests(department.contexts.admin)).context;
	colleague = (await inspectorForTests(department.contexts.admin)).context;
	stranger = (await inspectorForTests(other.contexts.admin)).context;
});

const written = async (text: string, id: string = randomUUID()) => {
	await writeNote(inspector, { id, about: '/officers?unit=1', text });
	return id;
};

describe('an inspector’s notes', () => {
	it('are written, changed and taken away; sent twice they are one', async () => {
		const id = await written('Two officers are late.');
		await written('Two officers are late.', id);
		expect(await listNotes(inspector)).toMatchObject([{ id, about: '/officers?unit=1' }]);
		await editNote(inspector, { id, text: 'One officer is late.' });
		expect(await listNotes(inspector)).toMatchObject([{ id, text: 'One officer is late.' }]);
		await removeNote(inspector, { id });
		await removeNote(inspector, { id });
		expect(await listNotes(inspector)).toEqual([]);
		await expect(editNote(inspector, { id, text: 'Back again.' })).rejects.toThrow(NotFound);
	});

	it('are nobody else’s to read, change or take away', async () => {
		const id = await written('For my eyes.');
		for (const one of [colleague, stranger]) {
			expect(await listNotes(one)).toEqual([]);
			await expect(editNote(one, { id, text: 'Changed.' })).rejects.toThrow(NotFound);
			await removeNote(one, { id });
			// The same id again does not write over it.
			await writeNote(one, { id, about: '/compliance', text: 'Mine now.' });
		}
		const { admin, auditor, supervisor, trainer, officer } = department.contexts;
		for (const one of [admin, auditor, supervisor, trainer, officer]) {
			await expect(listNotes(one)).rejects.toThrow(Forbidden);
			await expect(writeNote(one, { id: randomUUID(), about: '/compliance', text: 'No.' })).rejects.toThrow(
				Forbidden
			);
			await expect(editNote(one, { id, text: 'No.' })).rejects.toThrow(Forbidden);
			await expect(removeNote(one, { id })).rejects.toThrow(Forbidden);
		}
		expect(await listNotes(inspector)).toMatchObject([{ id, text: 'For my eyes.' }]);
	});

	it('are in no entry of the ledger', async () => {
		await written('A word that nobody else has: plinth.');
		const entries = await inDepartment(database.db, department.departmentId, (trx) =>
			trx.selectFrom('ledger_entry').select('body').execute()
		);
		expect(JSON.stringify(entries)).not.toContain('plinth');
	});
});
