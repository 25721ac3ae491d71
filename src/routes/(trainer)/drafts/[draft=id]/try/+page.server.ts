import { error, redirect } from '@sveltejs/kit';
import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { stepOf, tryDraft, type Tried } from '#lib/domain/studio/trial.ts';
import { findService } from '#lib/server/referral/read-services.ts';
import { checkDraft } from '#lib/server/studio/check-draft.ts';
import { readDraft } from '#lib/server/studio/read-draft.ts';
import { criticalErrorSentences } from '#lib/server/studio/read-script.ts';
import { answering } from '#routes/answer.ts';
import { skillBars } from '#routes/(officer)/training/skill-bars.ts';
import { draftShown } from '../draft-shown.ts';
import { tryFields, tryQuery, tryState, type TryState } from './address.ts';
import { trialShown, type TrialShown } from './trial-shown.ts';
import type { PageServerLoadEvent } from './$types';

/** Nothing is written here: the address is the whole try. */
export const load = answering(async ({ locals, params, url }: PageServerLoadEvent) => {
	const query = url.searchParams;
	const state = tryState(query);
	if (!state) error(404, 'Not found');
	const draft = await readDraft(locals, { draftId: params.draft });
	const { scenario } = await checkDraft(draft.text);
	const tried = tryDraft(scenario, state, draft.id);
	const made = query.has('make') ? makeStep(tried, state, query.getAll('answer')) : null;
	if (made) redirect(303, tryQuery(made));
	const shown =
		tried.kind === 'trial' ? trialShown(tried, state) : { kind: 'stuck' as const, words: tried.words };
	return {
		draft: draftShown(draft),
		state: { ...state, steps: state.steps.length },
		isEmpty: query.has('make'),
		shown,
		services: servicesIn(shown, localDay(locals.now, locals.actor.timeZone)),
		fields: tryFields({ ...state, at: 'scene' }),
		links: linksOf(state),
		scenes: scenario?.scenes.map(({ key, name }) => ({ key, name })) ?? [],
		flags: [
			...new Set(
				scenario?.scenes.flatMap((scene) =>
					scene.kind === 'scene' ? scene.choices.flatMap(({ remember }) => remember ?? []) : []
				) ?? []
			)
		],
		now: tried.kind === 'trial' ? scoreShown(tried) : null
	};
});

const servicesIn = (shown: TrialShown | { kind: 'stuck' }, today: Temporal.PlainDate) =>
	('blocks' in shown ? (shown.blocks ?? []) : []).flatMap((block) => {
		const service = block.kind === 'service' ? findService(block.id, today) : null;
		return block.kind === 'service' && service ? [{ id: block.id, service }] : [];
	});

/** The state after a step that a form sent; null where nothing was chosen, or nothing that was shown. */
function makeStep(tried: Tried, state: TryState, sent: string[]): TryState | null {
	const step =
		tried.kind === 'trial' ? stepOf(tried, sent.filter((word) => /^\d{1,3}$/.test(word)).map(Number)) : null;
	if (!step) return null;
	return { ...state, steps: [...state.steps, step], at: step.kind === 'continue' ? 'scene' : 'after' };
}

function linksOf(state: TryState) {
	const { steps } = state;
	return {
		on: tryQuery(state, { at: 'scene' }),
		ready: tryQuery(state, { at: 'ready' }),
		back: steps.length > 0 ? tryQuery(state, { steps: steps.slice(0, -1), at: 'scene' }) : null,
		again: tryQuery(state, { steps: [], at: 'scene' }),
		widths: { phone: tryQuery(state, { width: 'phone' }), wide: tryQuery(state, { width: 'wide' }) },
		themes: {
			system: tryQuery(state, { theme: 'system' }),
			light: tryQuery(state, { theme: 'light' }),
			dark: tryQuery(state, { theme: 'dark' }),
			night: tryQuery(state, { theme: 'night' })
		},
		views: { page: tryQuery(state, { view: 'page' }), order: tryQuery(state, { view: 'order' }) }
	};
}

function scoreShown({ score, flags, trail, isExact }: Extract<Tried, { kind: 'trial' }>) {
	const sentences = criticalErrorSentences();
	return {
		points: `${score.won} of ${score.most} points${isExact ? '' : ', every scene counted once'}`,
		percent: score.percent,
		passed: score.ending === null ? null : score.passed,
		skills: skillBars(score.bySkill),
		criticalErrors: score.criticalErrors.map((id) => ({ id, words: sentences[id] ?? 'not in the list' })),
		flags,
		path: trail.map(({ scene }) => scene.name)
	};
}
