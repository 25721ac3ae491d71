import { PASS_PERCENT } from '#lib/domain/course/check-pool.ts';
import { outlineModule, type ModuleOutline } from '#lib/domain/course/module-outline.ts';
import type { Paper } from '#lib/domain/course/papers/course.ts';
import { lessonPlan } from '#lib/domain/course/papers/lesson-plan.ts';
import { sourceTitles } from '#lib/domain/course/papers/source-titles.ts';
import { courseOf, writePaper } from '#lib/domain/course/papers/write-paper.ts';
import { can } from '#lib/domain/identity/can.ts';
import { findSources, listCurrentReleases } from '#lib/server/content/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { readScenario } from './content.ts';
import { readDataFile } from './data-files.ts';

/** A paper of the course file as Markdown, made from the versions that are taught now. */
export const readPaper = async (context: Context, input: { paper: Paper }): Promise<string> =>
	writePaper(input.paper, await readTaught(context), readDataFile('matrix.yaml'));

/** The lesson plan of one module as Markdown, or NotFound. */
export async function readLessonPlan(context: Context, input: { code: string }): Promise<string> {
	const taught = await readTaught(context);
	const module = taught.modules.find(({ code }) => code === input.code);
	if (!module) throw new NotFound();
	const sources = sourceTitles(readDataFile('sources.yaml'));
	return lessonPlan(module, courseOf(taught).scenarios, PASS_PERCENT, sources);
}

/** Which modules have a lesson plan: code and title, in teaching order. */
export async function listPlans(context: Context) {
	return (await readTaught(context)).modules.map(({ code, title, track }) => ({ code, title, track }));
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
async function readTaught(context: Context) {
	if (!can(context.actor, { action: 'see-content' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const modules = [];
		const scenarios = new Map<string, Awaited<ReturnType<typeof readScenario>>>();
		for (const { kind, code, hash, departmentId } of await listCurrentReleases(trx, context.now)) {
			// The course file is about the shared course; what a department adds to it is not in it.
			if (departmentId !== null) continue;
			if (kind === 'module') modules.push(await readOutline(trx, code, hash));
			if (kind === 'scenario') scenarios.set(code, await readScenario(trx, hash));
		}
		return { modules, scenarios };
	});
}
