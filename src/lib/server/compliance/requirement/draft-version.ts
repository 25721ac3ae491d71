import { cyclesFrom } from '#lib/domain/compliance/adopting/cycles-from.ts';
import { versionProblems } from '#lib/domain/compliance/requirement-checks/version-checks.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { isBefore } from '#lib/domain/compliance/term.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import type { Draft, EnteredProblem } from './check-entered.ts';
import { findHighestCycle, type RequirementVersions } from './queries.ts';

/** Where a new version stands among those there are, and what speaks against it there. */
export async function draftVersion(
	trx: Tx,
	{ actor, now }: Context,
	draft: Draft,
	{ id, versions }: RequirementVersions
): Promise<{ version: Requirement; problems: EnteredProblem[] }> {
	const today = localDay(now, actor.timeZone);
	const last = versions.at(-1)!;
	const highest = await findHighestCycle(trx, actor.departmentId, id);
	const version: Requirement = {
		...{ ...draft, id, binding: last.binding, version: last.version + 1 },
		cyclesFrom: cyclesFrom(draft, versions, { highest, today })
	};
	const problems: EnteredProblem[] = versionProblems(version, last);
	if (isBefore(version.effectiveOn, today))
		problems.unshift({
			field: 'effectiveOn',
			reason: 'A new version counts from today or a later day: what was asked in the past stays as it was.'
		});
	return { version, problems };
}
