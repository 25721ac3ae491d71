import { Temporal } from 'temporal-polyfill';
import { TODAY, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { takenAgain, type TakenAgain } from '#lib/domain/compliance/asked-again.ts';
import { nameOfNumber } from '#lib/domain/compliance/cycle-name.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import type { Standing } from '#lib/domain/compliance/standing.ts';
import { whyStanding } from '#lib/domain/compliance/why-standing.ts';
import { isOwnCode } from '#lib/domain/content/own-code.ts';
import type { ModuleDocument } from '#lib/domain/course/module.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { assigned } from './assignments.ts';
import { countedOf, readCounted, type Counted } from './counted-releases.ts';
import { openRecord } from './open-record.ts';
import { readPerson } from './facts/read-facts.ts';
import { hoursOfCycle } from './hours/hours-of-cycle.ts';
import { listRecordModules, listRecordRuns } from './queries.ts';
import { reachesPeriod, withinPeriod } from './reaches-period.ts';
import { listRequirements } from './requirement/queries.ts';

type ModuleRow = Awaited<ReturnType<typeof listRecordModules>>[number];
type RunRow = Awaited<ReturnType<typeof listRecordRuns>>[number];

/**
 * A run under the title of its scenario, whichever way was taken. What would tell the way (the run itself, the version
 * it was played on, when it was begun) is null for who may not open it.
 */
export type RecordRun = Omit<RunRow, 'id' | 'contentHash' | 'startedAt'> & {
	open: Pick<RunRow, 'id' | 'contentHash' | 'startedAt'> | null;
};

/** A requirement in one person's record: where they stand, and everything they did for it, latest cycle first. */
export interface RecordRequirement {
	requirement: Requirement;
	standing: Standing;
	why: string;
	cycles: { number: number; name: string; modules: RecordModule[]; runs: RecordRun[] }[];
	/** How far the hours of the present cycle are, and what was done elsewhere for it. */
	hours: ReturnType<typeof hoursOfCycle>;
	outside: { title: string; doneOn: Temporal.PlainDate | null }[];
	/** Each time they were asked, in the cycle that counts now, to take a new version of what they had passed. */
	takenAgain: (TakenAgain & { title: string })[];
}

export type RecordModule = Awaited<ReturnType<typeof moduleOf>>;

/**
 * One officer's whole record: failed and abandoned attempts are part of it, but for runs of scenarios where somebody
 * may not open them (see shownRuns). Of a past day it is what was done by then, as it was known. Opening it is recorded.
 */
export async function readOfficerRecord(
	context: Context,
	{ personId, asked = TODAY }: { personId: string; asked?: AsOfAsked }
) {
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const opened = await openRecord(trx, context, personId, 'see-record', asked);
		const { today, known, until, isPresent, history, held } = opened;
		const person = await readPerson(trx, context.actor, personId, today, known);
		const rows = await listRequirements(trx, departmentId, known);
		const all: RecordModule[] = [];
		for (const row of await listRecordModules(trx, departmentId, personId, until))
			all.push(await moduleOf(trx, row));
		const modules = withinPeriod(all, context.actor);
		const mayOpen = can(context.actor, { action: 'see-run', personId, unitId: held.unitId });
		const now = until ?? context.now;
		const played = (await listRecordRuns(trx, departmentId, personId, now, until)).filter((run) =>
			reachesPeriod(context.actor, run.startedAt, run.finishedAt)
		);
		const runs = shownRuns(played, mayOpen);
		const codes = [...new Set(played.map(({ code }) => code))];
		const counted = await readCounted(trx, { actor: context.actor, now }, codes);
		const requirements = rows.flatMap((row): RecordRequirement[] => {
			const { requirement, versions, standing } = assigned(person, row, today);
			const own = <T extends { requirementId: string }>(all: T[]) =>
				all.filter((one) => one.requirementId === row.id);
			const cycles = cyclesOf(own(modules), own(runs), standing.cycle?.number).map((one) => ({
				...one,
				name: nameOfNumber(one.number, versions, { timeline: person.timeline, today })
			}));
			// Practice that somebody has not begun says nothing of them.
			if (!requirement.binding && cycles.length === 0) return [];
			const cycle = standing.cycle?.number ?? 1;
			const ofCycle = own(played).filter((run) => run.cycle === cycle);
			const why = whyStanding(standing, versions);
			return [
				{
					...{ requirement, standing, why, cycles, takenAgain: takenAgainIn(ofCycle, counted) },
					hours: standing.cycle && hoursOfCycle(standing.cycle, person.credits, today),
					outside: standing.cycle?.outside ?? []
				}
			];
		});
		await recordEvents(trx, context, { kind: 'record-opened', subject: personId, what: 'record' });
		return { today, known, isPresent, held, history, requirements };
	});
}

