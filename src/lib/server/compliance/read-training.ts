import { Temporal } from 'temporal-polyfill';
import { mayStartAttempt, type MayStart } from '#lib/domain/assessment/may-start-attempt.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import {
	minutesLeft,
	nextPart,
	stepsOf,
	type ModuleWork,
	type NextPart
} from '#lib/domain/compliance/module-work.ts';
import { stillCounts, toBeRetaken } from '#lib/domain/compliance/asked-again.ts';
import { isRetired, type OwnRelease } from '#lib/domain/compliance/own-releases.ts';
import type { Credit } from '#lib/domain/compliance/credit.ts';
import { cycleName } from '#lib/domain/compliance/cycle-name.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { opensLaterOn, type Standing, type StandingKind } from '#lib/domain/compliance/standing.ts';
import { URGENCY } from '#lib/domain/compliance/overall-standing.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import type { ModuleDocument, ScenarioDocument, Version } from '#lib/domain/course/module.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findCurrentRelease } from '#lib/server/content/queries.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { assigned, type Assigned } from './assignments.ts';
import { countedOf, readCounted, type Counted } from './counted-releases.ts';
import { askedOf, byWeight, readReadings, versionsOf, type TrainingAsked } from './training-asked.ts';
import { readPerson } from './facts/read-facts.ts';
import { hoursOfCycle } from './hours/hours-of-cycle.ts';
import { listModuleProgress, listScenarioProgress } from './queries.ts';
import { listRequirements } from './requirement/queries.ts';

/** `again`: was passed, and a new version is to be taken. */
export type State = 'not-started' | 'in-progress' | 'again' | 'complete';

interface Titled {
	requirementId: string;
	code: string;
	title: string;
	contentNote: string;
	/** Minutes still ahead. */
	minutesLeft: number;
	state: State;
}

export interface TrainingModule extends Titled {
	kind: 'module';
	lessons: { done: number; of: number };
	quiz: ModuleWork['quiz'];
	scenarios: ModuleWork['scenarios'];
	steps: { done: number; of: number };
	/** What to do next in it; null when it is complete or must wait. */
	next: NextPart | null;
	/** The last valid day of what was completed in this cycle. */
	validUntil: Temporal.PlainDate | null;
}

export interface TrainingScenario extends Titled {
	kind: 'scenario';
	/** Whether it was taken back: it is still there for those who have a run. */
	retired: boolean;
}

export interface TrainingRequirement {
	id: string;
	title: string;
	citation: string;
	standing: Exclude<StandingKind, 'not-applicable'>;
	dueOn: Temporal.PlainDate;
	/** When the cycle that comes next opens; null while one is open. */
	opensOn: Temporal.PlainDate | null;
	/** What the cycle is called, and whether everything of it is there. */
	cycle: string;
	complete: boolean;
	/** The last day of grace, of a waiver, or of leave where it is known. */
	until: Temporal.PlainDate | null;
	hours: ReturnType<typeof hoursOfCycle>;
	/** What is done elsewhere or in a room, and when it was. */
	outside: { title: string; doneOn: Temporal.PlainDate | null }[];
	why: string;
	items: (TrainingModule | TrainingScenario)[];
}

export interface Training {
	today: Temporal.PlainDate;
	/** What the officer is bound to, the most urgent first. */
	requirements: TrainingRequirement[];
	/** What the department offers besides; nobody is bound to it. */
	practice: TrainingScenario[];
	/** What new versions ask of the officer, the most demanding first. */
	asked: TrainingAsked[];
	/** The one thing to do now: a module of an open cycle, the earliest due. null when nothing waits for the officer. */
	next: { requirement: TrainingRequirement; module: TrainingModule; part: NextPart } | null;
}

type ModuleProgress = Awaited<ReturnType<typeof listModuleProgress>>[number];
type ScenarioProgress = Awaited<ReturnType<typeof listScenarioProgress>>[number];

