import { randomUUID } from 'node:crypto';
import { requirementDigest } from '#lib/domain/compliance/requirement-digest.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import {
	checkEntered,
	isSameTitle,
	refusedEntry,
	type EnteredRule,
	type RefusedEntry
} from './requirement/check-entered.ts';
import { insertRequirement, listRequirements, lockRequirements } from './requirement/queries.ts';

type Adopted = { kind: 'adopted'; requirementId: string } | RefusedEntry;

/**
 * Binds officers of the department to a rule from its day on. Adopting the same rule under the same title again returns
 * the one that stands; a title belongs to one requirement that is not withdrawn.
 */
export async function adoptRequirement(context: Context, input: EnteredRule): Promise<Adopted> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx): Promise<Adopted> => {
		await lockRequirements(trx, departmentId);
		const others = await listRequirements(trx, departmentId);
		const { draft, problems } = await checkEntered(trx, context, input, { others, former: null });
		const standing = others.find(
			({ versions }) => versions.length === 1 && isSameTitle(versions[0].title, draft.title)
		);
		const requirement: Requirement = { ...draft, id: standing?.id ?? randomUUID() };
		const digest = requirementDigest(requirement);
		if (standing && requirementDigest(standing.versions[0]) === digest)
			return { kind: 'adopted', requirementId: standing.id };
		if (problems.length > 0) return refusedEntry(problems);
		await insertRequirement(trx, departmentId, requirement, context.now);
		await recordEvents(trx, context, { kind: 'requirement-adopted', subject: requirement.id, digest });
		return { kind: 'adopted', requirementId: requirement.id };
	});
}
