import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import type { Placed } from './register.ts';

/** For `sort`: as the database orders by key, letter by letter, and then by id. */
const byPlace = (one: Pick<Placed, 'sortKey' | 'id'>, other: Pick<Placed, 'sortKey' | 'id'>) =>
	compare(one.sortKey, other.sortKey) || compare(one.id, other.id);

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** A page of rows that were computed and not queried, by key as `pageOf` gives it. */
export function computedPage<Row extends Placed>(
	rows: readonly Row[],
	isDescending: boolean,
	{ after, before, size }: Page
): Row[] {
	const sign = isDescending ? -1 : 1;
	const sorted = rows.toSorted((one, other) => sign * byPlace(one, other));
	const place = before ?? after;
	if (!place) return sorted.slice(0, size);
	const from = { sortKey: place.key, id: place.id };
	const distance = (row: Row) => sign * byPlace(row, from);
	if (!before) return sorted.filter((row) => distance(row) > 0).slice(0, size);
	return sorted.filter((row) => distance(row) < 0).slice(-size);
}
