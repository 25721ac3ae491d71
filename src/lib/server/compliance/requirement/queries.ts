import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { Requirement, RequirementItem } from '#lib/domain/compliance/requirement.ts';
import { readRule, ruleDocument } from '#lib/domain/compliance/rule-document.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

/** A requirement with all of its versions, oldest first; there is at least one. */
export interface RequirementVersions {
	id: string;
	versions: [Requirement, ...Requirement[]];
}

/** Until the end of the transaction nobody else adopts or revises a requirement in the department. */
export async function lockRequirements(db: Db, departmentId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`requirements of ${departmentId}`}, 0))`.execute(
		db
	);
}

const columnsOf = <T extends 'requirement' | 'version'>(table: T) =>
	[
		`${table}.title`,
		`${table}.citation`,
		`${table}.effective_on as effectiveOn`,
		`${table}.first_due_days as firstDueDays`,
		`${table}.every_months as everyMonths`,
		`${table}.renewal_window_days as renewalWindowDays`,
		`${table}.pass_percent as passPercent`,
		`${table}.attempts_per_cycle as attemptsPerCycle`,
		`${table}.wait_minutes as waitMinutes`,
		`${table}.rule`
	] as const;

/**
 * The department's requirements, oldest first, each with all versions that were recorded, also those whose day is ahead.
 * @param known what was recorded later is not there
 */
export const listRequirements = (
	db: Db,
	departmentId: string,
	known: Known = null
): Promise<RequirementVersions[]> => readRequirements(db, departmentId, null, known);

/** One of them, or nothing. */
export const findRequirement = async (
	db: Db,
	departmentId: string,
	requirementId: string,
	known: Known = null
): Promise<RequirementVersions | undefined> =>
	(await readRequirements(db, departmentId, requirementId, known))[0];

async function readRequirements(
	db: Db,
	departmentId: string,
	requirementId: string | null,
	known: Known
): Promise<RequirementVersions[]> {
	const rows = await db
		.selectFrom('requirement')
		.select(columnsOf('requirement'))
		.select(['requirement.id', 'requirement.binding'])
		.select(({ selectFrom }) => [
			jsonArrayFrom(
				selectFrom('requirement_item as item')
					.select(['item.position', 'item.code', sql<RequirementItem['kind']>`item.kind`.as('kind')])
					.whereRef('item.department_id', '=', 'requirement.department_id')
					.whereRef('item.requirement_id', '=', 'requirement.id')
					.orderBy('item.position')
			).as('items'),
			jsonArrayFrom(
				selectFrom('requirement_version as version')
					.select(columnsOf('version'))
					.select(['version.number', 'version.items', 'version.withdrawn'])
					.whereRef('version.department_id', '=', 'requirement.department_id')
					.whereRef('version.requirement_id', '=', 'requirement.id')
					.where(knownBy('version.recorded_at', known))
					.orderBy('version.number')
			).as('later')
		])
		.where('requirement.department_id', '=', departmentId)
		.where(knownBy('requirement.created_at', known))
		.$if(requirementId !== null, (query) => query.where('requirement.id', '=', requirementId!))
		.orderBy('requirement.created_at')
		.orderBy('requirement.id')
		.execute();
	return rows.map(({ items, later, rule, ...row }) => {
		const kinds = new Map(items.map(({ code, kind }) => [code, kind]));
		const { id, binding } = row;
		const first: Requirement = {
			...{ ...row, ...readRule(rule), version: 1, withdrawn: false },
			items: items.filter(({ position }) => position < ADDED)
		};
		const versions = later.map(
			({ number, items, rule, effectiveOn, withdrawn, ...version }): Requirement => ({
				...{ ...version, ...readRule(rule), id, binding, version: number, withdrawn },
				// A day inside of JSON is a text.
				effectiveOn: Temporal.PlainDate.from(effectiveOn as unknown as string),
				items: items.map((code, index) => ({ position: index + 1, code, kind: kinds.get(code)! }))
			})
		);
		return { id, versions: [first, ...versions] };
	});
}

/** Items that a later version adds stand behind those of version 1: their place says only that. */
const ADDED = 1_000_000;

const ruleValues = (requirement: Requirement) => ({
	title: requirement.title,
	citation: requirement.citation,
	effective_on: requirement.effectiveOn,
	first_due_days: requirement.firstDueDays,
	every_months: requirement.everyMonths,
	renewal_window_days: requirement.renewalWindowDays,
	pass_percent: requirement.passPercent,
	attempts_per_cycle: requirement.attemptsPerCycle,
	wait_minutes: requirement.waitMinutes
});

/** Version 1. */
export async function insertRequirement(
	db: Db,
	departmentId: string,
	requirement: Requirement,
	now: Temporal.Instant
): Promise<void> {
	const document = ruleDocument(requirement);
	await db
		.insertInto('requirement')
		.values({
			...{ department_id: departmentId, id: requirement.id, ...ruleValues(requirement) },
			...{ binding: requirement.binding, rule: document && JSON.stringify(document), created_at: now }
		})
		.execute();
	await insertItems(db, departmentId, requirement.id, requirement.items);
}

/** Any later version; what it asks for the first time becomes an item of the requirement. */
export async function insertVersion(
	db: Db,
	departmentId: string,
	requirement: Requirement,
	by: { note: string; personId: string; now: Temporal.Instant }
): Promise<void> {
	const { id, version, items, withdrawn } = requirement;
	await db
		.insertInto('requirement_version')
		.values({
			...{ department_id: departmentId, requirement_id: id, number: version, ...ruleValues(requirement) },
			rule: JSON.stringify(ruleDocument(requirement)),
			...{ items: items.map(({ code }) => code), withdrawn },
			...{ note: by.note, recorded_by: by.personId, recorded_at: by.now }
		})
		.execute();
	const added = items.map((item) => ({ ...item, position: ADDED * version + item.position }));
	await insertItems(db, departmentId, id, added);
}

async function insertItems(db: Db, departmentId: string, id: string, items: readonly RequirementItem[]) {
	if (items.length === 0) return;
	await db
		.insertInto('requirement_item')
		.values(items.map((item) => ({ department_id: departmentId, requirement_id: id, ...item })))
		.onConflict((conflict) => conflict.columns(['department_id', 'requirement_id', 'code']).doNothing())
		.execute();
}

/** What was said of each version after the first when it was recorded, by whom and when. */
export const listVersionNotes = (db: Db, departmentId: string, requirementId: string) =>
	db
		.selectFrom('requirement_version')
		.select(['number', 'note', 'recorded_by as recordedBy', 'recorded_at as recordedAt'])
		.where('department_id', '=', departmentId)
		.where('requirement_id', '=', requirementId)
		.orderBy('number')
		.execute();

/** The highest number of a cycle of the requirement that anybody's work is recorded under; 0 for none. */
export async function findHighestCycle(db: Db, departmentId: string, requirementId: string): Promise<number> {
	const highestOf = (table: 'enrolment' | 'scenario_run' | 'extra_attempt' | 'completion') =>
		sql`(select max(cycle) from ${sql.table(table)} where department_id = ${departmentId} and requirement_id = ${requirementId})`;
	const { rows } = await sql<{ highest: number }>`
		select coalesce(greatest(${highestOf('enrolment')}, ${highestOf('scenario_run')}, ${highestOf('extra_attempt')},
			${highestOf('completion')}), 0)::int as highest`.execute(db);
	return rows[0]!.highest;
}

/** Ranks and assignments that people of the department have on a day, each once, in order. */
export async function listRanksAndAssignments(db: Db, departmentId: string, day: Temporal.PlainDate) {
	const { rows } = await sql<{ rank: string | null; assignment: string | null }>`
		select distinct rank, assignment from (
			select distinct on (person_id) rank, assignment, employed from person_history
			where department_id = ${departmentId} and held_from <= ${day}
			order by person_id, held_from desc, recorded_at desc) held
		where employed`.execute(db);
	const sorted = (values: (string | null)[]) =>
		[...new Set(values.filter((value) => value !== null))].sort((a, b) => a.localeCompare(b, 'en'));
	return {
		ranks: sorted(rows.map(({ rank }) => rank)),
		assignments: sorted(rows.map(({ assignment }) => assignment))
	};
}
