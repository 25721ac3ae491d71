// The model path takes the best-rated choice shown (the first of equals) and right answers; the worst path the
// opposite. Where such a path comes back to the same situation, it takes what it has not tried there yet, so that it
// ends.

import { isRight, scenesByKey, visibleChoices, type KnownStep } from './play.ts';
import type { QuestionScene, Rating, Scenario } from './scenario.ts';

export type Aim = 'model' | 'worst';

/** The steps of the model or worst path, as far as it comes. */
export function markedPath(scenario: Scenario, aim: Aim): KnownStep[] {
	const scenes = scenesByKey(scenario);
	const flags = new Set<string>();
	const tried = new Set<string>();
	const steps: KnownStep[] = [];
	let scene = scenes.get(scenario.start);
	while (scene && scene.kind !== 'ending') {
		const here = `${scene.key} ${[...flags].sort().join(' ')}`;
		const shown = visibleChoices(scene, flags).filter(({ index }) => !tried.has(`${here} ${index}`));
		const taken = shown.toSorted((a, b) => order(aim, a.choice.rating, b.choice.rating))[0];
		if (taken) {
			tried.add(`${here} ${taken.index}`);
			if (taken.choice.remember !== null) flags.add(taken.choice.remember);
			steps.push({ kind: 'choice', choice: taken.index });
			scene = scenes.get(taken.choice.to);
		} else {
			if (tried.has(here) || scene.next === null || (scene.kind === 'scene' && scene.choices.length > 0))
				break;
			tried.add(here);
			steps.push(
				scene.kind === 'question' ? { kind: 'answer', answers: answersFor(scene, aim) } : { kind: 'continue' }
			);
			scene = scenes.get(scene.next);
		}
	}
	return steps;
}

const rank = (rating: Rating) =>
	rating.kind === 'points' ? rating.points : rating.kind === 'critical' ? -1 : 0.5;

function order(aim: Aim, a: Rating, b: Rating): number {
	return aim === 'model' ? rank(b) - rank(a) : rank(a) - rank(b);
}

/** All right answers, or a wrong one; where every answer is right, too few of them. */
export function answersFor({ answers }: Pick<QuestionScene, 'answers'>, aim: Aim): number[] {
	const right = answers.flatMap((answer, index) => (answer.right ? [index] : []));
	if (aim === 'model') return right;
	const wrong = answers.findIndex((_, index) => !isRight(answers, [index]) && !answers[index]!.right);
	return [wrong >= 0 ? wrong : 0];
}