/** All training of the acting officer, as "My training" shows it. */
export async function readTraining({ db, actor, now }: Context): Promise<Training> {
	if (!can(actor, { action: 'train' })) throw new Forbidden();
	const { departmentId, personId } = actor;
	const today = localDay(now, actor.timeZone);
	return readInDepartment(db, departmentId, async (trx) => {
		const person = await readPerson(trx, actor, personId, today);
		const assignedAll = (await listRequirements(trx, departmentId)).map((row) =>
			assigned(person, row, today)
		);
		const modules = await listModuleProgress(trx, departmentId, personId);
		const scenarios = await listScenarioProgress(trx, departmentId, personId);
		const codes = assignedAll.flatMap(({ requirement }) => requirement.items.map(({ code }) => code));
		const counted = await readCounted(trx, { actor, now }, codes);
		const read = counted.size > 0 ? await readReadings(trx, actor) : new Map<string, number>();
		const requirements: TrainingRequirement[] = [];
		const practice: TrainingScenario[] = [];
		const asked: TrainingAsked[] = [];
		for (const one of assignedAll) {
			const number = one.standing.cycle?.number ?? 1;
			const isOfCycle = (progress: { requirementId: string; cycle: number }) =>
				progress.requirementId === one.requirement.id && progress.cycle === number;
			const runs = scenarios.filter(isOfCycle);
			if (one.standing.kind !== 'not-applicable')
				requirements.push(
					await trainingOf(trx, one, one.standing, modules.filter(isOfCycle), runs, {
						...{ counted, now, today, credits: person.credits }
					})
				);
			else if (one.standing.because === 'not-binding')
				practice.push(...(await practiceOf(trx, one.requirement, runs, { counted, now })));
			else continue;
			asked.push(...(await askedOf(trx, one, runs, { counted, read, timeZone: actor.timeZone })));
		}
		requirements.sort(
			(a, b) => URGENCY[a.standing] - URGENCY[b.standing] || Temporal.PlainDate.compare(a.dueOn, b.dueOn)
		);
		const bound = new Set(requirements.flatMap(({ items }) => items.map(({ code }) => code)));
		return {
			today,
			requirements,
			// Who is bound to a scenario does not meet it twice, unless they have begun it as practice.
			practice: practice.filter(({ code, state }) => state !== 'not-started' || !bound.has(code)),
			asked: asked.toSorted(byWeight),
			next: firstOpen(requirements)
		};
	});
}

function firstOpen(requirements: TrainingRequirement[]): Training['next'] {
	// What is not open yet is not to be begun, and on leave or with a waiver nobody is asked to.
	const open = requirements.filter(
		({ standing, opensOn }) => !opensOn && standing !== 'waived' && standing !== 'paused'
	);
	for (const requirement of open)
		for (const module of requirement.items)
			if (module.kind === 'module' && module.next) return { requirement, module, part: module.next };
	return null;
}

async function trainingOf(
	trx: Tx,
	{ requirement, versions: all, completions }: Assigned,
	standing: Exclude<Standing, { kind: 'not-applicable' }>,
	modules: ModuleProgress[],
	runs: ScenarioProgress[],
	{
		counted,
		now,
		today,
		credits
	}: {
		counted: Counted;
		now: Temporal.Instant;
		today: Temporal.PlainDate;
		credits: readonly Credit[];
	}
): Promise<TrainingRequirement> {
	const { cycle } = standing;
	const versions = new Map<string, Version>();
	for (const { code } of requirement.items) {
		const begun = modules.find((progress) => progress.code === code);
		const hash = begun?.contentHash ?? (await readCurrentHash(trx, code, now));
		versions.set(code, (await readVersion(trx, hash)) as Version);
	}
	const items = requirement.items.flatMap((item): (TrainingModule | TrainingScenario)[] => {
		const version = versions.get(item.code)!;
		if (version.kind === 'statement') throw new Error(`${item.code} is no training.`);
		const { contentNote } = version.document;
		const titled = { requirementId: requirement.id, code: item.code, title: version.title, contentNote };
		if (version.kind === 'scenario') {
			const { minutes } = version.document;
			return scenarioOf(
				{ ...titled, minutes },
				runs.find((run) => run.code === item.code),
				countedOf(counted, item.code)
			);
		}
		const progress = modules.find((progress) => progress.code === item.code);
		const done = completions.find((fact) => fact.cycle === standing.cycle.number && fact.code === item.code);
		const practised = [...versions.values()].flatMap(({ code, kind, document }) => {
			if (kind !== 'scenario' || !document.practices.includes(item.code)) return [];
			const releases = countedOf(counted, code);
			const own = runs.find((run) => run.code === code)?.passed ?? [];
			// What completed a module stays what completed it.
			const passed = own.some((hash) => done !== undefined || stillCounts(releases, hash));
			// What was taken back asks nothing of those who have not passed it.
			return passed || !isRetired(releases) ? [{ code, minutes: document.minutes, passed }] : [];
		});
		const work = workOf(version.document, requirement, progress, practised, now, done !== undefined);
		return [{ ...titled, ...moduleOf(work), validUntil: done?.validUntil ?? null }];
	});
	return {
		id: requirement.id,
		title: requirement.title,
		citation: requirement.citation,
		standing: standing.kind,
		dueOn: standing.dueOn,
		opensOn: opensLaterOn(standing, today),
		cycle: cycleName(cycle, all),
		complete: cycle.next !== null,
		until: standing.kind === 'in-grace' ? standing.dueOn.add({ days: cycle.rule.graceDays }) : standing.until,
		hours: hoursOfCycle(cycle, credits, today),
		outside: cycle.outside.map(({ title, doneOn }) => ({ title, doneOn })),
		why: whyStanding(standing, all),
		items
	};
}

