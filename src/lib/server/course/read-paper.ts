import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { localPlaces } from '#lib/domain/course/local-places.ts';
import { outlineModule, type ModuleOutline } from '#lib/domain/course/module-outline.ts';
import { courseOutline } from '#lib/domain/course/papers/course-outline.ts';
import { courseScenario, type Paper } from '#lib/domain/course/papers/course.ts';
import { hourlySchedule } from '#lib/domain/course/papers/hourly-schedule.ts';
import { lessonPlan } from '#lib/domain/course/papers/lesson-plan.ts';
import { localRules } from '#lib/domain/course/papers/local-rules.ts';
import { sourceTitles } from '#lib/domain/course/papers/source-titles.ts';
import { readMatrix, statuteMatrix } from '#lib/domain/course/papers/statute-matrix.ts';
import { can } from '#lib/domain/identity/can.ts';
import { wayOf } from '#lib/domain/scenario/exercise.ts';
import { findSources, listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { readScenario } from './content.ts';
import { readDataFile } from './data-files.ts';

/** A paper of the course file as Markdown, made from the versions that are taught now. */
export async function readPaper(context: Context, input: { paper: Paper }): Promise<string> {
	const { modules, scenarios, documents } = await readCourse(context);
	switch (input.paper) {
		case 'outline':
			return courseOutline({ modules, scenarios });
		case 'schedule':
			return hourlySchedule({ modules, scenarios });
		case 'matrix':
			return statuteMatrix(readMatrix(readDataFile('matrix.yaml')), modules);
		case 'local-rules':
			return localRules(localPlaces(modules, documents));
		default:
			return input.paper satisfies never;
	}
}

/** The lesson plan of one module as Markdown, or NotFound. */
export async function readLessonPlan(context: Context, input: { code: string }): Promise<string> {
	const { modules, scenarios } = await readCourse(context);
	const module = modules.find(({ code }) => code === input.code);
	if (!module) throw new NotFound();
	return lessonPlan(module, scenarios, PASS_PERCENT, sourceTitles(readDataFile('sources.yaml')));
}

/** Which modules have a lesson plan: code and title, in teaching order. */
export async function listPlans(context: Context) {
	return (await readCourse(context)).modules.map(({ code, title, track }) => ({ code, title, track }));
}

// A version never changes under its hash; taking it apart takes a while, so it is done once.
const outlines = new Map<string, ModuleOutline>();

async function readOutline(trx: Tx, code: string, hash: string): Promise<ModuleOutline> {
	let outline = outlines.get(hash);
	if (!outline) {
		const { sources } = (await findSources(trx, hash))!;
		outlines.set(hash, (outline = outlineModule(code, sources as Record<string, string>)));
	}
	return outline;
}

/** What is taught now, read from the sources that were published. */
async function readCourse(context: Context) {
	if (!can(context.actor, { action: 'see-content' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const modules = [];
		const documents = new Map<string, Awaited<ReturnType<typeof readScenario>>>();
		for (const { kind, code, hash } of await listCurrentReleases(trx)) {
			if (kind === 'module') modules.push(await readOutline(trx, code, hash));
			if (kind === 'scenario') documents.set(code, await readScenario(trx, hash));
		}
		const scenarios = [...documents]
			.filter(([code]) => wayOf(code) === 'story')
			.map(([code, document]) => courseScenario(code, document));
		return { modules, scenarios, documents };
	});
}
