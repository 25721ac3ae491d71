import type { Temporal } from 'temporal-polyfill';
import type { ScenarioDocument } from '#lib/domain/course/module.ts';
import { TODAY, wasKnown, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { play } from '#lib/domain/scenario/play.ts';
import type { Block, Rating, Scene, Skill } from '#lib/domain/scenario/scenario.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { readVersion } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { playable } from '#lib/server/scenario/own-run.ts';
import { findRun, type StepRow } from '#lib/server/scenario/queries.ts';
import { openRecord } from './open-record.ts';
import { reachesPeriod } from './reaches-period.ts';

/** A scene as the officer saw it, what they could do, what they did and what came of it. */
export interface SceneAsPlayed {
	name: string;
	blocks: Block[];
	/**
	 * In the order shown; none where there was only a way on. Of what was not chosen, who takes the training themselves
	 * is told nothing (`worth` is null): the same scene waits for them.
	 */
	offered: {
		html: string;
		chosen: boolean;
		worth: string | null;
		coachHtml: string;
		consequenceHtml: string;
	}[];
	skills: Skill[];
	madeAt: Temporal.Instant;
}

/**
 * One run of an officer, scene by scene, on the version it was played on; of a past moment as far as it had come.
 * Opening it is recorded.
 */
export async function readOfficerRun(
	context: Context,
	{ personId, runId, asked = TODAY }: { personId: string; runId: string; asked?: AsOfAsked }
) {
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const { today, known, held, until } = await openRecord(trx, context, personId, 'see-run', asked);
		const found = await findRun(trx, departmentId, runId);
		if (found?.run.personId !== personId) throw new NotFound();
		const { run } = found;
		const steps = found.steps.filter(({ madeAt }) => wasKnown(madeAt, until));
		const result = found.result && wasKnown(found.result.finishedAt, until) ? found.result : null;
		if (!wasKnown(run.startedAt, until)) throw new NotFound();
		if (!reachesPeriod(context.actor, run.startedAt, result?.finishedAt)) throw new NotFound();
		const version = await readVersion(trx, run.contentHash, 'scenario');
		const document = version.document as ScenarioDocument & { criticalErrors?: Record<string, string> };
		const errors = document.criticalErrors ?? {};
		const { trail, scene } = play(document, steps.map(playable));
		const isLearner = can(context.actor, { action: 'train' });
		const scenes = trail.map(({ scene }, index) => {
			const played = asPlayed(scene, steps[index]!, errors);
			return isLearner ? withoutTheRest(played) : played;
		});
		await recordEvents(trx, context, { kind: 'record-opened', subject: personId, what: `run ${runId}` });
		return {
			...{ today, known, held },
			run: { ...run, title: version.title },
			result: result && {
				...result,
				criticalErrors: result.criticalErrors.map((id) => ({ id, words: errors[id] ?? id }))
			},
			scenes,
			/** Where the run stands: its ending, or the scene that waits for a choice. */
			last: { name: scene.name, blocks: scene.blocks, isEnding: scene.kind === 'ending' }
		};
	});
}

const withoutTheRest = (scene: SceneAsPlayed): SceneAsPlayed => ({
	...scene,
	offered: scene.offered.map((line) =>
		line.chosen ? line : { ...line, worth: null, coachHtml: '', consequenceHtml: '' }
	)
});

function asPlayed(
	scene: Scene,
	{ shown, chosen, madeAt }: StepRow,
	errors: Record<string, string>
): SceneAsPlayed {
	const { name, blocks } = scene;
	if (scene.kind === 'question') {
		const offered = shown.map((index) => {
			const { html, coachHtml, right } = scene.answers[index]!;
			return {
				html,
				coachHtml,
				consequenceHtml: '',
				chosen: chosen.includes(index),
				worth: right ? 'right' : 'wrong'
			};
		});
		return { name, blocks, offered, skills: scene.skills, madeAt };
	}
	if (scene.kind === 'ending') return { name, blocks, offered: [], skills: [], madeAt };
	const offered = shown.map((index) => {
		const { html, coachHtml, consequenceHtml, rating } = scene.choices[index]!;
		return {
			html,
			coachHtml,
			consequenceHtml,
			chosen: chosen.includes(index),
			worth: worthOf(rating, errors)
		};
	});
	return { name, blocks, offered, skills: chosen.flatMap((index) => scene.choices[index]!.skills), madeAt };
}

function worthOf(rating: Rating, errors: Record<string, string>): string {
	switch (rating.kind) {
		case 'points':
			return ['poor, 0 of 2 points', 'acceptable, 1 of 2 points', 'best, 2 of 2 points'][rating.points]!;
		case 'critical':
			return `critical error ${rating.error}: ${errors[rating.error] ?? ''}`.trim();
		case 'unscored':
			return 'not scored';
		default:
			return rating satisfies never;
	}
}
