import {
	requirementProblems,
	type EnteredRequirement,
	type RequirementProblem
} from '#lib/domain/compliance/check-requirement.ts';
import { audienceProblem } from '#lib/domain/compliance/requirement-checks/audience-checks.ts';
import { PLAIN, type Requirement, type RequirementItem } from '#lib/domain/compliance/requirement.ts';
import { heldOn } from '#lib/domain/compliance/timeline.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { wayOf } from '#lib/domain/scenario/exercise.ts';
import { listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import type { Refused } from '#lib/server/refusals.ts';
import { readFacts, type KnownPerson } from '../facts/read-facts.ts';
import { readStandards } from '../standards/read-standards.ts';
import type { RequirementVersions } from './queries.ts';

/** A rule as somebody entered it; `items` are codes, in the order in which officers meet them. */
export type EnteredRule = EnteredRequirement & { items: readonly string[] };

export type Draft = Omit<Requirement, 'id'>;

/** A field of the form for a version, beside those of the rule itself. */
export type EnteredProblem = RequirementProblem | { field: 'note' | 'form'; reason: string };

/** The first problem stands by itself for who wants one sentence. */
export interface RefusedEntry extends Refused {
	field: EnteredProblem['field'];
	problems: EnteredProblem[];
}

interface CheckedAgainst {
	others: readonly RequirementVersions[];
	former: RequirementVersions | null;
	people?: () => Promise<readonly KnownPerson[]>;
}

export const refusedEntry = (problems: EnteredProblem[]): RefusedEntry => ({
	...{ kind: 'refused', ...problems[0]!, problems }
});

/**
 * A rule as it would be kept, and everything that speaks against it: what is wrong in itself, what it names that is not
 * there, an audience that matches nobody today, and a title that another requirement has.
 *
 * A rule for all officers is no mistake where there are none yet: a department may state its policy before its people
 * are entered. One that names ranks, units, assignments or days of hire that nobody has is.
 * @param others the department's requirements; of `former`, whose next version it is, items may be retired by now
 * @param people everybody as far as today knows them, where that is read already or will be read again
 */
export async function checkEntered(
	trx: Tx,
	context: Context,
	entered: EnteredRule,
	{ others, former, people = () => readPeople(trx, context) }: CheckedAgainst
): Promise<{ draft: Draft; problems: EnteredProblem[] }> {
	const { items: codes, ...rule } = entered;
	const kinds = await kindsOf(trx, context, former);
	const unknown = codes.find((code) => !kinds.has(code));
	const items = codes.map((code, index): RequirementItem => ({
		position: index + 1,
		code,
		kind: kinds.get(code) ?? 'module'
	}));
	const { topics, categories } = readStandards();
	const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
	const known = { topics: ids(topics), categories: ids(categories) };
	const { version, cyclesFrom, withdrawn } = PLAIN;
	const draft: Draft = {
		...{ ...PLAIN, ...rule, version, cyclesFrom, withdrawn, binding: true, items },
		profile: rememberedProfile(rule, former)
	};
	const problems: EnteredProblem[] =
		unknown === undefined
			? []
			: [{ field: 'items', reason: `There is no published module or scenario ${unknown}.` }];
	const add = (problem: EnteredProblem | null) => {
		if (problem && !problems.some(({ field }) => field === problem.field)) problems.push(problem);
	};
	requirementProblems(draft, items, known).forEach(add);
	if (!problems.some(({ field }) => field === 'audience'))
		add(await nobodyProblem(trx, context, draft, people));
	add(titleProblem(draft.title, others, former));
	return { draft, problems };
}

/** A copy stays one of the profile as that was checked when it was taken, also after the profile is checked again. */
function rememberedProfile({ profile = null }: EnteredRequirement, former: RequirementVersions | null) {
	const taken = former?.versions.at(-1)!.profile;
	return taken && taken.id === profile?.id ? taken : profile;
}

/** What may be named: what is published now, and what the requirement names already. */
async function kindsOf(trx: Tx, { now }: Context, former: RequirementVersions | null) {
	const kinds = new Map<string, RequirementItem['kind']>();
	for (const { items } of former?.versions ?? []) for (const { code, kind } of items) kinds.set(code, kind);
	for (const { code, kind, retired } of await listCurrentReleases(trx, now))
		// An exercise stands in for its scenario and is never required by itself.
		if (!retired && (kind === 'module' || kind === 'scenario') && wayOf(code) !== 'exercise')
			kinds.set(code, kind);
	return kinds;
}

async function nobodyProblem(
	trx: Tx,
	{ actor, now }: Context,
	{ audience }: Draft,
	people: () => Promise<readonly KnownPerson[]>
): Promise<EnteredProblem | null> {
	if (audience.all.length === 0) return null;
	const units = new Set((await listUnits(trx, actor.departmentId)).map(({ id }) => id));
	const named = audience.all.flatMap((condition) => (condition.of === 'unit' ? condition.in : []));
	if (named.some((id) => !units.has(id)))
		return {
			field: 'audience',
			reason: 'One of these units is not there. Choose among the units of the list.'
		};
	const today = localDay(now, actor.timeZone);
	const held = (await people()).flatMap(({ timeline }) => heldOn(timeline, today) ?? []);
	return audienceProblem(audience, held);
}

/** Everybody of the department, by what is known up to today. */
export const readPeople = async (trx: Tx, { actor, now }: Context): Promise<KnownPerson[]> => [
	...(await readFacts(trx, actor, null, localDay(now, actor.timeZone))).values()
];

function titleProblem(
	title: string,
	others: readonly RequirementVersions[],
	former: RequirementVersions | null
): EnteredProblem | null {
	const isTaken = others.some(({ id, versions }) => {
		const last = versions.at(-1)!;
		return id !== former?.id && !last.withdrawn && isSameTitle(last.title, title);
	});
	return isTaken ? { field: 'title', reason: 'Another requirement has this title.' } : null;
}

/** Titles are read by people, to whom case and spaces say nothing. */
export const isSameTitle = (one: string, other: string) => plain(one) === plain(other);

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
