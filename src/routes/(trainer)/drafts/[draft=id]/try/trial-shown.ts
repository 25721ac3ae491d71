import { isRight } from '#lib/domain/scenario/play.ts';
import { valueOf } from '#lib/domain/scenario/score.ts';
import type { Block } from '#lib/domain/scenario/scenario.ts';
import { ratingInWords } from '#lib/domain/studio/outline.ts';
import type { Trial } from '#lib/domain/studio/trial.ts';
import type { TryState } from './address.ts';

/** What an officer would have on the page, as far as this state of the try goes. */
export function trialShown(trial: Trial, { at }: TryState) {
	const { scene, stuck } = trial;
	if (at === 'after' && trial.trail.length > 0) return afterStep(trial);
	if (stuck) return { kind: 'stuck' as const, words: stuck };
	if (scene.kind === 'ending')
		return { kind: 'ending' as const, name: scene.name, blocks: scene.blocks, result: scene.result };
	const pause = scene.blocks.filter((block) => block.kind === 'pause');
	if (pause.length > 0 && at !== 'ready') return { kind: 'pause' as const, name: scene.name, blocks: pause };
	const lines = scene.kind === 'question' ? scene.answers : scene.choices;
	return {
		kind: 'scene' as const,
		name: scene.name,
		blocks: scene.blocks.filter((block): block is Block => block.kind !== 'pause'),
		form: trial.offer.form,
		multiple: trial.offer.multiple,
		choices: trial.offer.shown.map((place, value) => ({
			value,
			html: lines[place]!.html,
			label: lines[place]!.text
		}))
	};
}

/** What came of the last step, and what it was worth, which only the author is told at once. */
function afterStep({ trail }: Trial) {
	const { scene, step } = trail.at(-1)!;
	const { rating, skills } = valueOf(scene, step);
	const choice =
		scene.kind === 'scene' && step.kind === 'choice' && step.choice !== null
			? scene.choices[step.choice]!
			: null;
	const answers =
		scene.kind === 'question' && step.kind === 'answer'
			? step.answers.map((place) => scene.answers[place]!)
			: [];
	return {
		kind: 'after' as const,
		name: scene.name,
		chosen: (choice ? [choice] : answers).map(({ text, html, coachHtml }) => ({ text, html, coachHtml })),
		consequenceHtml: choice?.consequenceHtml ?? '',
		right: scene.kind === 'question' && step.kind === 'answer' ? isRight(scene.answers, step.answers) : null,
		worth: scene.kind === 'question' ? null : ratingInWords(rating),
		skills: skills.join(', ')
	};
}

export type TrialShown = ReturnType<typeof trialShown>;
