import { markedPath } from '#lib/domain/scenario/marked-path.ts';
import { offer } from '#lib/domain/scenario/offer.ts';
import { play } from '#lib/domain/scenario/play.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import { readCurrentHash } from '#lib/server/content/read-version.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { cookieName } from '#lib/server/http/cookie.ts';
import { openSession } from '#lib/server/identity/sessions.ts';
import { readScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import { eachOf, type BenchDepartment } from './department.ts';
import { request, type Request } from './plan.ts';

/** What the clients of each measurement ask, ready to send. */
export interface Scripts {
	lesson: Request[][];
	verify: Request[][];
	compliance: Request[][];
	/** One script for each run; every request is a real new step. */
	takeRuns(count: number): Request[][];
}

const CLIENTS = 32;

/** Opens the sessions and begins the modules and runs that the measurements use. */
export async function prepareScripts(db: Db, port: number, department: BenchDepartment): Promise<Scripts> {
	const { requirementId, beginners, auditor, trained, contextOf } = department;
	const cookieOf = (actor: Actor) =>
		inDepartment(db, actor.departmentId, async (trx) => {
			const token = await openSession(trx, actor.departmentId, actor.personId);
			return `${cookieName}=${token}`;
		});

	const lesson = await eachOf(beginners.slice(0, CLIENTS), async (actor) => {
		await beginModule(contextOf(actor), { requirementId, code: 'TR-4' });
		const { lessons } = await readModule(contextOf(actor), { requirementId, code: 'TR-4' });
		const path = `/training/${requirementId}/TR-4/lessons/${lessons[0]!.slug}`;
		return [request(port, path, { cookie: await cookieOf(actor) })];
	});
	const verify = await eachOf(trained, async (actor) => {
		const [certificate] = await listCertificates(contextOf(actor));
		return [request(port, `/verify/${certificate!.number}`)];
	});
	const compliance = await eachOf(Array<Actor>(CLIENTS).fill(auditor), async (actor) => [
		request(port, '/compliance', { cookie: await cookieOf(actor) })
	]);

	const { scenario } = await readScenarioVersion(
		db,
		await readCurrentHash(db, 'SC-1', contextOf(auditor).now)
	);
	const runs = await eachOf(beginners.slice(CLIENTS), async (actor) => {
		const started = await startRun(contextOf(actor), { requirementId, code: 'SC-1' });
		if (started.kind === 'refused') throw new Error('A run was refused.');
		const cookie = await cookieOf(actor);
		const path = `/training/${requirementId}/scenarios/SC-1/${started.runId}`;
		const forms = modelForms(scenario, started.runId);
		return forms.map((form, step) => request(port, `${path}/${step}`, { cookie, form, expect: 303 }));
	});
	return { lesson, verify, compliance, takeRuns: (count) => runs.splice(0, count) };
}

/** The forms of somebody who takes the author's model path, to the run's end. */
function modelForms(scenario: Scenario, runId: string): string[] {
	const steps = markedPath(scenario, 'model');
	return steps.map((step, made) => {
		const { shown } = offer(play(scenario, steps.slice(0, made)), runId);
		switch (step.kind) {
			case 'choice':
				return `form=choice&choice=${shown.indexOf(step.choice)}`;
			case 'answer':
				return `form=answer&${step.answers.map((answer) => `answer=${shown.indexOf(answer)}`).join('&')}`;
			case 'continue':
				return 'form=continue';
			default:
				return step satisfies never;
		}
	});
}
