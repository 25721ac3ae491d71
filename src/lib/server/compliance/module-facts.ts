import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { stillCounts } from '#lib/domain/compliance/asked-again.ts';
import { missingParts, type Missing } from '#lib/domain/compliance/missing-parts.ts';
import { isRetired } from '#lib/domain/compliance/own-releases.ts';
import { listAttempts } from '#lib/server/assessment/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readCurrentHash } from '#lib/server/content/read-version.ts';
import { readModule } from '#lib/server/course/content.ts';
import { findEnrolment } from '#lib/server/course/queries.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listRuns } from '#lib/server/scenario/queries.ts';
import { readScenarioVersion, type ScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import { countedOf, readCounted } from './counted-releases.ts';
import type { Assignment } from './read-assignment.ts';

type Run = Awaited<ReturnType<typeof listRuns>>[number];

/** A scenario of the requirement that practises the module, with its runs in this cycle. */
export interface ScenarioFacts {
	code: string;
	document: ScenarioVersion['scenario'];
	runs: Run[];
	/** The run that passed, with the minutes that what was played takes. */
	passed: (Run & { minutes: number }) | null;
	/** Whether the module cannot be completed without it. */
	asks: boolean;
}

export type ModuleFacts = Awaited<ReturnType<typeof readModuleFacts>>;

/** Everything that one person has done for a module in the assignment's cycle, and what is missing. */
export async function readModuleFacts(
	trx: Tx,
	context: Pick<Context, 'actor' | 'now'>,
	{ requirement, item, cycle, completed }: Assignment
) {
	const { departmentId, personId } = context.actor;
	const { id: requirementId, items } = requirement;
	const { code } = item;
	const enrolment = await findEnrolment(trx, { departmentId, personId, requirementId, code }, cycle);
	const contentHash = enrolment?.contentHash ?? (await readCurrentHash(trx, code, context.now));
	const document = await readModule(trx, contentHash);
	const { attempts, granted } = await listAttempts(trx, departmentId, {
		personId,
		requirementId,
		cycle,
		code
	});
	const runs = await listRuns(trx, departmentId, { personId, requirementId, cycle }, null);
	const scenarios: ScenarioFacts[] = [];
	const codes = items.flatMap(({ kind, code }) => (kind === 'scenario' ? [code] : []));
	const counted = await readCounted(trx, context, codes);
	for (const scenario of codes) {
		const releases = countedOf(counted, scenario);
		const own = runs.filter((run) => run.code === scenario);
		// What completed a module stays what completed it, whatever has been published since.
		const counts = (hash: string) => completed !== null || stillCounts(releases, hash);
		const facts = await readScenarioFacts(trx, scenario, own, counts, context.now);
		// A scenario that was taken back asks nothing of those who have not passed it; who is in the middle may finish.
		const isGone = isRetired(releases) && !own.some((run) => run.passed || run.finishedAt === null);
		if (facts.document.practices.includes(code) && !isGone)
			scenarios.push({ ...facts, asks: !isRetired(releases) || facts.passed !== null });
	}
	const lessons = lessonsOf(document, enrolment);
	const passedAttempt = attempts.find(({ passed }) => passed) ?? null;
	const missing: Missing[] = missingParts({
		lessons,
		quizPassed: passedAttempt !== null,
		scenarios: scenarios.flatMap(({ code, document, passed, asks }) =>
			asks ? [{ code, title: document.title, passed: passed !== null }] : []
		)
	});
	return { enrolment, contentHash, document, lessons, attempts, granted, passedAttempt, scenarios, missing };
}

/** On the version of the latest run of the story, which the officer knows; on the current one before the first. */
async function readScenarioFacts(
	trx: Tx,
	code: string,
	runs: Run[],
	counts: (hash: string) => boolean,
	now: Temporal.Instant
): Promise<Omit<ScenarioFacts, 'asks'>> {
	const won = runs.find((run) => run.passed && counts(run.contentHash));
	const passed = won
		? { ...won, minutes: (await readScenarioVersion(trx, won.contentHash)).scenario.minutes }
		: null;
	const told = runs.filter(({ played }) => played === code);
	const known = told.find((run) => run.id === won?.id) ?? told.at(-1);
	const hash = known && counts(known.contentHash) ? known.contentHash : await readCurrentHash(trx, code, now);
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
