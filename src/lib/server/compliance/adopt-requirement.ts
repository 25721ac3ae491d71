import { randomUUID } from 'node:crypto';
import {
	checkRequirement,
	type DraftRequirement,
	type RequirementProblem
} from '#lib/domain/compliance/check-requirement.ts';
import { requirementDigest } from '#lib/domain/compliance/requirement-digest.ts';
import type { RequirementItem } from '#lib/domain/compliance/requirement.ts';
import { wayOf } from '#lib/domain/scenario/exercise.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertRequirement, listRequirements, lockRequirements } from './queries.ts';

type Adopted =
	{ kind: 'adopted'; requirementId: string } | (Refused<string> & { field: RequirementProblem['field'] });

/**
 * Binds the department's officers to a rule from its day on. Adopting the same rule under the same title again
 * returns the one that stands; a title belongs to one rule.
 * @param input.items codes of modules and scenarios, in the order in which officers meet them
 */
export async function adoptRequirement(
	context: Context,
	input: DraftRequirement & { items: readonly string[] }
): Promise<Adopted> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx): Promise<Adopted> => {
		const kinds = new Map(
			(await listCurrentReleases(trx, context.now))
				.filter(({ kind, retired }) => !retired && (kind === 'module' || kind === 'scenario'))
				.map(({ code, kind }) => [code, kind])
		);
		// An exercise stands in for its scenario and is never required by itself.
		const unknown = input.items.find((code) => !kinds.has(code) || wayOf(code) === 'exercise');
		if (unknown !== undefined)
			return refused('items', `There is no published module or scenario ${unknown}.`);
		const items = input.items.map((code, index) => ({
			position: index + 1,
			code,
			kind: kinds.get(code)!
		})) as RequirementItem[];
		const problem = checkRequirement(input, items);
		if (problem) return refused(problem.field, problem.reason);

		await lockRequirements(trx, departmentId);
		const standing = (await listRequirements(trx, departmentId)).find((other) => other.title === input.title);
		const requirement = { ...input, binding: true, id: standing?.id ?? randomUUID(), items };
		const digest = requirementDigest(requirement);
		if (standing) {
			const same = requirementDigest(standing) === digest;
			return same
				? { kind: 'adopted', requirementId: standing.id }
				: refused('title', 'Another requirement has this title.');
		}
		await insertRequirement(trx, departmentId, requirement, context.now);
		await recordEvents(trx, context, { kind: 'requirement-adopted', subject: requirement.id, digest });
		return { kind: 'adopted', requirementId: requirement.id };
	});
}

const refused = (field: RequirementProblem['field'], reason: string) => ({
	kind: 'refused' as const,
	field,
	reason
});