/**
 * Every run for who may see how it went. For others the finished ones up to the first that passed, in the order in
 * which they were finished and counted anew: a gap, two passes, or a run that was begun while another was open would
 * tell them that somebody took both ways. A scenario of the department's own has one way; all its finished runs are
 * shown, as somebody may be asked to pass it again.
 */
function shownRuns(runs: RunRow[], mayOpen: boolean): RecordRun[] {
	if (mayOpen)
		return runs.map(({ id, contentHash, startedAt, ...run }) => ({
			...run,
			open: { id, contentHash, startedAt }
		}));
	const shown = new Map<string, { count: number; passed: boolean }>();
	return runs
		.filter((run) => run.finishedAt !== null)
		.toSorted((one, other) => Temporal.Instant.compare(one.finishedAt!, other.finishedAt!))
		.flatMap(({ id: _id, contentHash: _hash, startedAt: _begun, ...run }) => {
			const of = `${run.requirementId}/${run.cycle}/${run.code}`;
			const before = shown.get(of) ?? { count: 0, passed: false };
			shown.set(of, { count: before.count + 1, passed: before.passed || run.passed === true });
			return before.passed && !isOwnCode(run.code) ? [] : [{ ...run, number: before.count + 1, open: null }];
		});
}

function takenAgainIn(runs: RunRow[], counted: Counted): RecordRequirement['takenAgain'] {
	return [...Map.groupBy(runs, ({ code }) => code)].flatMap(([code, own]) => {
		const passes = own.flatMap(({ contentHash, passed, finishedAt }) =>
			passed && finishedAt ? [{ hash: contentHash, finishedAt }] : []
		);
		return takenAgain(countedOf(counted, code), passes).map((one) => ({ ...one, title: own[0]!.title }));
	});
}

function cyclesOf(
	modules: RecordModule[],
	runs: RecordRun[],
	current: number | undefined
): Omit<RecordRequirement['cycles'][number], 'name'>[] {
	const numbers = new Set([...modules, ...runs].map(({ cycle }) => cycle));
	if (current) numbers.add(current);
	return [...numbers]
		.sort((one, other) => other - one)
		.map((number) => ({
			number,
			modules: modules.filter(({ cycle }) => cycle === number),
			runs: runs.filter(({ cycle }) => cycle === number)
		}));
}

async function moduleOf(trx: Tx, row: ModuleRow) {
	const { lessons, attempts, extra, completion, ...module } = row;
	const document = (await readVersion(trx, row.contentHash, 'module')).document as ModuleDocument;
	const titles = new Map(document.lessons.map(({ slug, title }) => [slug, title]));
	return {
		...module,
		lessonsInAll: document.lessons.length,
		lessons: lessons.map(({ lesson, finishedAt }) => ({
			title: titles.get(lesson) ?? lesson,
			finishedAt: instant(finishedAt)
		})),
		attempts: attempts.map((attempt) => ({
			...attempt,
			startedAt: instant(attempt.startedAt),
			submittedAt: attempt.submittedAt === null ? null : instant(attempt.submittedAt)
		})),
		extra: extra.map(({ reason, grantedAt }) => ({ reason, grantedAt: instant(grantedAt) })),
		completion: completion && {
			...completion,
			completedOn: Temporal.PlainDate.from(completion.completedOn),
			validUntil: Temporal.PlainDate.from(completion.validUntil),
			completedAt: instant(completion.completedAt),
			revokedAt: completion.revokedAt === null ? null : instant(completion.revokedAt)
		}
	};
}

const instant = (text: string) => Temporal.Instant.from(text);
