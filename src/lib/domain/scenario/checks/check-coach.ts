import { unkeptChoices } from '../kept-choice.ts';
import type { Report } from '../problem.ts';
import type { Scene } from '../scenario.ts';

/** Checks that each choice is rated where the others are, and teaches, and that what is not scored is not kept either. */
export function checkCoach(scenes: readonly Scene[], report: Report): void {
	for (const scene of scenes) {
		if (scene.kind !== 'scene') continue;
		const unscored = scene.choices.filter(({ rating, where }) => rating.kind === 'unscored' && where?.rating);
		if (unscored.length > 1 && unkeptChoices(scene).length === 0)
			report.add(
				'unscored-is-kept',
				unscored[0]!.where!.rating!,
				'These unscored choices lead to different places, so it is kept which one was taken. Lead them to one scene if they are about the officer.'
			);
		const rated = scene.choices.some((choice) => choice.where?.rating);
		for (const choice of scene.choices) {
			if (choice.coachHtml === '')
				report.add(
					'choice-without-coach',
					choice,
					'Say what the coach thinks of it, in a line that begins with “>”.'
				);
			if (rated && !choice.where?.rating)
				report.add(
					'choice-without-rating',
					choice,
					'Give it a rating, as the other choices here have: “- rating: ok”.'
				);
		}
	}
}