/** Practice on offer: what is current of it, or was begun before it was taken back. */
async function practiceOf(
	trx: Tx,
	{ id, items }: Requirement,
	runs: ScenarioProgress[],
	{ counted, now }: { counted: Counted; now: Temporal.Instant }
): Promise<TrainingScenario[]> {
	const scenarios: TrainingScenario[] = [];
	for (const { code } of items) {
		const release = await findCurrentRelease(trx, code, now);
		if (!release) continue;
		const { title, document } = await readVersion(trx, release.hash, 'scenario');
		const { contentNote, minutes } = document as ScenarioDocument;
		const run = runs.find((run) => run.code === code);
		const titled = { requirementId: id, code, title, contentNote, minutes };
		scenarios.push(...scenarioOf(titled, run, countedOf(counted, code)));
	}
	return scenarios;
}

/** A scenario as a line of the list; none for one that was taken back before the officer began it. */
function scenarioOf(
	{ minutes, ...titled }: Omit<Titled, 'minutesLeft' | 'state'> & { minutes: number },
	run: ScenarioProgress | undefined,
	counted: readonly OwnRelease[]
): TrainingScenario[] {
	const retired = isRetired(counted);
	if (retired && !run) return [];
	const state = stateOf(run, counted);
	const minutesLeft = state === 'complete' || retired ? 0 : minutes;
	return [{ ...titled, kind: 'scenario', retired, state, minutesLeft }];
}

function stateOf(run: ScenarioProgress | undefined, counted: readonly OwnRelease[]): State {
	if (!run) return 'not-started';
	if (run.passed.length === 0) return 'in-progress';
	return toBeRetaken(counted, versionsOf(run)) ? 'again' : 'complete';
}

function workOf(
	document: ModuleDocument,
	requirement: Requirement,
	progress: ModuleProgress | undefined,
	scenarios: ModuleWork['scenarios'],
	now: Temporal.Instant,
	completed: boolean
): ModuleWork {
	const { attemptsPerCycle, waitMinutes } = requirement;
	const attempts = (progress?.attempts ?? []).map(({ number, passed, submittedAt }) => ({
		...{ number, passed },
		submittedAt: submittedAt === null ? null : Temporal.Instant.from(submittedAt)
	}));
	const limit = attemptsPerCycle + (progress?.extra ?? 0);
	const read = new Set(progress?.read.map(({ lesson }) => lesson));
	return {
		begun: progress !== undefined,
		completed,
		lessons: document.lessons.map(({ slug, minutes }) => ({ slug, minutes, read: read.has(slug) })),
		scenarios,
		quiz: quizProgress(mayStartAttempt({ attempts, limit, waitMinutes, now })),
		quizMinutes: document.quiz.minutes
	};
}

function moduleOf(work: ModuleWork) {
	const state: State = work.completed ? 'complete' : work.begun ? 'in-progress' : 'not-started';
	return {
		kind: 'module' as const,
		state,
		minutesLeft: minutesLeft(work),
		lessons: { done: work.lessons.filter((lesson) => lesson.read).length, of: work.lessons.length },
		quiz: work.quiz,
		scenarios: work.scenarios,
		steps: stepsOf(work),
		next: nextPart(work)
	};
}

function quizProgress(may: MayStart): ModuleWork['quiz'] {
	if (may.kind === 'resume') return 'open';
	if (may.kind === 'start') return may.number === 1 ? 'not-begun' : 'not-yet';
	return ({ passed: 'passed', 'limit-reached': 'used-up', wait: 'waiting' } as const)[may.reason];
}
