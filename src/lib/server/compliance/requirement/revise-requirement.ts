import { versionDigest } from '#lib/domain/compliance/adopting/version-digest.ts';
import { requirementDigest } from '#lib/domain/compliance/requirement-digest.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import {
	checkEntered,
	refusedEntry,
	type EnteredProblem,
	type EnteredRule,
	type RefusedEntry
} from './check-entered.ts';
import { draftVersion } from './draft-version.ts';
import { insertVersion, listRequirements, lockRequirements, type RequirementVersions } from './queries.ts';
import { openRequirement } from './open-requirement.ts';

export interface Revision {
	requirementId: string;
	/** The version that it was written on. */
	after: number;
	rule: EnteredRule;
	/** Why there is another version. */
	note: string;
}

type Revised = { kind: 'revised'; version: number } | RefusedEntry;

/**
 * Records a new version of a requirement, which counts from its day on; also of one that was withdrawn, which is then
 * in force again. What becomes of cycles that are open on that day is what the version says (`openCycles`). The same
 * version sent again is the one that stands.
 */
export async function reviseRequirement(context: Context, input: Revision): Promise<Revised> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx): Promise<Revised> => {
		await lockRequirements(trx, departmentId);
		const others = await listRequirements(trx, departmentId);
		const standing = openRequirement(others, input.requirementId);
		const before = upTo(standing, input.after);
		const { draft, problems } = await checkEntered(trx, context, input.rule, { others, former: standing });
		const drafted = await draftVersion(trx, context, draft, before);
		const { version } = drafted;
		const next = standing.versions[input.after];
		if (next && isSame(next, version)) return { kind: 'revised', version: next.version };
		const all = [
			...problems,
			...drafted.problems.filter(({ field }) => !problems.some((other) => other.field === field)),
			...noteProblems(input.note),
			...(before === standing ? [] : [OVERTAKEN]),
			...(saysNothingNew(version, before.versions) ? [UNCHANGED] : [])
		];
		if (all.length > 0) return refusedEntry(all);
		await recordVersion(trx, context, version, input.note.trim());
		return { kind: 'revised', version: version.version };
	});
}

/** Keeps a version and names it in the ledger. */
export async function recordVersion(trx: Tx, context: Context, version: Requirement, note: string) {
	const { departmentId, personId } = context.actor;
	await insertVersion(trx, departmentId, version, { note, personId, now: context.now });
	const recorded = { departmentId, note, recordedBy: personId, recordedAt: context.now };
	await recordEvents(trx, context, {
		...{ kind: 'requirement-revised', subject: version.id, version: String(version.version) },
		digest: versionDigest({ ...recorded, requirement: version })
	});
}

/** The requirement as it was when somebody began to write. */
function upTo(standing: RequirementVersions, after: number): RequirementVersions {
	const [first, ...later] = standing.versions;
	return after >= standing.versions.length
		? standing
		: { ...standing, versions: [first, ...later.slice(0, Math.max(0, after - 1))] };
}

/** The same version, sent again: meanwhile somebody may have begun a cycle of it, and its count would be another. */
const isSame = (one: Requirement, other: Requirement) =>
	requirementDigest({ ...one, cyclesFrom: 1 }) === requirementDigest({ ...other, cyclesFrom: 1 });

/** Whatever its day. To move cycles that are open means something where versions before left some open. */
function saysNothingNew(version: Requirement, versions: RequirementVersions['versions']): boolean {
	const last = versions.at(-1)!;
	const openCycles = versions.length > 1 ? last.openCycles : version.openCycles;
	const { version: number, effectiveOn } = version;
	return isSame({ ...last, openCycles, version: number, effectiveOn }, version);
}

export const noteProblems = (note: string): EnteredProblem[] =>
	note.trim() && note.trim().length <= 1000
		? []
		: [{ field: 'note', reason: 'Say in at most 1,000 letters why there is a new version.' }];

const OVERTAKEN: EnteredProblem = {
	field: 'form',
	reason: 'Somebody recorded another version meanwhile. Look at it, and enter yours once more.'
};

const UNCHANGED: EnteredProblem = {
	field: 'form',
	reason: 'Nothing is different from the version that stands. Change something, or leave it as it is.'
};
