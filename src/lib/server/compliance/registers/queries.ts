import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import { ACCENTED, folded, PLAIN } from '#lib/domain/compliance/registers/folded.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { Asked, Placed } from './register.ts';

/** The statement behind one register: the same for its pages, its files and its number of rows. */
export interface Source {
	id: RawBuilder<unknown>;
	/** Every column as `expression as "name"`. */
	columns: RawBuilder<unknown>;
	/** Tables and joins; `held` is among the tables that it may join. */
	from: RawBuilder<unknown>;
	where: readonly RawBuilder<unknown>[];
	/** By the names of the columns that sort: texts, which are compared letter by letter. */
	orders: Readonly<Record<string, RawBuilder<unknown>>>;
	/** The one to use when none of these was asked for. */
	order: string;
}

const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);

/** A page of a register by key: rows after a place in the order asked for, or those right before one. */
export async function pageOf<Row extends Placed>(
	db: Db,
	source: Source,
	asked: Asked,
	{ after, before, size }: Page
): Promise<Row[]> {
	const key = sql`(${source.orders[asked.filter.sort ?? source.order] ?? source.orders[source.order]}) collate "C"`;
	const place = before ?? after;
	const isBackwards = before !== null;
	const isDown = asked.filter.descending !== isBackwards;
	const direction = isDown ? sql`desc` : sql`asc`;
	const beyond = place
		? [sql`(${key}, ${source.id}) ${isDown ? sql`<` : sql`>`} (${place.key}, ${place.id}::uuid)`]
		: [];
	const { rows } = await sql<Row>`
		with held as (${heldBy(asked)})
		select ${source.id} as id, ${key} as "sortKey", ${source.columns}
		from ${source.from}
		where ${all([...source.where, ...beyond])}
		order by ${key} ${direction}, ${source.id} ${direction} limit ${size}`.execute(db);
	return isBackwards ? rows.reverse() : rows;
}

export async function countOf(db: Db, source: Source, asked: Asked): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		with held as (${heldBy(asked)})
		select count(*)::int as count from ${source.from} where ${all(source.where)}`.execute(db);
	return rows[0]!.count;
}

/** How many rows of a register there are in each month, as `2026-11`, by a day of each. */
export async function countByMonth(db: Db, source: Source, asked: Asked, day: RawBuilder<unknown>) {
	const { rows } = await sql<{ month: string; count: number }>`
		with held as (${heldBy(asked)})
		select to_char(${day}, 'YYYY-MM') as month, count(*)::int as count
		from ${source.from} where ${all(source.where)} group by 1 order by 1`.execute(db);
	return rows;
}

/**
 * What held of everybody, as spells of days: the newest that was known of each. Before the first spell stands what it
 * says, so that training from before somebody joined has a name too.
 */
const heldBy = ({ departmentId, known }: Asked) => sql`
	select h.person_id, h.given_name, h.family_name, h.badge_number, h.state_officer_id, h.rank, h.unit_id, h.employed,
		case when lag(h.held_from) over w is null then '-infinity'::date else h.held_from end as from_on,
		coalesce(lead(h.held_from) over w, 'infinity'::date) as until_on
	from (
		select distinct on (person_id, held_from) person_id, held_from, given_name, family_name, badge_number,
			state_officer_id, rank, unit_id, employed
		from person_history
		where department_id = ${departmentId} and (${known}::timestamptz is null or recorded_at <= ${known}::timestamptz)
		order by person_id, held_from, recorded_at desc
	) h
	window w as (partition by h.person_id order by h.held_from)`;

/** Joins what a person was called on a day, and their unit then. */
export const joinHeld = (db: Db, person: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
	join held on held.person_id = ${person} and held.from_on <= ${day} and ${day} < held.until_on
	left join unit on unit.department_id = ${currentDepartment} and unit.id = held.unit_id`;

const currentDepartment = sql`(select current_department())`;

/** What every register of people says of each, from what `joinHeld` joined. */
export const HELD_COLUMNS = sql`held.family_name as "familyName", held.given_name as "givenName",
	held.badge_number as "badgeNumber", held.state_officer_id as "stateOfficerId", held.rank, unit.name as "unitName"`;

/** And what these are found and put in order by. */
export const HELD_TEXT = sql`concat_ws(' ', held.given_name, held.family_name, held.badge_number, held.state_officer_id, held.rank)`;
export const HELD_ORDERS = {
	officer_name_last: fold(sql`held.family_name || ', ' || held.given_name`),
	unit: fold(sql`coalesce(unit.name, '')`)
};

/** As `folded` does it. */
function fold(text: RawBuilder<unknown>) {
	return sql`lower(translate(${text}, ${sql.lit(ACCENTED)}, ${sql.lit(PLAIN)}))`;
}

export interface Limits {
	person?: RawBuilder<unknown>;
	/** The local day that `from` and `to` limit, and by which the list is as of. */
	day: RawBuilder<unknown>;
	recordedAt: RawBuilder<unknown>;
	text: RawBuilder<unknown>;
	state: RawBuilder<unknown>;
	requirement?: RawBuilder<unknown>;
	module?: RawBuilder<unknown>;
}

/** The conditions that a filter, the moment and the actor's reach come to; what a register does not have limits nothing. */
export function limitsOf(db: Db, { filter, people, on, known }: Asked, by: Limits): RawBuilder<unknown>[] {
	const { unitId, requirementId, module, state, search, from, to } = filter;
	const when = (is: unknown, condition: () => RawBuilder<unknown>) =>
		is !== null && is !== undefined ? [condition()] : [];
	const least = (one: Temporal.PlainDate, other: Temporal.PlainDate | null) =>
		other && other.since(one).sign < 0 ? other : one;
	return [
		sql`${by.day} <= ${least(on, to)}`,
		...when(from, () => sql`${by.day} >= ${from}`),
		...when(known, () => sql`${by.recordedAt} <= ${known}`),
		...when(people && by.person, () => sql`${by.person} = any(${people}::uuid[])`),
		...when(by.person && unitId, () => sql`held.unit_id = ${unitId}::uuid`),
		...when(by.requirement && requirementId, () => sql`${by.requirement} = ${requirementId}::uuid`),
		...when(by.module && module, () => sql`${by.module} = ${module}`),
		...when(state, () => sql`(${by.state}) = ${state}`),
		...containing(db, by.text, search)
	];
}

/** That every word of a search is in a text. */
export const containing = (db: Db, text: RawBuilder<unknown>, search: string): RawBuilder<unknown>[] =>
	folded(search)
		.split(/\s+/)
		.filter(Boolean)
		.map((word) => sql`position(${word} in ${fold(text)}) > 0`);

/** Who is in a unit on a day, by what was known then. */
export async function listPeopleOfUnit(
	db: Db,
	departmentId: string,
	unitId: string,
	day: Temporal.PlainDate
): Promise<string[]> {
	const { rows } = await sql<{ personId: string }>`
		select person_id as "personId" from (
			select distinct on (person_id) person_id, unit_id, employed from person_history
			where department_id = ${departmentId} and held_from <= ${day}
			order by person_id, held_from desc, recorded_at desc
		) held where unit_id = ${unitId}::uuid order by person_id`.execute(db);
	return rows.map(({ personId }) => personId);
}
