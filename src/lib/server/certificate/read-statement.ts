import type { Missing } from '#lib/domain/compliance/missing-parts.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readModuleFacts } from '#lib/server/compliance/module-facts.ts';
import { readAssignment } from '#lib/server/compliance/read-assignment.ts';
import type { Context } from '#lib/server/context.ts';
import { readCurrentStatement } from '#lib/server/course/content.ts';
import { findCompletion } from '#lib/server/course/queries.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';

/** The statement to sign for a module, and what is still missing before it can be; or that it was signed. */
export type StatementView =
	| { kind: 'statement'; hash: string; title: string; html: string; moduleTitle: string; missing: Missing[] }
	| { kind: 'awarded'; certificateId: string };

/** What the officer is about to sign. */
export async function readStatement(
	context: Context,
	input: { requirementId: string; code: string }
): Promise<StatementView> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return readInDepartment(context.db, departmentId, async (trx) => {
		const assignment = await readAssignment(trx, context, input.requirementId, input.code);
		const { requirement, item, cycle } = assignment;
		if (item.kind !== 'module') throw new NotFound();
		const done = await findCompletion(
			trx,
			{ departmentId, personId, requirementId: requirement.id, code: item.code },
			cycle
		);
		if (done?.certificateId) return { kind: 'awarded', certificateId: done.certificateId };
		const { document, missing, enrolment } = await readModuleFacts(trx, context, assignment);
		if (!enrolment) throw new NotFound();
		const { hash, title, html } = await readCurrentStatement(trx, context.now);
		return { kind: 'statement', hash, title, html, moduleTitle: document.title, missing };
	});
}
