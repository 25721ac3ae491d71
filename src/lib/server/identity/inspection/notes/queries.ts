import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

export interface NoteRow {
	id: string;
	about: string;
	text: string;
	writtenAt: Temporal.Instant;
}

/** Notes of one inspector, of all their inspections here, the latest first. */
export const listNoteRows = (db: Db, departmentId: string, personId: string): Promise<NoteRow[]> =>
	db
		.selectFrom('inspection_note as note')
		.innerJoin('inspection', (join) =>
			join
				.onRef('inspection.department_id', '=', 'note.department_id')
				.onRef('inspection.id', '=', 'note.inspection_id')
		)
		.select(['note.id', 'note.about', 'note.text', 'note.written_at as writtenAt'])
		.where('note.department_id', '=', departmentId)
		.where('inspection.person_id', '=', personId)
		.orderBy('note.written_at', 'desc')
		.orderBy('note.id')
		.execute();

/** Nothing when there is a note of that id. */
export const insertNote = (db: Db, row: NoteRow & { departmentId: string; inspectionId: string }) =>
	db
		.insertInto('inspection_note')
		.values({
			department_id: row.departmentId,
			id: row.id,
			inspection_id: row.inspectionId,
			about: row.about,
			text: row.text,
			written_at: row.writtenAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();

/** The note of this id if it is theirs. */
const ofPerson = (db: Db, departmentId: string, personId: string) =>
	db
		.selectFrom('inspection')
		.select('id')
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId);

export const updateNote = (
	db: Db,
	departmentId: string,
	personId: string,
	{ id, text, writtenAt }: Omit<NoteRow, 'about'>
) =>
	db
		.updateTable('inspection_note')
		.set({ text, written_at: writtenAt })
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.where('inspection_id', 'in', ofPerson(db, departmentId, personId))
		.returning('id')
		.executeTakeFirst();

export const deleteNote = (db: Db, departmentId: string, personId: string, id: string) =>
	db
		.deleteFrom('inspection_note')
		.where('department_id', '=', departmentId)
		.where('id', '=', id)
		.where('inspection_id', 'in', ofPerson(db, departmentId, personId))
		.execute();
