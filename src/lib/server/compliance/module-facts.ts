import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { missingParts, type Missing } from '#lib/domain/compliance/missing-parts.ts';
import { listAttempts } from '#lib/server/assessment/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readCurrentHash } from '#lib/server/content/read-version.ts';
import { readModule } from '#lib/server/course/content.ts';
import { findEnrolment } from '#lib/server/course/queries.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listRuns } from '#lib/server/scenario/queries.ts';
import { readScenarioVersion, type ScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import type { Assignment } from './read-assignment.ts';

type Run = Awaited<ReturnType<typeof listRuns>>[number];

/** A scenario of the requirement that practises the module, with its runs in this cycle. */
export interface ScenarioFacts {
	code: string;
	document: ScenarioVersion['scenario'];
	runs: Run[];
	/** The run that passed, with the minutes that what was played takes. */
	passed: (Run & { minutes: number }) | null;
}

export type ModuleFacts = Awaited<ReturnType<typeof readModuleFacts>>;

/** Everything that one person has done for a module in the assignment's cycle, and what is missing. */
export async function readModuleFacts(
	trx: Tx,
	{ actor: { departmentId, personId }, now }: Pick<Context, 'actor' | 'now'>,
	{ requirement, item, cycle }: Assignment
) {
	const { id: requirementId, items } = requirement;
	const { code } = item;
	const enrolment = await findEnrolment(trx, { departmentId, personId, requirementId, code }, cycle);
	const contentHash = enrolment?.contentHash ?? (await readCurrentHash(trx, code, now));
	const document = await readModule(trx, contentHash);
	const { attempts, granted } = await listAttempts(trx, departmentId, {
		personId,
		requirementId,
		cycle,
		code
	});
	const runs = await listRuns(trx, departmentId, { personId, requirementId, cycle }, null);
	const scenarios: ScenarioFacts[] = [];
	for (const { code: scenario } of items.filter(({ kind }) => kind === 'scenario')) {
		const facts = await readScenarioFacts(trx, scenario, runs, now);
		if (facts.document.practices.includes(code)) scenarios.push(facts);
	}
	const lessons = lessonsOf(document, enrolment);
	const passedAttempt = attempts.find(({ passed }) => passed) ?? null;
	const missing: Missing[] = missingParts({
		lessons,
		quizPassed: passedAttempt !== null,
		scenarios: scenarios.map(({ code, document, passed }) => ({
			code,
			title: document.title,
			passed: passed !== null
		}))
	});
	return { enrolment, contentHash, document, lessons, attempts, granted, passedAttempt, scenarios, missing };
}

/** On the version of the latest run of the story, which the officer knows; on the current one before the first. */
async function readScenarioFacts(
	trx: Tx,
	code: string,
	all: Run[],
	now: Temporal.Instant
): Promise<ScenarioFacts> {
	const runs = all.filter((run) => run.code === code);
	const won = runs.find((run) => run.passed);
	const passed = won
		? { ...won, minutes: (await readScenarioVersion(trx, won.contentHash)).scenario.minutes }
		: null;
	const told = runs.filter(({ played }) => played === code);
	const known = told.find((run) => run.passed) ?? told.at(-1);
	const hash = known?.contentHash ?? (await readCurrentHash(trx, code, now));
	const { scenario } = await readScenarioVersion(trx, hash);
	return { code, document: scenario, runs, passed };
}

function lessonsOf({ lessons }: ModuleDocument, enrolment: Awaited<ReturnType<typeof findEnrolment>>) {
	const finished = new Set(enrolment?.finished.map(({ lesson }) => lesson));
	const places = new Map(enrolment?.places.map(({ lesson, permille }) => [lesson, permille]));
	return lessons.map(({ slug, title, minutes }) => ({
		slug,
		title,
		minutes,
		done: finished.has(slug),
		permille: places.get(slug) ?? 0
	}));
}
