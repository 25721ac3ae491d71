import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

export interface SavedView {
	id: string;
	name: string;
	href: string;
	savedAt: Temporal.Instant;
}

/** Somebody's own views, by name. */
export const listViews = (db: Db, departmentId: string, personId: string): Promise<SavedView[]> =>
	db
		.selectFrom('saved_view')
		.select(['id', 'name', 'href', 'saved_at as savedAt'])
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.orderBy('name')
		.execute();

/** Returns nothing when the person has a view of that name. */
export const insertView = (
	db: Db,
	row: SavedView & { departmentId: string; personId: string }
): Promise<{ id: string } | undefined> =>
	db
		.insertInto('saved_view')
		.values({
			department_id: row.departmentId,
			person_id: row.personId,
			id: row.id,
			name: row.name,
			href: row.href,
			saved_at: row.savedAt
		})
		.onConflict((conflict) => conflict.columns(['department_id', 'person_id', 'name']).doNothing())
		.returning('id')
		.executeTakeFirst();

/** Of somebody's own; anybody else's stays. */
export const deleteOwnView = (db: Db, departmentId: string, personId: string, id: string) =>
	db
		.deleteFrom('saved_view')
		.where('department_id', '=', departmentId)
		.where('person_id', '=', personId)
		.where('id', '=', id)
		.execute();
