import type { Temporal } from 'temporal-polyfill';
import { dayInWords } from '#lib/domain/calendar/day-words.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { refusedEntry, type RefusedEntry } from './check-entered.ts';
import { draftVersion } from './draft-version.ts';
import { openRequirement } from './open-requirement.ts';
import { listRequirements, lockRequirements } from './queries.ts';
import { noteProblems, recordVersion } from './revise-requirement.ts';

type Withdrawn = { kind: 'withdrawn'; version: number } | RefusedEntry;

/**
 * From a day on a requirement asks nothing of anybody. It is a version like any other: what was asked and done before
 * stays on record, and a further version puts it in force again. Withdrawing it again for the same day is once.
 */
export async function withdrawRequirement(
	context: Context,
	input: { requirementId: string; from: Temporal.PlainDate; reason: string }
): Promise<Withdrawn> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx): Promise<Withdrawn> => {
		await lockRequirements(trx, departmentId);
		const standing = openRequirement(await listRequirements(trx, departmentId), input.requirementId);
		const last = standing.versions.at(-1)!;
		if (last.withdrawn && last.effectiveOn.equals(input.from))
			return { kind: 'withdrawn', version: last.version };
		if (last.withdrawn)
			return refusedEntry([
				{ field: 'effectiveOn', reason: `It is withdrawn from ${dayInWords(last.effectiveOn)} on already.` }
			]);
		const { version, problems } = await draftVersion(
			trx,
			context,
			{ ...last, effectiveOn: input.from, openCycles: 'finish', withdrawn: true },
			standing
		);
		const all = [...problems, ...noteProblems(input.reason)];
		if (all.length > 0) return refusedEntry(all);
		await recordVersion(trx, context, version, input.reason.trim());
		return { kind: 'withdrawn', version: version.version };
	});
}
