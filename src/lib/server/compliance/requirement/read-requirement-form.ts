import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { fromProfile, type ProfileDraft } from '#lib/domain/compliance/standards/from-profile.ts';
import type { Category, StateProfile, Topic } from '#lib/domain/compliance/standards/state-profile.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { wayOf } from '#lib/domain/scenario/exercise.ts';
import { listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { WHOLE_COURSE } from '../adopt-whole-course.ts';
import { readStandards } from '../standards/read-standards.ts';
import { openRequirement } from './open-requirement.ts';
import { listRanksAndAssignments, listRequirements } from './queries.ts';

export interface RequirementForm {
	/** What there is to choose from. */
	options: {
		ranks: string[];
		assignments: string[];
		units: { id: string; name: string }[];
		/** In teaching order, the department's own scenarios last. */
		items: { code: string; title: string; kind: 'module' | 'scenario' | 'own'; retired: boolean }[];
		topics: Pick<Topic, 'id' | 'title'>[];
		categories: Category[];
		profiles: { id: string; name: string; summary: string }[];
	};
	today: ReturnType<typeof localDay>;
	/** What a new requirement begins with: a profile, where one is asked for. */
	profile: { profile: StateProfile; draft: ProfileDraft } | null;
	/** The requirement whose next version is written. */
	former: { id: string; last: Requirement } | null;
}

/**
 * What the form for a requirement shows.
 * @param input.profile id of a state's profile to begin with, or null
 * @param input.of the requirement whose next version it is; null for a new one
 */
export async function readRequirementForm(
	context: Context,
	input: { profile: string | null; of: string | null }
): Promise<RequirementForm> {
	if (!can(context.actor, { action: 'adopt-requirement' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	const today = localDay(context.now, timeZone);
	const { topics, categories, profiles } = readStandards();
	const profile = profiles.find(({ id }) => id === input.profile);
	if (input.profile !== null && !profile) throw new NotFound();
	return readInDepartment(context.db, departmentId, async (trx) => {
		const former =
			input.of === null ? null : openRequirement(await listRequirements(trx, departmentId), input.of);
		const last = former?.versions.at(-1) ?? null;
		return {
			options: {
				...(await listRanksAndAssignments(trx, departmentId, today)),
				units: await listUnits(trx, departmentId),
				items: await itemsOf(trx, context, last),
				topics: topics.map(({ id, title }) => ({ id, title })),
				categories: categories.map(({ id, title }) => ({ id, title })),
				profiles: profiles.map(({ id, name, summary }) => ({ id, name, summary }))
			},
			today,
			profile: profile ? { profile, draft: fromProfile(profile, today) } : null,
			former: former && last && { id: former.id, last }
		};
	});
}

type Item = RequirementForm['options']['items'][number];

async function itemsOf(trx: Tx, { now }: Context, last: Requirement | null): Promise<Item[]> {
	const asked = new Set(last?.items.map(({ code }) => code));
	return (await listCurrentReleases(trx, now))
		.filter(({ code, kind }) => (kind === 'module' || kind === 'scenario') && wayOf(code) !== 'exercise')
		.filter(({ code, retired }) => !retired || asked.has(code))
		.map(({ code, title, kind, retired, departmentId }): Item => ({
			...{ code, title, retired },
			kind: departmentId ? 'own' : (kind as 'module' | 'scenario')
		}))
		.sort((one, other) => place(one) - place(other) || compare(one.code, other.code));
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** Where the course teaches it; what it does not know comes behind, scenarios of the department last. */
function place({ code, kind }: Item): number {
	const index = WHOLE_COURSE.indexOf(code);
	return index >= 0 ? index : WHOLE_COURSE.length + ['module', 'scenario', 'own'].indexOf(kind);
}
