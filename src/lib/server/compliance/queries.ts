import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/database.ts';

/**
 * Until the end of the transaction nobody else does anything to one person's module or scenario in one cycle: the
 * second of two equal requests finds what the first one did. Key: department, person, requirement, cycle, code.
 */
export async function lockAssignment(
	db: Db,
	...key: [departmentId: string, personId: string, requirementId: string, cycle: number, code: string]
): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${key.join('/')}, 0))`.execute(db);
}

const requirementColumns = [
	'requirement.id',
	'requirement.title',
	'requirement.citation',
	'requirement.effective_on as effectiveOn',
	'requirement.first_due_days as firstDueDays',
	'requirement.every_months as everyMonths',
	'requirement.renewal_window_days as renewalWindowDays',
	'requirement.pass_percent as passPercent',
	'requirement.attempts_per_cycle as attemptsPerCycle',
	'requirement.wait_minutes as waitMinutes'
] as const;

/** The department's requirements with their items in order, oldest first. */
export const listRequirements = (db: Db, departmentId: string) =>
	db
		.selectFrom('requirement')
		.select(requirementColumns)
		.select(({ selectFrom }) =>
			jsonArrayFrom(
				selectFrom('requirement_item as item')
					.select(['item.position', 'item.code', 'item.kind'])
					.whereRef('item.department_id', '=', 'requirement.department_id')
					.whereRef('item.requirement_id', '=', 'requirement.id')
					.orderBy('item.position')
			).as('items')
		)
		.where('requirement.department_id', '=', departmentId)
		.orderBy('requirement.created_at')
		.orderBy('requirement.id')
		.execute();

/**
 * Requirements with the facts about one person that a cycle depends on, in one round trip. Days inside the arrays
 * are texts, as JSON has no days.
 * @param requirementId one requirement only, or null for all
 */
export const listRequirementsWithFacts = (
	db: Db,
	departmentId: string,
	personId: string,
	requirementId: string | null
) =>
	db
		.selectFrom('requirement')
		.select(requirementColumns)
		.select(({ selectFrom }) => [
			jsonArrayFrom(
				selectFrom('requirement_item as item')
					.select(['item.position', 'item.code', 'item.kind'])
					.whereRef('item.department_id', '=', 'requirement.department_id')
					.whereRef('item.requirement_id', '=', 'requirement.id')
					.orderBy('item.position')
			).as('items'),
			jsonArrayFrom(
				selectFrom('completion')
					.select([
						'completion.cycle',
						'completion.code',
						sql<string>`completion.completed_on::text`.as('completedOn'),
						sql<string>`completion.valid_until::text`.as('validUntil')
					])
					.whereRef('completion.department_id', '=', 'requirement.department_id')
					.where('completion.person_id', '=', personId)
					.whereRef('completion.requirement_id', '=', 'requirement.id')
			).as('completions'),
			jsonArrayFrom(
				selectFrom('person_history as held')
					.distinctOn('held.held_from')
					.select([sql<string>`held.held_from::text`.as('heldFrom'), 'held.employed'])
					.whereRef('held.department_id', '=', 'requirement.department_id')
					.where('held.person_id', '=', personId)
					.orderBy('held.held_from')
					.orderBy('held.recorded_at', 'desc')
			).as('history')
		])
		.where('requirement.department_id', '=', departmentId)
		.$if(requirementId !== null, (query) => query.where('requirement.id', '=', requirementId!))
		.orderBy('requirement.created_at')
		.orderBy('requirement.id')
		.execute();
