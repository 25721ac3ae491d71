import { play, type Step } from './play.ts';
import type { Choice, Scenario } from './scenario.ts';

const LONGEST = 200;

/**
 * How many scenes an officer will about meet: those on the model path (always the best choice shown, the first of
 * equals, and right answers), without its ending.
 */
export function aboutScenes(scenario: Scenario): number {
	const steps: Step[] = [];
	for (;;) {
		const { scene, choices, finished } = play(scenario, steps);
		if (finished || steps.length === LONGEST) return steps.length;
		if (scene.kind === 'question') steps.push({ kind: 'answer', answers: [...scene.answers.keys()].filter((index) => scene.answers[index]!.right) });
		else if (choices.length === 0) steps.push({ kind: 'continue' });
		else steps.push({ kind: 'choice', choice: choices.reduce((best, other) => (worth(other.choice) > worth(best.choice) ? other : best)).index });
	}
}

function worth({ rating }: Choice): number {
	if (rating.kind === 'points') return rating.points;
	return rating.kind === 'unscored' ? 0 : -1;
}
