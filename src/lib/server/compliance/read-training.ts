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
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { StandingKind } from '#lib/domain/compliance/standing.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import type { ModuleDocument, Version } from '#lib/domain/course/module.ts';
import { can } from '#lib/domain/identity/can.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { assigned, type Assigned } from './assignments.ts';
import { listModuleProgress, listRequirementsWithFacts, listScenarioProgress } from './queries.ts';

type State = 'not-started' | 'in-progress' | 'complete';

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
}

export interface TrainingRequirement {
	id: string;
	title: string;
	citation: string;
	standing: Exclude<StandingKind, 'not-applicable'>;
	dueOn: Temporal.PlainDate;
	/** When the cycle that comes next opens; null while one is open. */
	opensOn: Temporal.PlainDate | null;
	why: string;
	items: (TrainingModule | TrainingScenario)[];
}

export interface Training {
	today: Temporal.PlainDate;
	/** The most urgent first. */
	requirements: TrainingRequirement[];
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
		const rows = await listRequirementsWithFacts(trx, departmentId, personId, null);
		const modules = await listModuleProgress(trx, departmentId, personId);
		const scenarios = await listScenarioProgress(trx, departmentId, personId);
		const requirements: TrainingRequirement[] = [];
		for (const row of rows) {
			const one = assigned(row, true, today, actor);
			if (one.standing.kind === 'not-applicable') continue;
			const { number } = one.standing.cycle;
			const isOfCycle = (progress: { requirementId: string; cycle: number }) =>
				progress.requirementId === row.id && progress.cycle === number;
			requirements.push(
				await trainingOf(trx, one, modules.filter(isOfCycle), scenarios.filter(isOfCycle), now)
			);
		}
		requirements.sort(
			(a, b) => urgency[a.standing] - urgency[b.standing] || Temporal.PlainDate.compare(a.dueOn, b.dueOn)
		);
		return { today, requirements, next: firstOpen(requirements) };
	});
}

const urgency = { overdue: 0, due: 1, current: 2 };

function firstOpen(requirements: TrainingRequirement[]): Training['next'] {
	for (const requirement of requirements)
		for (const module of requirement.items)
			if (module.kind === 'module' && module.next) return { requirement, module, part: module.next };
	return null;
}

async function trainingOf(
	trx: Tx,
	{ requirement, standing, completions }: Assigned,
	modules: ModuleProgress[],
	runs: ScenarioProgress[],
	now: Temporal.Instant
): Promise<TrainingRequirement> {
	if (standing.kind === 'not-applicable') throw new Error('Nothing is asked of this person.');
	const versions = new Map<string, Version>();
	for (const { code } of requirement.items) {
		const begun = modules.find((progress) => progress.code === code);
		const hash = begun?.contentHash ?? (await readCurrentHash(trx, code, now));
		versions.set(code, (await readVersion(trx, hash)) as Version);
	}
	const items = requirement.items.map((item): TrainingModule | TrainingScenario => {
		const version = versions.get(item.code)!;
		if (version.kind === 'statement') throw new Error(`${item.code} is no training.`);
		const { contentNote } = version.document;
		const titled = { requirementId: requirement.id, code: item.code, title: version.title, contentNote };
		if (version.kind === 'scenario') {
			const run = runs.find((run) => run.code === item.code);
			const state: State = run?.passed ? 'complete' : run ? 'in-progress' : 'not-started';
			return { ...titled, kind: 'scenario', state, minutesLeft: run?.passed ? 0 : version.document.minutes };
		}
		const progress = modules.find((progress) => progress.code === item.code);
		const done = completions.find((fact) => fact.cycle === standing.cycle.number && fact.code === item.code);
		const practised = [...versions.values()].flatMap(({ code, kind, document }) => {
			if (kind !== 'scenario' || !document.practices.includes(item.code)) return [];
			const passed = runs.some((run) => run.code === code && run.passed);
			return [{ code, minutes: document.minutes, passed }];
		});
		const work = workOf(version.document, requirement, progress, practised, now, done !== undefined);
		return { ...titled, ...moduleOf(work), validUntil: done?.validUntil ?? null };
	});
	return {
		id: requirement.id,
		title: requirement.title,
		citation: requirement.citation,
		standing: standing.kind,
		dueOn: standing.dueOn,
		opensOn: standing.cycle.next?.opensOn ?? null,
		why: whyStanding(standing, requirement),
		items
	};
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
