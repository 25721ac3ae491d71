import {
	requirementWords,
	type RequirementWords
} from '#lib/domain/compliance/adopting/requirement-words.ts';
import { versionChanges } from '#lib/domain/compliance/adopting/version-changes.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { StandingKind } from '#lib/domain/compliance/standing.ts';
import { versionOn } from '#lib/domain/compliance/versions.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { listNames } from '../queries.ts';
import { readStandards } from '../standards/read-standards.ts';
import { standingOfDepartment } from '../standing-of-department.ts';
import { readNames } from './names.ts';
import { findRequirement, listVersionNotes } from './queries.ts';
import { stateOf, type RequirementState } from './read-requirements.ts';

export interface ReadRequirement {
	state: RequirementState;
	/** The version that counts today, or the first one of what counts later. */
	shown: Requirement;
	last: Requirement;
	words: RequirementWords;
	/** Newest first. */
	versions: {
		version: Requirement;
		changes: ReturnType<typeof versionChanges>;
		/** null of the first. */
		note: { text: string; by: string | null; at: Context['now'] } | null;
	}[];
	/** The profile that the version was adapted from; `name` is null where there is none of that id any more. */
	profile: { id: string; name: string | null; checkedOn: string; notVerified: string[] } | null;
	/** How many officers are asked today, and how they stand. */
	bound: number;
	stand: Partial<Record<StandingKind, number>>;
}

/** One requirement with all that is to be known of it. */
export async function readRequirement(
	context: Context,
	{ requirementId }: { requirementId: string }
): Promise<ReadRequirement> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	const today = localDay(context.now, timeZone);
	return readInDepartment(context.db, departmentId, async (trx) => {
		const found = await findRequirement(trx, departmentId, requirementId);
		if (!found) throw new NotFound();
		const names = await readNames(trx, context);
		const notes = await listVersionNotes(trx, departmentId, requirementId);
		const people = await listNames(
			trx,
			departmentId,
			[...new Set(notes.map((one) => one.recordedBy))],
			today
		);
		const { versions } = found;
		const words = versions.map((version) => requirementWords(version, names));
		const shown = versionOn(versions, today) ?? versions[0];
		const { officers } = await standingOfDepartment(trx, context);
		const kinds = officers.flatMap(({ standings }) =>
			standings.flatMap((one) => (one.requirementId === requirementId ? [one.standing.kind] : []))
		);
		const asked = kinds.filter((kind) => kind !== 'not-applicable');
		return {
			...{ state: stateOf(versions, today), shown, last: versions.at(-1)! },
			words: words[versions.indexOf(shown)]!,
			versions: versions
				.map((version, index) => {
					const said = notes.find(({ number }) => number === version.version);
					return {
						version,
						changes: index === 0 ? [] : versionChanges(words[index - 1]!, words[index]!),
						note: said
							? { text: said.note, by: people.get(said.recordedBy) ?? null, at: said.recordedAt }
							: null
					};
				})
				.reverse(),
			profile: profileOf(shown),
			bound: asked.length,
			stand: Object.fromEntries(
				[...Map.groupBy(asked, (kind) => kind)].map(([kind, all]) => [kind, all.length])
			)
		};
	});
}

function profileOf({ profile }: Requirement): ReadRequirement['profile'] {
	if (!profile) return null;
	const found = readStandards().profiles.find(({ id }) => id === profile.id);
	return {
		...{ id: profile.id, name: found?.name ?? null, checkedOn: profile.checkedOn.toString() },
		notVerified: found?.notVerified ?? []
	};
}
