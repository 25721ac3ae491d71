import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Skill } from '#lib/domain/scenario/scenario.ts';
import type { Db } from '#lib/server/database/database.ts';
import { readInstant } from '#lib/server/database/values.ts';

/** A step as it is kept: `chosen` are positions in the scene's own order, `shown` those that were on offer. */
export interface StepRow {
	step: number;
	scene: string;
	kind: 'choice' | 'answer' | 'continue';
	shown: number[];
	chosen: number[];
	madeAt: Temporal.Instant;
	hash: string;
}

export interface ResultRow {
	ending: 'pass' | 'review';
	won: number;
	most: number;
	passed: boolean;
	bySkill: Record<Skill, { won: number; most: number }>;
	criticalErrors: string[];
	finishedAt: Temporal.Instant;
}

interface RunRow {
	departmentId: string;
	id: string;
	personId: string;
	requirementId: string;
	cycle: number;
	code: string;
	contentHash: string;
	number: number;
	/** What the run is to reach: the higher of the requirement's mark and the scenario's own. */
	passPercent: number;
	startedAt: Temporal.Instant;
}

/**
 * A run with its steps in order and, when it is finished, its result, in one round trip. Written out, as every scene
 * and every choice asks it: composing it anew each time cost more than PostgreSQL's answer.
 */
export async function findRun(db: Db, departmentId: string, runId: string) {
	const { rows } = await sql<
		RunRow & { [Key in keyof ResultRow]: ResultRow[Key] | null } & {
			steps: (Omit<StepRow, 'madeAt'> & { madeAt: string })[];
		}
	>`
		select run.department_id as "departmentId", run.id, run.person_id as "personId",
			run.requirement_id as "requirementId", run.cycle, run.code, run.content_hash as "contentHash", run.number,
			run.pass_percent as "passPercent", run.started_at as "startedAt",
			result.ending, result.won, result.most, result.passed,
			result.by_skill as "bySkill", result.critical_errors as "criticalErrors", result.finished_at as "finishedAt",
			(
				select coalesce(json_agg(json_build_object('step', step.step, 'scene', step.scene, 'kind', step.kind,
					'shown', step.shown, 'chosen', step.chosen, 'madeAt', step.made_at, 'hash', step.hash)
					order by step.step), '[]')
				from scenario_step step
				where step.department_id = run.department_id and step.run_id = run.id
			) as steps
		from scenario_run run
		left join scenario_result result on result.department_id = run.department_id and result.run_id = run.id
		where run.department_id = ${departmentId} and run.id = ${runId}`.execute(db);
	if (!rows[0]) return undefined;
	const { steps, ending, won, most, passed, bySkill, criticalErrors, finishedAt, ...run } = rows[0];
	return {
		run,
		steps: steps.map((step): StepRow => ({ ...step, madeAt: readInstant(step.madeAt) })),
		result: finishedAt
			? ({ ending, won, most, passed, bySkill, criticalErrors, finishedAt } as ResultRow)
			: null
	};
}

/** The runs of one person in one cycle, of one scenario or of all (code null), first to last. */
export const listRuns = (
	db: Db,
	departmentId: string,
	of: { personId: string; requirementId: string; cycle: number },
	code: string | null
) =>
	db
		.selectFrom('scenario_run as run')
		.innerJoin('content_version as version', 'version.hash', 'run.content_hash')
		.leftJoin('scenario_result as result', (join) =>
			join.onRef('result.department_id', '=', 'run.department_id').onRef('result.run_id', '=', 'run.id')
		)
		.select([
			'run.id',
			'run.code',
			'version.code as played',
			'run.content_hash as contentHash',
			'run.number',
			'run.pass_percent as passPercent',
			'run.started_at as startedAt',
			'result.passed',
			'result.finished_at as finishedAt'
		])
		.where('run.department_id', '=', departmentId)
		.where('run.person_id', '=', of.personId)
		.where('run.requirement_id', '=', of.requirementId)
		.where('run.cycle', '=', of.cycle)
		.$if(code !== null, (query) => query.where('run.code', '=', code!))
		.orderBy('run.code')
		.orderBy('run.number')
		.execute();

export const insertRun = (db: Db, row: RunRow) =>
	db
		.insertInto('scenario_run')
		.values({
			department_id: row.departmentId,
			id: row.id,
			person_id: row.personId,
			requirement_id: row.requirementId,
			cycle: row.cycle,
			code: row.code,
			content_hash: row.contentHash,
			number: row.number,
			pass_percent: row.passPercent,
			started_at: row.startedAt
		})
		.execute();

/** Returns nothing when somebody else made this step first: their row stands. */
export const insertStep = (db: Db, run: Pick<RunRow, 'departmentId' | 'id'>, row: StepRow) =>
	db
		.insertInto('scenario_step')
		.values({
			department_id: run.departmentId,
			run_id: run.id,
			step: row.step,
			scene: row.scene,
			kind: row.kind,
			shown: row.shown,
			chosen: row.chosen,
			made_at: row.madeAt,
			hash: row.hash
		})
		.onConflict((conflict) => conflict.columns(['department_id', 'run_id', 'step']).doNothing())
		.returning('step')
		.executeTakeFirst();

export const insertResult = (
	db: Db,
	departmentId: string,
	runId: string,
	row: ResultRow & { digest: string }
) =>
	db
		.insertInto('scenario_result')
		.values({
			department_id: departmentId,
			run_id: runId,
			ending: row.ending,
			won: row.won,
			most: row.most,
			passed: row.passed,
			by_skill: JSON.stringify(row.bySkill),
			critical_errors: row.criticalErrors,
			digest: row.digest,
			finished_at: row.finishedAt
		})
		.execute();

/** Current titles of what was published under these codes, and which of them this requirement asks for. */
export const listModuleTitles = async (
	db: Db,
	departmentId: string,
	requirementId: string,
	codes: string[]
) => {
	const { rows } = await sql<{ code: string; title: string; required: boolean }>`
		select distinct on (release.code) release.code, version.title,
			exists (select from requirement_item item where item.department_id = ${departmentId}
				and item.requirement_id = ${requirementId} and item.code = release.code) as required
		from content_release release join content_version version on version.hash = release.hash
		where release.code = any(${codes}::text[]) and version.kind = 'module'
		order by release.code, release.id desc`.execute(db);
	return rows;
};
